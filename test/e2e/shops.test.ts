import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimedBy } from '../../src/machine/claim-file.ts';
import { workshop } from '../support/workshop.ts';

describe('a shop that nobody has made', () => {
  test.each([
    'slots',
    'today',
    'find kim',
    'book -n --at tue -c 1 -s oil_change',
    'customers add --name Ana',
    'shop show',
    'auth',
    'doctor',
  ])('%s says that it is not there, which there are, and makes none', async (line) => {
    const { bay, done, folder } = workshop();
    await done('shop create main');
    const { exitCode, stdout, stderr } = await bay(`--shop mian ${line}`);
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 5,
      stdout: '',
      stderr:
        '✗ There is no shop "mian".\n  Did you mean main? There are: default and main.\n  A new one is made by: bay shop create mian\n',
    });
    expect(readdirSync(join(folder, 'home')).sort()).toEqual(['default', 'main']);
  });

  test('of the environment, too, and for scripts', async () => {
    const { json } = workshop();
    expect(await json('slots', { environment: { BAY_SHOP: 'north' } })).toMatchObject({
      exitCode: 5,
      success: false,
      error: { code: 'not-found', details: { what: 'shop', query: 'north', known: ['default'] } },
    });
  });

  test('where there is no book at all', async () => {
    const { bay, folder } = workshop({ given: [] });
    expect((await bay('--shop north slots')).stderr).toContain('There is none yet.');
    expect(existsSync(join(folder, 'home'))).toBe(false);
  });
});

