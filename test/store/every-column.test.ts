import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { createShop } from '../../src/store/sql/shop.ts';
import { SqliteDatabase } from '../../src/store/sqlite/database.ts';
import { Connection } from '../../src/store/sqlite/engine/connection.ts';
import { MIGRATIONS } from '../../src/store/sqlite/schema/schema.ts';
import { damageIn, type WithModel } from '../../src/store/sqlite/soundness/checks.ts';
import { makeDueSums } from '../../src/store/sqlite/soundness/sums.ts';
import { storeIn } from '../../src/store/sqlite/sqlite-store.ts';
import { keyed, NOW, RULES, readyBook, zone } from '../support/book.ts';

const IMPORTED =
  'an image of what a file says: a hundred thousand of them have to go in within seconds (decision 0015)';
const MIRRORED = 'what others have at Google, as it was last read: it lasts an hour and is read again';
const HEARD = 'how a calendar has answered: it says when to ask again, and the next answer says it anew';
const PUSHED =
  'through what a calendar may tell of changes: it is read without that as well, and another is opened within two days';
const COUNTED = 'how often something was asked, and what came of it: nothing is decided by it';
const HISTORY = 'what was, for whoever looks back: nothing is decided by it';
const ANSWER =
  'an answer that was given: the request is done, and whoever asks for the same again sees the rows themselves';
const CALLED = 'what an agent has asked within a day: it ends by itself, and gives away no time';
const WATCHED = 'what is the matter with the calendars: the next look finds it again';
const HOLD = 'time that is kept for minutes: it ends by itself, and the guard counts its claim as it is';

