import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';

test('the book is made on first use, in BAY_HOME, with a ready shop', async () => {
  const { bay, folder } = workshop({ given: [] });
  expect(existsSync(join(folder, 'home'))).toBe(false);
  expect((await bay('slots')).exitCode).toBe(0);
  expect(existsSync(join(folder, 'home', 'default', 'bay.db'))).toBe(true);
});

test('without BAY_HOME it is in the user’s data folder', async () => {
  const { bay, folder } = workshop({ environment: { BAY_HOME: undefined } });
  await bay('slots');
  expect(existsSync(join(folder, 'person', '.local', 'share', 'bay', 'default', 'bay.db'))).toBe(true);
  await bay('slots', { environment: { XDG_DATA_HOME: join(folder, 'xdg') } });
  expect(existsSync(join(folder, 'xdg', 'bay', 'default', 'bay.db'))).toBe(true);
});

test('--shop and BAY_SHOP choose a book of their own; --shop counts', async () => {
  const { data, done } = workshop();
  await done('shop create north', 'customers add --name Ana', '--shop north customers add --name Bob');
  const names = async (line: string, environment = {}) =>
    (await data(line, { environment })).customers.map((one: Record<string, string>) => one['customer_name']);
  expect(await names('customers list')).toEqual(['Ana']);
  expect(await names('customers list --shop north')).toEqual(['Bob']);
  expect(await names('customers list', { BAY_SHOP: 'north' })).toEqual(['Bob']);
  expect(await names('customers list --shop default', { BAY_SHOP: 'north' })).toEqual(['Ana']);
});

test('--db and BAY_DB choose a file; --db counts', async () => {
  const { data, done, folder } = workshop();
  await done('--db one.db customers add --name Ana');
  expect(existsSync(join(folder, 'one.db'))).toBe(true);
  const total = async (line: string, environment = {}) => (await data(line, { environment })).total;
  expect(await total('customers list')).toBe(0);
  expect(await total('customers list', { BAY_DB: join(folder, 'one.db') })).toBe(1);
  expect(await total('customers list --db two.db', { BAY_DB: join(folder, 'one.db') })).toBe(0);
});

test.each([
  {
    why: 'CALENDAR_TIMEZONE',
    environment: { CALENDAR_TIMEZONE: 'Asia/Tokyo', TIMEZONE: 'Europe/Rome' },
    zone: 'Asia/Tokyo',
  },
  {
    why: 'its alias TIMEZONE',
    environment: { CALENDAR_TIMEZONE: undefined, TIMEZONE: 'Europe/Rome' },
    zone: 'Europe/Rome',
  },
  { why: 'the machine', environment: { CALENDAR_TIMEZONE: undefined }, zone: 'America/Chicago' },
])('the zone of a new shop is that of $why', async ({ environment, zone }) => {
  const { data } = workshop({ environment });
  expect((await data('shop show')).timezone).toBe(zone);
});

test('.env: the environment wins, then the working folder, then BAY_HOME', async () => {
  const { data, file } = workshop({ environment: { CALENDAR_TIMEZONE: undefined } });
  file('home/.env', 'CALENDAR_TIMEZONE=Asia/Tokyo\nBAY_NOW=2026-12-24T07:00:00Z\n');
  const zoneOf = async (shop: string, environment = {}) =>
    (await data(`shop create ${shop}`, { environment })).timezone;
  expect(await zoneOf('a')).toBe('Asia/Tokyo');
  file('.env', 'CALENDAR_TIMEZONE=Europe/Rome\n');
  expect(await zoneOf('b')).toBe('Europe/Rome');
  expect(await zoneOf('c', { CALENDAR_TIMEZONE: 'Africa/Cairo' })).toBe('Africa/Cairo');
});

test('.env of the working folder does not say where the home and the book are', async () => {
  const { bay, file, folder } = workshop();
  file('.env', 'BAY_HOME=elsewhere\nBAY_SHOP=south\nBAY_DB=other.db\nBAY_CALENDAR=nonsense\nPORT=80\n');
  const { exitCode, stderr } = await bay('slots --json');
  expect(exitCode).toBe(0);
  expect(stderr).toBe(
    `! ${folder}/.env sets BAY_CALENDAR, BAY_DB and BAY_SHOP, which count only from the environment or ${folder}/home/.env: they are ignored.\n` +
      `! ${folder}/.env sets BAY_HOME, which counts only from the environment: it is ignored.\n`,
  );
  expect(existsSync(join(folder, 'home', 'default', 'bay.db'))).toBe(true);
});

