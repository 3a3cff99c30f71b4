import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import type { App } from '../../src/cli/app.ts';
import { COMMANDS } from '../../src/cli/run/command-list.ts';
import { workshop } from '../support/workshop.ts';
import { WRITING_COMMANDS, WRITTEN_FILES } from '../support/workshop-commands.ts';
import { databaseContent } from '../support/workshop-database.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** `shop create` writes into another book; the others need a calendar, an editor or something undone, and have tests of their own. */
const KEYED = [...WRITING_COMMANDS, { line: 'shop create north', other: 'shop create south' }];
const ELSEWHERE = [
  'alerts resolve',
  'back',
  'call',
  'channel recreate',
  'channel start',
  'channel stop',
  'close',
  'customers merge',
  'extend',
  'fix',
  'inbox resolve',
  'off',
  'open',
  'queue drop',
  'queue retry',
  'recover',
  'redo',
  'shop edit',
  'shop holidays',
  'shop unset',
  'sync',
  'waitlist offer',
  'waitlist remove',
];

test('every command that takes a key is tried with it', async () => {
  const keyed: string[] = [];
  for (const { name, load } of COMMANDS) {
    const command = new Command(name);
    (await load())(command, {} as App);
    for (const one of [command, ...command.commands]) {
      if (one.options.some(({ long }) => long === '--idempotency-key'))
        keyed.push(one === command ? name : `${name} ${one.name()}`);
    }
  }
  const lines = KEYED.map(({ line }) => line);
  const untried = keyed.filter((name) => !lines.some((line) => line.startsWith(`${name} `)));
  expect(untried.sort()).toEqual(ELSEWHERE);
});

test.each(KEYED)('the same key: "$line" gives the first result again', async ({ line, other }) => {
  const { json, bay, file, folder } = workshop({ given: TWO_VISITS });
  for (const [name, text] of Object.entries(WRITTEN_FILES)) file(name, text);
  const first = await json(`${line} --idempotency-key k1`);
  expect(first.exitCode).toBe(0);
  const written = databaseContent(folder);
  const again = await json(`${line} --idempotency-key k1`);
  // Where it was before, only who moved it is told.
  const { before, ...result } = first.data;
  expect({ exitCode: again.exitCode, data: again.data }).toEqual({ exitCode: 0, data: result });
  expect((await bay(`${line} --idempotency-key k1`)).stdout).toMatch(/already/i);
  expect(await json(`${other} --idempotency-key k1`)).toMatchObject({
    exitCode: 9,
    success: false,
    error: { code: 'key-reused', details: { key: 'k1' } },
  });
  expect(databaseContent(folder)).toBe(written);
});

