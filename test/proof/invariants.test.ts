import { copyFileSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBook, slots } from './book-of-proof.ts';
import { run } from './command.ts';
import { type BookRows, bookViolations, calendarViolations, idUnderKey, readBook } from './invariants.ts';
import { Ledger } from './ledger.ts';
import { answerViolations } from './race-run.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

const CREW = {
  bays: [
    { name: 'North', capacity: 1 },
    { name: 'South', capacity: 2 },
  ],
  technicians: ['Maria'],
};

let workplace: Workplace;
let sound: string;

/** Appointment 1 and 2 are live, 3 is cancelled; all in the North. */
beforeAll(async () => {
  workplace = openWorkplace();
  sound = join(workplace.folder, 'sound.db');
  await makeBook(workplace, sound, CREW, 3);
  for (const [i, slot] of slots(3).entries()) {
    const who = ['--customer', `${i + 1}`, '--vehicle', `${i + 1}`, '--idempotency-key', `key ${i + 1}`];
    await run(workplace, sound, ['book', ...who, '--service', 'oil_change', '--at', slot]);
  }
  await run(workplace, sound, ['cancel', '3', '--reason', 'other']);
});

afterAll(() => workplace.remove());

/** A copy of the sound book with this done to it, and nothing in it that forbids it. */
function damaged(sql: string): BookRows {
  const file = join(mkdtempSync(join(workplace.folder, 'damaged-')), 'bay.db');
  copyFileSync(sound, file);
  const db = new Database(file);
  try {
    db.pragma('foreign_keys = OFF');
    const triggers = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
    for (const name of triggers) db.exec(`DROP TRIGGER ${String(name)}`);
    db.exec(sql);
  } finally {
    db.close();
  }
  return readBook(file);
}

function ledgerOf({ appointments }: BookRows): Ledger {
  const ledger = new Ledger();
  for (const { id, status, start_at } of appointments) {
    ledger.booked(id, start_at);
    if (status === 'cancelled') ledger.cancelled(id);
  }
  return ledger;
}

test('a sound book has nothing against it', () => {
  const book = readBook(sound);
  expect(book.appointments.map(({ status }) => status)).toEqual(['scheduled', 'scheduled', 'cancelled']);
  expect([...bookViolations(book), ...calendarViolations(book), ...ledgerOf(book).compare(book)]).toEqual([]);
  expect([idUnderKey(sound, 'key 2'), idUnderKey(sound, 'key 4')]).toEqual([2, undefined]);
});

/** The table itself forbids it, so it is made anew without its checks. */
const SHOP_TWICE = `CREATE TABLE shops AS SELECT * FROM shop UNION ALL SELECT * FROM shop;
  DROP TABLE shop; ALTER TABLE shops RENAME TO shop`;
const FIRST_EVENT = 'appointment_uuid = (SELECT uuid FROM appointment WHERE id = 1)';
const SHIFTED = 'start_at = start_at - 900000, end_at = end_at - 900000';

test.each([
  {
    planted: 'an overlap in a bay',
    sql: `UPDATE appointment SET ${SHIFTED} WHERE id = 2; UPDATE claim SET ${SHIFTED} WHERE appointment_id = 2`,
    found: /North holds 2 at \d+, its capacity is 1/,
  },
  {
    planted: 'half a claim',
    sql: `DELETE FROM claim WHERE appointment_id = 2
          AND claimable_id = (SELECT id FROM claimable WHERE name = 'Maria')`,
    found: /missing: #2 holds/,
  },
  {
    planted: 'a claim without an appointment',
    sql: 'UPDATE claim SET appointment_id = 99 WHERE appointment_id = 2',
    found: /not wanted: #99 holds|foreign key/,
  },
  {
    planted: 'a cancelled appointment that holds its bay',
    sql: `INSERT INTO claim SELECT NULL, 3, NULL, bay_id, start_at, end_at, 0 FROM appointment WHERE id = 3`,
    found: /not wanted: #3 holds/,
  },
  {
    planted: 'an appointment owed to no calendar',
    sql: 'DELETE FROM calendar_image WHERE appointment_id = 2',
    found: /#2 is owed to no calendar/,
  },
  {
    planted: 'a cancellation that the calendar is not told of',
    sql: 'UPDATE calendar_image SET present = 1 WHERE appointment_id = 3',
    found: /#3 is cancelled, and its calendar is told otherwise/,
  },
  {
    planted: 'a gap in the history',
    sql: 'DELETE FROM appointment_revision WHERE appointment_id = 3 AND revision = 1',
    found: /#3 has 1 entries of history for revision 2/,
  },
  { planted: 'a second shop', sql: SHOP_TWICE, found: /there are 2 shops/ },
])('finds $planted', ({ sql, found }) => {
  expect(bookViolations(damaged(sql)).join('\n')).toMatch(found);
});

