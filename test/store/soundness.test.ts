import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../src/failure.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { lookOf, readNote, writeNote } from '../../src/store/sqlite/soundness/checkup-note.ts';
import { holdsItsSum } from '../../src/store/sqlite/soundness/sums.ts';
import { firstLookAt } from '../../src/store/sqlite/soundness/watch.ts';
import { openSqliteStore, storeIn } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aCustomer, aWrite, type Book, failing, NOW, RULES, readyBook, zone } from '../support/book.ts';
import { openedAt, withRaw } from '../support/book-sqlite.ts';
import { saidOf, saidOfBook } from '../support/damage-said.ts';
import { scratchFile } from '../support/scratch.ts';

const SHOP = { rules: RULES, zone, at: NOW };
const DAY_MS = 86_400_000;
/** A command that has no time: one part a time. */
const NO_TIME = () => () => Number.MAX_SAFE_INTEGER;

const bookAt = (file: string): Promise<Book> => readyBook(async (shop) => openedAt(file, shop));

/** A closed book with an appointment of Ana's in Bay 1 and one of Bob's in Bay 2. */
async function closedBook(): Promise<string> {
  const file = scratchFile();
  const { store, book } = await bookAt(file);
  await book('09:00-10:00');
  await book('09:00-10:00', { bay: 'Bay 2' });
  await store.close();
  return file;
}

/** Changes a row without the triggers that would say so: what a changed bit looks like. */
function rot(file: string, sql: string): void {
  withRaw(file, (db) => {
    const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
      name: string;
      sql: string;
    }[];
    db.exec(
      'PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN',
    );
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
    for (const trigger of triggers) db.exec(trigger.sql);
    db.exec('COMMIT');
  });
}

/** The disk has done it by itself: the file's times tell nothing of it. */
function unnoticed(file: string): void {
  const schemaVersion = withRaw(file, (db) => db.pragma('schema_version', { simple: true }) as number);
  const note = readNote(file);
  if (note === null) throw new Error('the book was never closed');
  writeNote(file, { ...note, schemaVersion, look: lookOf(file) });
}

async function opened(file: string): Promise<Store> {
  return (await openedAt(file, SHOP)).store;
}

const aBooking = (store: Store) => store.customers.add(aCustomer({ name: 'New', phone: null }), aWrite());

