import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

test('doctor looks at everything, and finds a sound shop sound', async () => {
  const { bay, json, folder } = workshop({ given: TWO_VISITS });
  const { exitCode, stdout, stderr } = await bay('doctor');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const shown = stdout.replace(folder, '…').replace(/SQLite [\d.]+, schema \d+/, 'SQLite …');
  expect(shown).toMatchInlineSnapshot(`
    "✓ database       …/home/default/bay.db is sound: appointments 2, customers 2 (SQLite …)
    ✓ configuration  My Garage: bays 1, services 8, zone America/New_York
    ✓ clock          2026-11-23 07:00 in America/New_York
    ✓ sign-in        none needed: bay keeps its own calendar
    ✓ calendars      primary
    ✓ delivery       nothing is owed to the calendar
    ✓ inbox          nothing waits for a person

    All is well.
    "
  `);
  const { data, message } = await json('doctor');
  expect(message).toBe('All is well.');
  expect(data).toMatchObject({ problems: 0, warnings: 0 });
  expect(data.findings.map(({ check, status }: Record<string, unknown>) => [check, status])).toEqual([
    ['database', 'ok'],
    ['configuration', 'ok'],
    ['clock', 'ok'],
    ['sign-in', 'ok'],
    ['calendars', 'ok'],
    ['delivery', 'ok'],
    ['inbox', 'ok'],
  ]);
});

test('doctor says how to go on for a shop that has a Google client and no sign-in', async () => {
  const { json } = workshop({ environment: { GOOGLE_CLIENT_ID: 'shop.apps.googleusercontent.com' } });
  const { exitCode, data } = await json('doctor');
  expect(exitCode).toBe(0);
  expect(data.findings).toContainEqual({
    check: 'sign-in',
    status: 'ok',
    detail: "none needed: bay keeps its own calendar; to show the appointments in Google's: bay auth",
    mend: null,
  });
});

test('doctor says when the clock stands before what is written', async () => {
  const { json, at } = workshop({ given: TWO_VISITS });
  at('Fri 2026-11-20 07:00');
  const { exitCode, data } = await json('doctor');
  expect(exitCode).toBe(0);
  expect(data.findings[2]).toMatchObject({
    check: 'clock',
    status: 'warning',
    mend: 'set the clock of this machine',
  });
});

test('doctor says how fast agents were answered in the last week, where any has called', async () => {
  const { json, done, at } = workshop({ given: TWO_VISITS });
  const agents = async () =>
    (await json('doctor')).data.findings.filter(({ check }: { check: string }) => check === 'agents');
  expect(await agents()).toEqual([]);
  for (let i = 0; i < 3; i += 1) await done(['call', 'get_available_slots', '{"date": "2026-11-24"}']);
  expect(await agents()).toEqual([
    {
      check: 'agents',
      status: 'ok',
      detail: expect.stringMatching(
        /^3 calls in the last 7 days: half within \d+ ms, 95 of 100 within \d+ ms, the longest took \d+ ms$/,
      ),
      mend: null,
    },
  ]);
  at('Mon 2026-11-30 07:00');
  expect(await agents()).toEqual([]);
});

test('a file that is no book of bay is left alone', async () => {
  const { story, file, folder } = workshop();
  file('notes.db', 'milk, bread, and a good deal more text than a header has');
  expect(await story('--db notes.db slots')).toContain('exit 74');
  expect(readFileSync(join(folder, 'notes.db'), 'utf8')).toMatch(/^milk/);
});

test.each(['bay.db-unfinished', 'bay.db-checkup'])(
  'what stands where %s is kept and cannot be taken away changes no answer',
  async (name) => {
    const { folder, json } = workshop({ given: TWO_VISITS });
    await json('agenda');
    rmSync(join(folder, 'home', 'default', name), { force: true });
    mkdirSync(join(folder, 'home', 'default', name));
    for (const line of ['agenda', 'cancel 1 --reason other', 'doctor'])
      expect({ line, ...(await json(line)) }).toMatchObject({ line, exitCode: 0, success: true });
  },
);

test('a damaged book is told with exit code 74', async () => {
  const { folder, bay } = workshop({ given: TWO_VISITS });
  await bay('agenda');
  const path = join(folder, 'home', 'default', 'bay.db');
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 4096, bytes.length);
  writeFileSync(path, bytes);
  const { exitCode, stdout, stderr } = await bay('agenda');
  expect({ exitCode, stdout }).toEqual({ exitCode: 74, stdout: '' });
  expect(stderr).toMatch(/^✗ The book .* is damaged, and nothing is written .*\.\n.*bay doctor\n$/);
});

describe('a book of which a command can make nothing ends with 74, and doctor names it', () => {
  test.each([
    ['its version is 0', 'PRAGMA user_version = 0', 'it says that its version is 0'],
    ['its version is -1', 'PRAGMA user_version = -1', 'it says that its version is -1'],
    ['the shop is gone', 'DELETE FROM shop', 'the rules of the shop are missing'],
    [
      'the rules are empty',
      "UPDATE shop SET rules = '{}'",
      'the rules of the shop cannot be read: name is missing',
    ],
    [
      'the rules are no JSON',
      "PRAGMA ignore_check_constraints = ON; UPDATE shop SET rules = '{'",
      'CHECK constraint failed in shop',
    ],
    [
      'a technician’s hours are no JSON',
      "PRAGMA ignore_check_constraints = ON; UPDATE claimable SET hours = 'nine'",
      'CHECK constraint failed in claimable',
    ],
  ])('%s', async (_, sql, says) => {
    const { folder, bay, json } = workshop({ given: TWO_VISITS });
    await bay('agenda');
    const database = new Database(join(folder, 'home', 'default', 'bay.db'));
    database.exec(sql);
    database.close();
    for (const line of [
      'agenda',
      'book --customer 1 --service oil_change --at 2026-11-24T09:00',
      'cancel 1 --reason other',
    ])
      expect([line, (await bay(line)).exitCode]).toEqual([line, 74]);
    const told = await json('doctor');
    expect(told.exitCode).toBe(74);
    expect(JSON.stringify(told)).toContain(says);
  });
});

test.runIf(process.platform !== 'win32')('a book that others can read is named by doctor', async () => {
  const { folder, bay } = workshop({ given: TWO_VISITS });
  await bay('agenda');
  chmodSync(join(folder, 'home', 'default', 'bay.db'), 0o666);
  expect((await bay('doctor')).stdout).toMatch(
    /! database .*others on this machine can read .*\n.*chmod 600/,
  );
});