test('a key gives the appointment that it was for, as it is by now', async () => {
  const { data, json, done, bay } = workshop({ given: TWO_VISITS });
  const line = 'book --customer 1 --service oil --at 2026-11-24T09:00 --idempotency-key k';
  const first = await data(line);
  await done('reschedule 3 --to 2026-11-25', 'book --customer 2 --service oil --at 2026-11-24T09:00');
  expect(await json(line)).toMatchObject({
    exitCode: 0,
    already: true,
    message: expect.stringMatching(/^#3 was already booked, and has been changed since: .* Wednesday/),
    data: { appointment_id: first.appointment_id, scheduled_at: '2026-11-25T09:00:00-05:00' },
  });
  await done('cancel 3 --reason other');
  expect(await json(line)).toMatchObject({ exitCode: 0, already: true, data: { status: 'cancelled' } });
  expect((await bay(line)).stdout).toContain('#3 was already booked, and is cancelled now');
});

test.each([
  {
    line: 'customers edit 1 --notes coffee',
    other: 'customers edit 1 --notes tea',
    says: /^Customer 1 was changed so before, and has been changed since: /,
  },
  {
    line: 'vehicles edit 1 --notes red',
    other: 'vehicles edit 1 --notes blue',
    says: /^Vehicle 1 was changed so before, and has been changed since: /,
  },
  {
    line: 'shop set horizon_days 30',
    other: 'shop set horizon_days 31',
    says: /^Changed before, and changed again since: horizon_days of /,
  },
  {
    line: 'shop set "bays.Bay 1.capacity" 2',
    other: 'shop set "bays.Bay 1.name" Lift',
    says: /^Changed before, and changed again since: bays\.Bay 1\.capacity of /,
  },
  {
    line: 'shop import shop.yaml',
    other: 'shop set horizon_days 31',
    says: /^Changed before, and changed again since: the rules of /,
  },
])('a key of "$line" does not say that it is so when it is so no more', async ({ line, other, says }) => {
  const { json, done, file } = workshop({ given: TWO_VISITS });
  file('shop.yaml', WRITTEN_FILES['shop.yaml'] as string);
  await done(`${line} --idempotency-key k`);
  const same = await json(`${line} --idempotency-key k`);
  expect(same).toMatchObject({ exitCode: 0, already: true, message: expect.not.stringContaining('since') });
  await done(other);
  const message = expect.stringMatching(says);
  expect(await json(`${line} --idempotency-key k`)).toMatchObject({ exitCode: 0, already: true, message });
});

test('what was never moved is not said to have been', async () => {
  const { bay } = workshop({ given: TWO_VISITS });
  expect((await bay('reschedule 1 --to 2026-11-23T09:00')).stdout).toContain('#1 is there already');
  await bay('reschedule 1 --to 2026-11-23T14:00 --idempotency-key k');
  expect((await bay('reschedule 1 --to 2026-11-23T14:00')).stdout).toContain('#1 was already moved');
  await bay('reschedule 1 --to 2026-11-23T15:00');
  expect((await bay('reschedule 1 --to 2026-11-23T14:00 --idempotency-key k')).stdout).toMatch(
    /#1 was already moved, and has been changed since .*\n.* 15:00/,
  );
});

test('a key is for one command: another with the same words is another request', async () => {
  const { json } = workshop({ given: TWO_VISITS });
  await json('customers edit 1 --notes red --idempotency-key k');
  expect((await json('vehicles edit 1 --notes red --idempotency-key k')).exitCode).toBe(9);
  expect((await json('sync --idempotency-key k')).exitCode).toBe(9);
});

test('the order of options does not make it another request', async () => {
  const { json } = workshop({ given: TWO_VISITS });
  await json('book --customer 1 --service oil --at 2026-11-24T09:00 --idempotency-key k');
  const again = await json('book --idempotency-key k --at 2026-11-24T09:00 --service oil --customer 1');
  expect(again).toMatchObject({ exitCode: 0, data: { appointment_id: 3 } });
});

test('the same file name with other content is another request', async () => {
  const { json, file } = workshop({ given: TWO_VISITS });
  for (const [command, name, other] of [
    ['customers import', 'list.csv', 'other.csv'],
    ['calendar import', 'busy.ics', 'other.ics'],
    ['shop import', 'shop.yaml', 'other.yaml'],
  ] as const) {
    file(name, WRITTEN_FILES[name] as string);
    await json(`${command} ${name} --idempotency-key ${name}`);
    file(name, WRITTEN_FILES[other] as string);
    expect((await json(`${command} ${name} --idempotency-key ${name}`)).exitCode).toBe(9);
  }
});

test('what is written in the editor belongs to the request, also where nothing was changed', async () => {
  const { json } = workshop({ given: TWO_VISITS });
  const edit = (days: string) =>
    json('shop edit --idempotency-key k', { editor: (text) => text.replace(/(?<=horizon_days: )\d+/, days) });
  expect((await edit('30')).exitCode).toBe(0);
  expect((await edit('31')).exitCode).toBe(9);
  expect((await edit('30')).exitCode).toBe(0);
  await json('customers edit 1 --notes red --idempotency-key k2');
  const unchanged = { editor: (text: string) => text };
  expect((await json('shop edit --idempotency-key k2', unchanged)).exitCode).toBe(9);
});

describe('the key of a shop that is made', () => {
  test('is refused for another shop, also where the shop was there before', async () => {
    const { json } = workshop();
    await json('shop create north');
    expect(await json('shop create north --idempotency-key k')).toMatchObject({ exitCode: 0, already: true });
    for (const line of ['shop create south', 'shop create south --dry-run'])
      expect(await json(`${line} --idempotency-key k`)).toMatchObject({
        exitCode: 9,
        error: { code: 'key-reused', details: { key: 'k' } },
      });
    expect((await json('--shop south slots')).exitCode).toBe(5);
    expect((await json('shop create south')).exitCode).toBe(0);
  });

  test('is refused for what is asked of that shop, and free in any other', async () => {
    const { json } = workshop();
    await json('shop create north --idempotency-key k');
    expect((await json('--shop north customers add --name Ana --idempotency-key k')).exitCode).toBe(9);
    expect((await json('customers add --name Ana --idempotency-key k')).exitCode).toBe(0);
    await json('--shop north customers add --name Ana --idempotency-key k2');
    expect((await json('shop create north --idempotency-key k2')).exitCode).toBe(9);
    expect((await json('shop create south --idempotency-key k2')).exitCode).toBe(0);
  });

  test.each([
    { what: 'is empty', bytes: '' },
    { what: 'is no book', bytes: 'junk' },
  ])('is free beside a file in the place of a book that $what', async ({ bytes }) => {
    const { json, file } = workshop();
    file('home/left/bay.db', bytes);
    for (const line of ['shop create south --dry-run', 'shop create south'])
      expect((await json(`${line} --idempotency-key k`)).exitCode).toBe(0);
  });

  test('is not taken by a dry run', async () => {
    const { json } = workshop();
    await json('shop create north --dry-run --idempotency-key k');
    expect((await json('shop create south --idempotency-key k')).exitCode).toBe(0);
  });
});

test('an empty key is refused rather than shared', async () => {
  const { json } = workshop({ given: TWO_VISITS });
  expect((await json(['customers', 'add', '--name', 'Dee', '--idempotency-key', ''])).exitCode).toBe(2);
});