/** What nobody finds out when it changes by itself: a table, or one column of it, and why that may be. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  local_calendar: IMPORTED,
  local_event: IMPORTED,
  mirror_event: MIRRORED,
  push_channel: PUSHED,
  notification: HISTORY,
  notification_count: COUNTED,
  calendar_state: HEARD,
  series_exception: MIRRORED,
  calendar_reading: HEARD,
  calendar_reading_event: HEARD,
  circuit: HEARD,
  request_figure: COUNTED,
  comparison_figure: COUNTED,
  decision_figure: COUNTED,
  calendar_change: COUNTED,
  delivery_decision: HISTORY,
  journal: `${HISTORY}; what belongs to an appointment's history is summed with it`,
  shop_revision: HISTORY,
  person_change: HISTORY,
  waitlist_change: HISTORY,
  idempotency_key: ANSWER,
  answered_appointment: ANSWER,
  hold: HOLD,
  conversation: CALLED,
  confirmation: CALLED,
  proposal: CALLED,
  tool_call: HISTORY,
  serving: 'who keeps book and calendars in step, and when it was last at it: the next beat says it anew',
  alert: WATCHED,
  alert_told: WATCHED,
  mend: WATCHED,
};

/** A row in every table, and the sums made. */
async function fullBook() {
  const db = new Database(':memory:');
  for (const migration of MIGRATIONS) db.exec(migration);
  const connection = new Connection(db, ':memory:');
  const database = new SqliteDatabase(connection);
  await database.transaction((tx) => createShop(tx, { rules: RULES, zone, at: NOW }));
  const { store, localEvents } = storeIn(database);
  const opened = { store, localEvents, dump: async () => null, setStatus: async () => undefined };
  const { draft } = await readyBook(async () => ({ ...opened, cleanup: async () => undefined }));
  await store.appointments.book(draft('09:00-10:00', { technician: 'Maria' }), keyed('key'));
  db.exec(`
    UPDATE vehicle SET vin = 'VIN' || id;
    INSERT INTO calendar_place VALUES (' primary~1', 'primary', 'default', 'shop@example.com', 'shop@example.com');
    INSERT INTO calendar_name VALUES ('primary', ' primary~1');
    INSERT INTO token_owner VALUES ('digest', 'shop@example.com', 1);
    INSERT INTO calendar_state (calendar_id, sync_token, on_removals) VALUES ('bay-1', 'token', 'ask');
    INSERT INTO comparison_figure VALUES ('bay-1', ${NOW}, 3, 1);
    INSERT INTO circuit (kind, name, opened) VALUES ('calendar', 'bay-1', 1);
    INSERT INTO serving VALUES (1, 4711, ${NOW}, ${NOW}, ${NOW + 1}, NULL, NULL);
    INSERT INTO push_channel VALUES ('id', 'bay-1', 'hash', 'active', 'resource', ${NOW}, ${NOW + 1}, NULL, NULL, NULL, NULL);
    INSERT INTO notification VALUES (1, ${NOW}, 'id', 'bay-1', 1, 'sync', NULL);
    INSERT INTO notification_count VALUES ('sync', 1);
    INSERT INTO mirror_event VALUES ('bay-1', ${NOW}, 'event', ${NOW + 1}, NULL, 'meeting', 'title', 'place', 'https://meet.example', 0);
    INSERT INTO series_exception VALUES ('bay-1', 'event', 'event_20261123', ${NOW}, ${NOW}, ${NOW + 1}, NULL, 'block', NULL, NULL, NULL, 1);
    INSERT INTO calendar_reading (calendar_id, number, kind, since, next_page, pages, events, began_at, others_changed, tells_of_others, certain)
      VALUES ('bay-1', 1, 'all', ${NOW}, 'next', 1, 1, ${NOW}, 0, 0, 1);
    INSERT INTO calendar_reading_event VALUES ('bay-1', 1, 0, '{}');
    INSERT INTO local_calendar VALUES ('local', 1);
    INSERT INTO local_event (calendar_id, event_id, sequence, start_at, end_at, cancelled, busy, title, description, updated_at)
      VALUES ('local', 'event', 1, ${NOW}, ${NOW + 1}, 0, 1, 'Dentist', '', ${NOW});
    INSERT INTO alert VALUES (1, 'late', 'calendar bay-1', '{}', ${NOW}, ${NOW}, NULL, NULL, NULL, NULL);
    INSERT INTO alert_told VALUES (1, 'email', 'raised', ${NOW}, NULL);
    INSERT INTO mend VALUES (1, 'bay-1', 'late', ${NOW});
    INSERT INTO inbox_item (kind, appointment_id, calendar_id, event_id, at) VALUES ('event-removed', 1, 'bay-1', 'event', ${NOW});
    INSERT INTO inbox_item (kind, calendar_id, at) VALUES ('many-removed', 'bay-1', ${NOW});
    INSERT INTO delivery_decision VALUES (1, 1, 'bay-1');
    INSERT INTO request_figure VALUES (0, 0, 'bay-1', 'insert', 'ok', 1, 80, '[1]');
    INSERT INTO calendar_change VALUES ('bay-1', 0);
    INSERT INTO decision_figure VALUES (0, 'book', 'refused', 'slot-taken', 1);
    INSERT INTO waitlist VALUES (1, 1, 1, 30, '2026-12-04', '{}', 1, 1, ${NOW});
    INSERT INTO waitlist_change VALUES (1, 1, 0, NULL);
    INSERT INTO hold VALUES (1, 'hash', NULL, ${NOW + 1});
    INSERT INTO conversation VALUES (1, 'hash', ${NOW});
    INSERT INTO conversation_customer VALUES (1, 1);
    INSERT INTO confirmation VALUES ('hash', 1, 'request', ${NOW + 1}, 0);
    INSERT INTO proposal VALUES ('hash', 'call', '{}', ${NOW}, ${NOW + 1});
    INSERT INTO tool_call VALUES (1, ${NOW}, 1, 'lookup_customer', 'read', 'done', 3, NULL);`);
  await database.transaction(async () => makeDueSums(connection));
  return { db, connection };
}