test.each([
  {
    planted: 'an event of no appointment',
    sql: `UPDATE local_event SET appointment_uuid = 'nobody' WHERE ${FIRST_EVENT}`,
    found: /belongs to no appointment/,
  },
  {
    planted: 'a missing event',
    sql: `UPDATE local_event SET cancelled = 1 WHERE ${FIRST_EVENT}`,
    found: /#1 is scheduled and has 0 live events/,
  },
  {
    planted: 'a second event',
    sql: `CREATE TEMP TABLE twin AS SELECT * FROM local_event WHERE ${FIRST_EVENT};
          UPDATE twin SET event_id = event_id || '1';
          INSERT INTO local_event SELECT * FROM twin`,
    found: /#1 is scheduled and has 2 live events/,
  },
  {
    planted: 'an event at another time',
    sql: `UPDATE local_event SET ${SHIFTED} WHERE ${FIRST_EVENT}`,
    found: /#1 is scheduled and has 1 live events, 0 of them right/,
  },
  {
    planted: 'an event of a cancelled appointment',
    sql: 'UPDATE local_event SET cancelled = 0',
    found: /#3 is cancelled and has 1 live events/,
  },
  {
    planted: 'a change that is still owed',
    sql: 'UPDATE calendar_image SET synced_revision = 0 WHERE appointment_id = 1',
    found: /#1 is still owed to North/,
  },
])('finds $planted', ({ sql, found }) => {
  expect(calendarViolations(damaged(sql)).join('\n')).toMatch(found);
});

test.each([
  { planted: 'a lost booking', sql: 'DELETE FROM appointment WHERE id = 2', found: '#2 is lost' },
  {
    planted: 'a lost cancellation',
    sql: `UPDATE appointment SET status = 'scheduled' WHERE id = 3`,
    found: '#3 is scheduled',
  },
  { planted: 'a lost move', sql: `UPDATE appointment SET ${SHIFTED} WHERE id = 1`, found: '#1 is scheduled' },
  {
    planted: 'a booking that nobody made',
    sql: 'UPDATE appointment SET id = 7 WHERE id = 2',
    found: '#7 was never booked',
  },
])('finds $planted', ({ sql, found }) => {
  expect(ledgerOf(readBook(sound)).compare(damaged(sql)).join('\n')).toContain(found);
});

test.each([
  { ending: 'a locked database', exitCode: 75, stdout: '{"success":false,"message":""}\n', stderr: '' },
  { ending: 'half an answer', exitCode: 0, stdout: '{"success":tr', stderr: '' },
  {
    ending: 'a success told as a failure',
    exitCode: 9,
    stdout: '{"success":true,"message":""}\n',
    stderr: '',
  },
  { ending: 'a stack', exitCode: 0, stdout: '{"success":true,"message":""}\n', stderr: 'Error: at …' },
])('finds $ending', ({ exitCode, stdout, stderr }) => {
  const answer = stdout.endsWith('\n') ? JSON.parse(stdout) : null;
  expect(answerViolations({ exitCode, killed: false, answer, stdout, stderr, ms: 1 })).not.toEqual([]);
});