describe('a book that somebody else has changed', () => {
  test.each([
    ['a row', "UPDATE customer SET notes = 'x' WHERE id = 1", 'customer #1 is not as it was written'],
    ['an appointment', 'UPDATE appointment SET buffer_ms = 60000 WHERE id = 1', 'appointment #1 is not as'],
    ['a claim lost', 'DELETE FROM claim WHERE appointment_id = 2', 'appointment #2 is not as it was written'],
    [
      'the history',
      'UPDATE appointment_revision SET end_at = end_at + 1 WHERE appointment_id = 1',
      'appointment #1 is not as it was written',
    ],
    ['who did it', "UPDATE journal SET actor = 'nobody'", 'appointment #1 is not as it was written'],
    [
      'an event’s image',
      "UPDATE calendar_image SET etag = 'x' WHERE appointment_id = 1",
      'appointment #1 is not as it was written',
    ],
    [
      'a car',
      "UPDATE vehicle SET make = 'Kia' WHERE customer_id = 1",
      'customer #1 is not as it was written',
    ],
    ['a rule', 'UPDATE claimable SET capacity = 9', 'the shop is not as it was written'],
    [
      'where a calendar is',
      "INSERT INTO calendar_place VALUES ('primary', 'primary', 'default', NULL, 'stranger@example.com')",
      'the shop is not as it was written',
    ],
    ['the guard', 'DROP TRIGGER claim_guard_insert', 'the trigger claim_guard_insert is missing'],
    ['an index', 'DROP INDEX claim_by_start', 'the index claim_by_start is missing'],
    ['a stranger’s trigger', 'CREATE TRIGGER mine AFTER INSERT ON claim BEGIN SELECT 1; END', 'is not bay'],
    ['the shop', 'DELETE FROM shop', 'is not as it was written'],
  ])('is not written when what changed is %s', async (_, sql, says) => {
    const file = await closedBook();
    if (/^(?:DROP|CREATE)/.test(sql)) withRaw(file, (db) => db.exec(sql));
    else rot(file, sql);
    const store = await opened(file);
    const refused = await aBooking(store).catch((thrown: unknown) => thrown);
    expect(saidOf(failureOf(refused, 'database-damaged')?.found ?? []).join()).toContain(says);
    expect((await saidOfBook(store)).join()).toContain(says);
  });

  test('is written when it was changed by SQL, whose triggers say so', async () => {
    const file = await closedBook();
    withRaw(file, (db) => db.exec("UPDATE customer SET notes = 'by hand' WHERE id = 1"));
    const store = await opened(file);
    await aBooking(store);
    expect(await store.health.check()).toEqual([]);
  });

  test('stays unwritable for the next command, until doctor finds it sound', async () => {
    const file = await closedBook();
    withRaw(file, (db) => db.exec('DROP INDEX appointment_by_start'));
    const first = await opened(file);
    await expect(aBooking(first)).rejects.toMatchObject(failing('database-damaged'));
    await first.close();
    expect(readNote(file)?.damage).toEqual([
      { kind: 'schema', part: 'index appointment_by_start', is: 'missing' },
    ]);
    const second = await opened(file);
    await expect(aBooking(second)).rejects.toMatchObject(failing('database-damaged'));
    withRaw(file, (db) => db.exec('CREATE INDEX appointment_by_start ON appointment (start_at, bay_id)'));
    expect(await second.health.check()).toEqual([]);
    await aBooking(second);
  });

  test('is not written while its rows contradict each other, until somebody has put them right', async () => {
    const file = await closedBook();
    withRaw(file, (db) => db.exec('UPDATE appointment SET start_at = start_at + 60000 WHERE id = 1'));
    const damage = [
      { kind: 'disagreement', appointmentId: 1, how: 'bay-at-another-time' },
      { kind: 'disagreement', appointmentId: 1, how: 'no-history' },
    ];
    for (const command of [1, 2]) {
      const store = await opened(file);
      await expect(aBooking(store), `command ${command}`).rejects.toMatchObject({
        failure: { code: 'database-damaged', found: damage },
      });
      await store.close();
    }
    withRaw(file, (db) => db.exec('UPDATE appointment SET start_at = start_at - 60000 WHERE id = 1'));
    await aBooking(await opened(file));
  });

  test('can still be read', async () => {
    const file = await closedBook();
    rot(file, "UPDATE customer SET notes = 'x' WHERE id = 1");
    const store = await opened(file);
    expect((await store.appointments.get(1))?.customer.name).toBe('Visitor 0001');
    expect(await store.health.checkInPassing(NOW, NO_TIME)).toEqual([
      { kind: 'not-as-written', what: 'customer', id: 1 },
    ]);
  });

  test('that is empty is no new book, unless it was taken away as a whole', async () => {
    const file = await closedBook();
    truncateSync(file, 0);
    await expect(openSqliteStore(file, SHOP)).rejects.toThrow('database-damaged');
    rmSync(file);
    expect((await (await opened(file)).shop.read()).revision).toBe(1);
  });
});