describe('shop create', () => {
  test('makes a book of its own, says where and in which zone, and once is enough', async () => {
    const { bay, data, folder } = workshop();
    const file = join(folder, 'home', 'north', 'bay.db');
    expect(await bay('shop create north --dry-run')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(existsSync(file)).toBe(false);
    expect(await bay('shop create north')).toEqual({
      exitCode: 0,
      stdout: `✓ Made the shop "north"\n  ${file}\n  time zone America/New_York\n  its rules: bay --shop north shop\n`,
      stderr: '',
    });
    expect((await bay('shop create north')).stdout).toContain('! There was already a shop "north"\n');
    expect(
      await data('--shop north shop create north -n', { environment: { CALENDAR_TIMEZONE: 'Asia/Tokyo' } }),
    ).toEqual({
      shop: 'north',
      database: file,
      timezone: 'America/New_York',
      timezone_guessed: false,
      dry_run: true,
    });
    expect((await data('--shop north customers list')).total).toBe(0);
  });

  test('at the same moment under one key makes one shop, whose the key then is', async () => {
    const { bay, folder } = workshop();
    const create = (name: string) => bay(`shop create ${name} --idempotency-key k`);
    const names = ['north', 'south', 'east'];
    const made = (await Promise.all(names.map(create))).map(({ exitCode }) => exitCode);
    expect(made.toSorted((a, b) => a - b)).toEqual([0, 9, 9]);
    const first = names[made.indexOf(0)] as string;
    for (const name of names) {
      expect(existsSync(join(folder, 'home', name, 'bay.db'))).toBe(name === first);
      expect((await create(name)).exitCode).toBe(name === first ? 0 : 9);
    }
    expect(readdirSync(join(folder, 'home')).filter((name) => name.startsWith('.claim'))).toEqual([]);
  });

  test('that was broken off keeps its key for the same shop', async () => {
    const { bay, folder } = workshop();
    claimedBy('north', 'k', join(folder, 'home'));
    expect((await bay('shop create south --idempotency-key k')).exitCode).toBe(9);
    expect((await bay('shop create north --idempotency-key k')).exitCode).toBe(0);
    expect((await bay('shop create south --idempotency-key k')).exitCode).toBe(9);
  });

  test('hears as every command what a .env may not say', async () => {
    const { bay, file } = workshop();
    file('.env', 'BAY_HOME=elsewhere\n');
    expect((await bay('shop create north')).stderr).toContain('.env sets BAY_HOME, which counts only from');
  });

  test.each(['../north', 'a b', '', '.', 'x'.repeat(41), 'north/../..'])('%j is no name', async (name) => {
    const { bay } = workshop();
    expect(await bay(['shop', 'create', name])).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

test('a file and a shop at once is one too many', async () => {
  const { bay, folder } = workshop();
  for (const line of ['slots', 'shop create north']) {
    const { exitCode, stderr } = await bay(`--db a.db --shop default ${line}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--db names a file, and a shop has a file of its own: give one of them');
  }
  expect(await bay('--db a.db shop create north')).toMatchObject({ exitCode: 2 });
  expect(existsSync(join(folder, 'a.db'))).toBe(false);
});

describe('whoever makes a new book', () => {
  test('is told so once, with its file and zone, also beside JSON', async () => {
    const { bay, folder } = workshop({ given: [] });
    const made = (file: string) =>
      `! There was no book yet, and a new one was made: ${join(folder, file)}, time zone America/New_York.\n`;
    expect((await bay('slots --json')).stderr).toBe(made('home/default/bay.db'));
    expect((await bay('slots --json')).stderr).toBe('');
    expect((await bay('--db typo.db slots')).stderr).toBe(made('typo.db'));
    expect((await bay('slots', { environment: { BAY_DB: 'other.db' } })).stderr).toBe(made('other.db'));
  });

  test.each([
    {
      why: 'the machine says',
      ownZone: 'Etc/UTC',
      environment: { CALENDAR_TIMEZONE: undefined },
      guess: true,
    },
    { why: 'TZ says', ownZone: 'UTC', environment: { CALENDAR_TIMEZONE: undefined, TZ: 'UTC' }, guess: true },
    { why: 'somebody says', ownZone: 'UTC', environment: { CALENDAR_TIMEZONE: 'UTC' }, guess: false },
    {
      why: 'the machine says otherwise',
      ownZone: 'Asia/Tokyo',
      environment: { CALENDAR_TIMEZONE: undefined },
      guess: false,
    },
  ])('hears that UTC is a guess if it is: $why', async ({ ownZone, environment, guess }) => {
    const { bay } = workshop({ given: [], environment, ownZone });
    const { stderr } = await bay(['--db', "Ana's book.db", 'slots']);
    expect(stderr).toContain('time zone ');
    const command = "bay --db 'Ana'\\''s book.db' shop set timezone America/New_York";
    expect(stderr.includes(`a guess from this machine. Say where the shop is: ${command}\n`)).toBe(guess);
  });
});

test.each([
  { TZ: 'Mars/Olympus', ownZone: undefined, says: '✗ TZ: "Mars/Olympus" is no time zone that bay knows.' },
  { TZ: '', ownZone: undefined, says: '✗ TZ: "" is no time zone that bay knows.' },
  {
    TZ: undefined,
    ownZone: undefined,
    says: '✗ CALENDAR_TIMEZONE: it is not set, and this machine does not know',
  },
  { TZ: 'odd', ownZone: 'Etc/Odd', says: '✗ TZ: "odd" is no time zone that bay knows.' },
])('a zone that nobody knows is named by what says it: TZ=$TZ', async ({ TZ, ownZone, says }) => {
  const { bay, folder } = workshop({ given: [], environment: { CALENDAR_TIMEZONE: undefined, TZ }, ownZone });
  const { exitCode, stderr } = await bay('slots');
  expect(exitCode).toBe(10);
  expect(stderr).toContain(says);
  expect(stderr).not.toContain('undefined');
  expect(await bay('shop create north')).toMatchObject({ exitCode: 10 });
  expect(existsSync(join(folder, 'home'))).toBe(false);
  expect(await bay('slots', { environment: { TIMEZONE: 'Nowhere' } })).toMatchObject({
    exitCode: 10,
    stderr: expect.stringContaining('✗ TIMEZONE: "Nowhere" is no time zone'),
  });
  expect(await bay('slots', { environment: { TIMEZONE: 'Europe/Rome' } })).toMatchObject({ exitCode: 0 });
  expect(existsSync(join(folder, 'home', 'default', 'bay.db'))).toBe(true);
});