test('BAY_NOW stops the clock', async () => {
  const { data } = workshop({ environment: { BAY_NOW: '2026-12-24T07:00:00-05:00' } });
  expect((await data('today')).days[0].date).toBe('2026-12-24');
});

test('a failure tells times by BAY_NOW, too', async () => {
  const { bay } = workshop({ environment: { BAY_NOW: '2026-12-24T07:00:00-05:00' } });
  expect((await bay('slots blursday')).stderr).toContain('2026-12-25T09:00');
});

test.each([
  { environment: { BAY_NOW: 'soon' }, says: 'BAY_NOW' },
  { environment: { BAY_NOW: '2026-12-24T07:00:00' }, says: 'BAY_NOW' },
  { environment: { BAY_NOW: '9999-12-31T23:59:59Z' }, says: 'too late' },
  { environment: { BAY_NOW: '2026-02-30T07:00:00Z' }, says: 'no instant' },
  { environment: { BAY_CALENDAR: 'outlook' }, says: 'BAY_CALENDAR' },
  {
    environment: { GOOGLE_CLIENT_ID: 'id', GOOGLE_OAUTH_ROOT: 'http://me:secret@example.com' },
    says: 'GOOGLE_API_ROOT',
  },
  { environment: { BAY_SHOP: '../north' }, says: 'BAY_SHOP' },
  { environment: { CALENDAR_TIMEZONE: 'Mars/Olympus' }, says: 'CALENDAR_TIMEZONE' },
  { environment: { BAY_DB: 'postgres://bay:secret@db/bay' }, says: 'BAY_DB' },
])('$environment is a bad configuration', async ({ environment, says }) => {
  const { bay } = workshop({ environment });
  const { exitCode, stdout, stderr } = await bay('slots');
  expect({ exitCode, stdout }).toEqual({ exitCode: 10, stdout: '' });
  expect(stderr).toContain(says);
  expect(stderr).not.toContain('secret');
});

function utf16(text: string, swapped: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return swapped ? bytes.swap16() : bytes;
}

describe('a .env as people’s editors write it says the zone all the same', () => {
  test.each([
    { what: 'with a line of blanks', bytes: 'BAY_SHOP=default\n   \nCALENDAR_TIMEZONE=America/Chicago\n' },
    { what: 'with a byte order mark', bytes: '\ufeffCALENDAR_TIMEZONE=America/Chicago\n' },
    { what: 'in UTF-16', bytes: utf16('A=1\r\nCALENDAR_TIMEZONE=America/Chicago\r\n', false) },
    {
      what: 'in UTF-16 of the other order',
      bytes: utf16('A=1\nCALENDAR_TIMEZONE="America/Chicago"\n', true),
    },
    {
      what: 'in Windows’ encoding',
      bytes: Buffer.from('# Caf\xe9\nCALENDAR_TIMEZONE=America/Chicago\n', 'latin1'),
    },
  ])('$what', async ({ bytes }) => {
    const { data, folder } = workshop({ environment: { CALENDAR_TIMEZONE: undefined }, ownZone: 'UTC' });
    writeFileSync(join(folder, '.env'), bytes);
    expect(await data('shop export')).toMatchObject({ timezone: 'America/Chicago' });
  });

  test('and what cannot be understood is said with its line, while all else counts', async () => {
    const { bay, file, folder } = workshop({ environment: { CALENDAR_TIMEZONE: undefined } });
    file('.env', 'TIMEZONE Europe/Rome\n# zone\nA="b\nCALENDAR_TIMEZONE=America/Chicago\n');
    const { stdout, stderr } = await bay('shop export --json');
    expect(JSON.parse(stdout).data.timezone).toBe('America/Chicago');
    expect(stderr).toContain(
      `! ${folder}/.env: lines 1 and 3 are left out: a line is one NAME=value, and quotes are closed where it ends.\n`,
    );
  });
});

test('~ in a setting is the home folder, from whatever folder bay is run', async () => {
  const { bay, folder } = workshop({ environment: { BAY_DB: '~/garage/shop.db' } });
  expect((await bay('shop export')).exitCode).toBe(0);
  expect(existsSync(join(folder, 'person/garage/shop.db'))).toBe(true);
  expect(existsSync(join(folder, '~'))).toBe(false);
});

test('a client id with something beside it is said at once, before the browser opens', async () => {
  const { bay } = workshop({ environment: { GOOGLE_CLIENT_ID: '"id.apps.googleusercontent.com' } });
  expect(await bay('auth')).toEqual({
    exitCode: 10,
    stdout: '',
    stderr:
      '✗ GOOGLE_CLIENT_ID: it has " in it, and Google gives none with that.\n' +
      '  Copy it again, without quotation marks and blanks.\n',
  });
});