describe('rot that nobody has seen', () => {
  test.each([
    ['the customer', "UPDATE customer SET notes = 'x' WHERE id = 1"],
    ['the rules', 'UPDATE claimable SET capacity = 9'],
    ['a claim beside it', 'DELETE FROM claim WHERE appointment_id = 1'],
    ['a lost appointment', 'DELETE FROM appointment WHERE id = 1'],
  ])('stops a booking that relies on %s', async (_, sql) => {
    const file = scratchFile();
    const { store, book, draft, ana, civic } = await bookAt(file);
    await book('09:00-10:00');
    await store.close();
    rot(file, sql);
    unnoticed(file);
    const wanted = draft('09:00-10:00', { customer: { id: ana.id }, vehicle: { id: civic.id } });
    const { appointments } = await opened(file);
    await expect(appointments.book(wanted, aWrite())).rejects.toMatchObject(failing('database-damaged'));
  });

  test('stops the next booking of a command when it comes to the rules meanwhile', async () => {
    const file = scratchFile();
    const { book } = await bookAt(file);
    await book('09:00-10:00');
    rot(file, 'UPDATE claimable SET capacity = 9');
    await expect(book('10:00-11:00')).rejects.toMatchObject(failing('database-damaged'));
  });

  test.each(['reschedule', 'cancel'] as const)('stops a %s of what it has changed', async (verb) => {
    const file = scratchFile();
    const { store, book, placement } = await bookAt(file);
    await book('09:00-10:00');
    await store.close();
    rot(file, 'UPDATE appointment SET end_at = end_at + 60000 WHERE id = 1');
    unnoticed(file);
    const { appointments } = await opened(file);
    const change =
      verb === 'cancel'
        ? appointments.cancel(1, { reason: 'other', note: null }, aWrite())
        : appointments.reschedule(1, placement('11:00-12:00'), aWrite());
    await expect(change).rejects.toMatchObject(failing('database-damaged'));
  });

  test('is found once a day by the first command that has answered', async () => {
    const file = await closedBook();
    const first = await opened(file);
    expect(await first.health.checkInPassing(NOW, NO_TIME)).toEqual([]);
    await first.close();
    rot(file, "UPDATE customer SET notes = 'x' WHERE id = 2");
    unnoticed(file);
    const store = await opened(file);
    expect(await store.health.checkInPassing(NOW + DAY_MS - 1, NO_TIME)).toEqual([]);
    expect(await store.health.checkInPassing(NOW + DAY_MS, NO_TIME)).toEqual([
      { kind: 'not-as-written', what: 'customer', id: 2 },
    ]);
  });

  test.each([
    ['rot', (file: string) => rot(file, "UPDATE customer SET notes = 'x' WHERE id = 2")],
    [
      'a contradiction',
      (file: string) => withRaw(file, (db) => db.exec('DELETE FROM claim WHERE appointment_id = 2')),
    ],
  ])('%s is found in a large book by the parts of a day’s commands', async (_, harm) => {
    const file = await closedBook();
    withRaw(file, (db) =>
      db.exec('CREATE TABLE ballast (bytes); INSERT INTO ballast VALUES (zeroblob(20000000))'),
    );
    const first = await opened(file);
    await first.health.check();
    await first.close();
    harm(file);
    unnoticed(file);
    let commands = 0;
    for (let found: readonly string[] = []; found.length === 0; commands += 1) {
      const store = await opened(file);
      found = saidOf(await store.health.checkInPassing(NOW, NO_TIME));
      await store.close();
      expect(commands).toBeLessThan(90);
    }
    expect(commands).toBeGreaterThan(3);
  });
});

test('what other processes have merged in the search tables since they were read here is no rot', async () => {
  const file = await closedBook();
  const { database, watch } = await openDatabase(file, async () => undefined);
  const { store } = storeIn(database);
  const other = await opened(file);
  for (let round = 0; round < 4; round += 1) {
    expect((await store.customers.sought('newest')).length).toBe(round * 7);
    for (let more = 0; more < 7; more += 1)
      await other.customers.add(aCustomer({ name: `Newest ${round} ${more}`, phone: null }), aWrite());
    expect(watch.checkNow()).toEqual([]);
  }
});

/** Its times are as bay left them; only the log is more than there should be. */
function unnoticedWithLog(copy: string, file: string): void {
  const note = readNote(file);
  if (note !== null) writeNote(copy, { ...note, look: lookOf(copy) });
}

/** The book and its log as they lie there while it is open: what a kill leaves. */
async function killed(harm: (copy: string) => void): Promise<string> {
  const file = await closedBook();
  const { store } = await openedAt(file);
  await aBooking(store);
  const copy = scratchFile();
  for (const part of ['', '-wal']) copyFileSync(`${file}${part}`, `${copy}${part}`);
  harm(copy);
  unnoticedWithLog(copy, file);
  return copy;
}

describe('what was not closed', () => {
  test('is looked through before it is written', async () => {
    const copy = await killed((path) => {
      const handle = openSync(path, 'r+');
      writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, statSync(path).size - 4096);
      closeSync(handle);
    });
    const attempt = async () => aBooking(await opened(copy));
    await expect(attempt()).rejects.toMatchObject(failing('database-damaged'));
  });

  test('is written when it is sound', async () => {
    const copy = await killed(() => undefined);
    const store = await opened(copy);
    await aBooking(store);
    await store.close();
    expect(existsSync(`${copy}-wal`)).toBe(false);
    expect(readNote(copy)?.look).toBe(lookOf(copy));
  });

  test('is no matter while another process is at work', async () => {
    const file = await closedBook();
    const { store: one } = await openedAt(file);
    await aBooking(one);
    const {
      database: { connection },
      watch,
    } = await openDatabase(file, async () => undefined);
    expect(connection.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(watch.damage).toEqual([]);
    connection.close();
  });
});