/** Rot asks no trigger and no constraint: which triggers there are is compared elsewhere. */
function withoutTriggers(db: Database.Database): void {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of names) db.exec(`DROP TRIGGER ${String(name)}`);
  db.pragma('foreign_keys = OFF');
}

const withModel: WithModel = (work) => {
  const db = new Database(':memory:');
  try {
    for (const migration of MIGRATIONS) db.exec(migration);
    withoutTriggers(db);
    return work(new Connection(db, ':memory:'));
  } finally {
    db.close();
  }
};

interface Column {
  readonly table: string;
  readonly column: string;
  readonly sql: string;
}

/** Those of all tables but SQLite's own and the search indexes, which are made of the rows. */
function columnsOf(db: Database.Database): Column[] {
  return db
    .prepare(
      `SELECT t.name AS "table", c.name AS "column", t.sql FROM sqlite_schema t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND t.name NOT LIKE 'customer_name%' AND t.name NOT LIKE 'vehicle_mark%'`,
    )
    .all() as Column[];
}

/** Other values of that column, likely ones first: the first that the table takes is what it turns into. */
function otherValues({ column, sql }: Column, value: unknown): unknown[] {
  const words = new RegExp(`${column} IN \\(([^)]*)\\)`).exec(sql)?.[1]?.match(/(?<=')[^']*(?=')/g) ?? [];
  const others = words.filter((word) => word !== value && /\w/.test(word));
  if (typeof value === 'number')
    return [...(value < 2 ? [1 - value] : []), value + 1, value - 1, value + 1000];
  if (typeof value === 'string') return [...others, `${value}x`, `${value} `];
  return [...others, 1, 'x', '{}'];
}

/** Turns a value into another one: if the table takes none, into one that it would not have taken. */
function rot(db: Database.Database, one: Column): void {
  const { table, column } = one;
  const values = db.prepare(`SELECT DISTINCT "${column}" FROM "${table}"`).pluck().all();
  for (const asks of ['OFF', 'ON']) {
    db.pragma(`ignore_check_constraints = ${asks}`);
    if (values.some((value) => otherValues(one, value).some((other) => becomes(db, one, value, other))))
      break;
  }
  db.pragma('ignore_check_constraints = OFF');
}

function becomes(db: Database.Database, { table, column }: Column, value: unknown, other: unknown): boolean {
  try {
    const update = db.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE "${column}" IS ?`);
    return update.run(other, value).changes > 0;
  } catch {
    return false;
  }
}

describe('a value that changes by itself', () => {
  test('is found in every column that decides anything', async () => {
    const { db, connection } = await fullBook();
    withoutTriggers(db);
    expect(damageIn(connection, withModel)).toEqual([]);
    const columns = columnsOf(db);
    const unnoticed = columns.filter((one) => {
      db.exec('SAVEPOINT rot');
      rot(db, one);
      const found = damageIn(connection, withModel);
      db.exec('ROLLBACK TO rot; RELEASE rot');
      return found.length === 0;
    });
    const named = unnoticed.map(({ table, column }) => (table in LEFT_OUT ? table : `${table}.${column}`));
    expect([...new Set(named)].sort()).toEqual(Object.keys(LEFT_OUT).sort());
    expect(columns.length).toBeGreaterThan(150);
  });
});

describe('what names an appointment, a book or a calendar for good', () => {
  test.each([
    "UPDATE calendar_place SET google_id = 'other@example.com'",
    'UPDATE calendar_place SET google_id = NULL',
    "UPDATE calendar_place SET calendar_id = 'other'",
    'DELETE FROM calendar_place',
    "UPDATE book SET book_id = 'other'",
    'DELETE FROM book',
    "UPDATE appointment SET uuid = 'other'",
    'UPDATE appointment SET id = 9',
  ])('cannot be changed by SQL: %s', async (sql) => {
    const { db } = await fullBook();
    db.pragma('foreign_keys = OFF');
    expect(() => db.exec(sql)).toThrow('FINAL');
  });
});