/** A crash after a commit, of which the log alone knows. */
const crashed = (harm: (log: string) => void) =>
  killed((copy) => {
    writeFileSync(
      `${copy}-unfinished`,
      JSON.stringify({ look: lookOf(copy), size: statSync(`${copy}-wal`).size }),
    );
    harm(`${copy}-wal`);
  });

describe('the write-ahead log of what was not closed', () => {
  test('is marked with the first commit, and the mark goes away with the log', async () => {
    const file = await closedBook();
    const { store } = await openedAt(file);
    await aBooking(store);
    const mark = JSON.parse(readFileSync(`${file}-unfinished`, 'utf8')) as { look: string; size: number };
    expect(mark).toEqual({ look: lookOf(file), size: expect.any(Number) });
    expect(mark.size).toBeGreaterThan(0);
    await store.close();
    expect(existsSync(`${file}-unfinished`)).toBe(false);
  });

  test.each([
    { name: 'taken away', harm: (log: string) => rmSync(log) },
    { name: 'emptied', harm: (log: string) => truncateSync(log) },
    { name: 'cut short', harm: (log: string) => truncateSync(log, 4096) },
  ])('is missed where it was $name: nothing is written before a person has been told', async ({ harm }) => {
    const copy = await crashed(harm);
    for (let tries = 0; tries < 2; tries += 1) {
      const store = await opened(copy);
      await expect(aBooking(store)).rejects.toMatchObject(failing('database-damaged'));
      await store.close();
    }
    const store = await opened(copy);
    expect(await saidOfBook(store)).toEqual([expect.stringContaining('what was written last')]);
    expect(await store.health.check()).toEqual([]);
    await aBooking(store);
  });

  test('is not missed where the book has taken all of it in: who closes it may be killed before the mark is gone', async () => {
    const file = await closedBook();
    const { database } = await openDatabase(file, async () => undefined);
    const { store } = storeIn(database);
    const marked = () => JSON.parse(readFileSync(`${file}-unfinished`, 'utf8')).look === lookOf(file);
    await aBooking(store);
    expect(marked()).toBe(true);
    database.connection.values('PRAGMA wal_autocheckpoint = 1');
    await aBooking(store);
    expect(marked()).toBe(false);
    rmSync(`${file}-wal`);
    expect(firstLookAt(file).logLost).toBe(false);
    await store.close();
  });

  test('is marked again with the next commit that the book has not taken in', async () => {
    const file = await closedBook();
    const { database } = await openDatabase(file, async () => undefined);
    const { store } = storeIn(database);
    database.connection.values('PRAGMA wal_autocheckpoint = 1');
    await aBooking(store);
    expect(existsSync(`${file}-unfinished`)).toBe(false);
    database.connection.values('PRAGMA wal_autocheckpoint = 1000');
    await aBooking(store);
    const { look } = JSON.parse(readFileSync(`${file}-unfinished`, 'utf8')) as { look: string };
    expect(look).toBe(lookOf(file));
    await store.close();
  });

  test('is no matter where it lies there whole', async () => {
    const store = await opened(await crashed(() => undefined));
    expect(await store.health.check()).toEqual([]);
    await aBooking(store);
  });
});

test('a sum is that of the rows: every column counts', async () => {
  const file = await closedBook();
  const {
    database: { connection },
  } = await openDatabase(file, async () => undefined);
  const tables = {
    appointment: 'id',
    claim: 'appointment_id',
    work: 'appointment_id',
    appointment_revision: 'appointment_id',
    calendar_image: 'appointment_id',
  };
  for (const [table, owner] of Object.entries(tables)) {
    const columns = connection.all<{ name: string; type: string }>(`PRAGMA table_info(${table})`);
    for (const { name, type } of columns.filter(({ name }) => name !== owner)) {
      const other = connection.get<{ value: string | number | null }>(
        `SELECT ${name} AS value FROM ${table} WHERE ${owner} = 1`,
      );
      const changed = type === 'TEXT' ? `${other?.value ?? ''}x` : Number(other?.value ?? 0) + 1000;
      rot(file, `UPDATE ${table} SET ${name} = '${changed}' WHERE ${owner} = 1`);
      expect([table, name, holdsItsSum(connection, 'appointment', 1)]).toEqual([table, name, false]);
      rot(
        file,
        `UPDATE ${table} SET ${name} = ${other?.value === null ? 'NULL' : `'${other?.value}'`} WHERE ${owner} = 1`,
      );
    }
    expect(holdsItsSum(connection, 'appointment', 1)).toBe(true);
  }
  connection.close();
});
