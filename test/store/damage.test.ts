import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../src/failure.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { aWrite, type Book, failing, minutes, NOW, RULES, readyBook, zone } from '../support/book.ts';
import { openedAt, withRaw } from '../support/book-sqlite.ts';
import { saidOfBook } from '../support/damage-said.ts';
import { scratchFile } from '../support/scratch.ts';

const SHOP = { rules: RULES, zone, at: NOW };

async function bookAt(file: string): Promise<Book> {
  return readyBook(async (shop) => openedAt(file, shop));
}

/** The book after a power cut: its file and write-ahead log as they lie there while it is open. */
function cutOff(file: string): string {
  const copy = scratchFile();
  copyFileSync(file, copy);
  copyFileSync(`${file}-wal`, `${copy}-wal`);
  return copy;
}

/** Opens and checks the book, and says what that comes to: sentences, or the code of the failure. */
async function verdict(file: string): Promise<readonly string[]> {
  try {
    const { store } = await openSqliteStore(file, SHOP);
    try {
      return await saidOfBook(store);
    } finally {
      await store.close();
    }
  } catch (thrown) {
    const failure = failureOf(thrown, 'database-damaged') ?? failureOf(thrown, 'database-foreign');
    if (failure === null) throw thrown;
    return [failure.code];
  }
}

describe('after a power cut', () => {
  test('all that was answered is there', async () => {
    const file = scratchFile();
    const { book } = await bookAt(file);
    const first = await book('09:00-10:00');
    const { store } = await openedAt(cutOff(file));
    expect(await store.appointments.get(first.id)).toEqual(first);
    expect(await store.health.check()).toEqual([]);
  });

  test.each(['is missing', 'is noise', 'ends in the middle of a page'])(
    'a book whose write-ahead log %s opens with what the file has, and works',
    async (how) => {
      const file = scratchFile();
      const { book, store } = await bookAt(file);
      const first = await book('09:00-10:00');
      withRaw(file, (db) => db.pragma('wal_checkpoint(TRUNCATE)'));
      const second = await book('10:00-11:00');
      const copy = cutOff(file);
      if (how === 'is missing') rmSync(`${copy}-wal`);
      if (how === 'is noise') writeFileSync(`${copy}-wal`, Buffer.alloc(60_000, 0x5a));
      if (how.startsWith('ends')) {
        const log = openSync(`${copy}-wal`, 'r+');
        writeSync(log, Buffer.alloc(500, 0xff), 0, 500, Math.max(0, statSync(`${copy}-wal`).size - 600));
        closeSync(log);
      }
      await store.close();
      const { store: again } = await openedAt(copy);
      expect(await again.appointments.get(first.id)).toEqual(first);
      expect(await again.appointments.get(second.id)).toBeNull();
      expect(await again.health.check()).toEqual([]);
      expect(existsSync(`${copy}-wal`)).toBe(true);
    },
  );
});

/** A closed book of many pages. */
async function grownBook(): Promise<string> {
  const file = scratchFile();
  const { store } = await bookAt(file);
  const lines = Array.from({ length: 300 }, (_, i) => ({
    details: {
      name: `Customer ${i} of the long list`,
      phone: `+1303555${String(i).padStart(4, '0')}`,
      email: null,
      notes: 'a note that fills pages '.repeat(8),
      invite: null,
    },
    vehicles: [],
  }));
  await store.customers.importAll(lines, aWrite());
  await store.close();
  return file;
}

function overwrite(file: string, offset: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, offset);
  closeSync(handle);
}

describe('damage to the file', () => {
  test.each([
    ['noise', Buffer.alloc(4096, 0xa5)],
    ['zeros', Buffer.alloc(4096)],
  ])('is found wherever a page that holds anything is overwritten with %s', async (_, page) => {
    const file = await grownBook();
    const pages = withRaw(file, (db) => db.prepare('SELECT pageno - 1 FROM dbstat ORDER BY 1').pluck().all());
    expect(pages.length).toBeGreaterThan(40);
    for (const which of (pages as number[]).filter((_, at) => at % 3 === 0)) {
      const copy = scratchFile();
      copyFileSync(file, copy);
      overwrite(copy, which * 4096, page);
      expect([which, await verdict(copy)]).not.toEqual([which, []]);
    }
  });

  test('is found when the file is cut short', async () => {
    const file = await grownBook();
    const copy = scratchFile();
    copyFileSync(file, copy);
    truncateSync(copy, Math.floor(statSync(file).size / 2));
    expect(await verdict(copy)).not.toEqual([]);
  });
});

describe('contradictions in the data', () => {
  test.each([
    ['is live and holds no bay', 'DELETE FROM claim WHERE appointment_id = 1 AND claimable_id = 1'],
    [
      'has a technician whose time it does not hold',
      'DELETE FROM claim WHERE appointment_id = 1 AND claimable_id = 4',
    ],
    [
      'does not stand and still holds a bay or technician',
      "UPDATE appointment SET status = 'cancelled' WHERE id = 1; UPDATE calendar_image SET present = 0, owed = 0 WHERE appointment_id = 1",
    ],
    [
      'does not stand and is still to be shown in a calendar',
      "UPDATE appointment SET status = 'cancelled' WHERE id = 1; DELETE FROM claim WHERE appointment_id = 1",
    ],
    [
      'holds its bay for another time than it says',
      'UPDATE claim SET end_at = end_at + 60000 WHERE appointment_id = 1 AND claimable_id = 1',
    ],
    [
      'holds its technician for another time than it says',
      'UPDATE claim SET start_at = start_at + 60000 WHERE appointment_id = 1 AND claimable_id = 4',
    ],
    [
      'holds a bay or technician that it does not name',
      'INSERT INTO claim SELECT NULL, appointment_id, NULL, 5, start_at, end_at, 0 FROM claim WHERE appointment_id = 1 LIMIT 1',
    ],
    [
      'says nothing of what is to be done',
      'DELETE FROM work WHERE appointment_id = 1; DELETE FROM claim WHERE appointment_id = 1 AND claimable_id = 4',
    ],
    ['has no history for its present state', 'UPDATE appointment SET revision = 7 WHERE id = 1'],
    [
      'has no history for its present state',
      `UPDATE appointment SET start_at = start_at + 18000000, end_at = end_at + 18000000 WHERE id = 1;
       UPDATE claim SET start_at = start_at + 18000000, end_at = end_at + 18000000 WHERE appointment_id = 1`,
    ],
    [
      'holds a taken bay or technician, and no reason for it',
      'UPDATE claim SET overbooked = 1 WHERE appointment_id = 1',
    ],
    ['is owed to no calendar', 'DELETE FROM calendar_image WHERE appointment_id = 1'],
    ['is owed to no calendar', 'UPDATE calendar_image SET present = 0, owed = 0 WHERE appointment_id = 1'],
    [
      'is owed to a calendar and does not wait for it',
      'UPDATE calendar_image SET owed = 0 WHERE appointment_id = 1',
    ],
    [
      'waits for a calendar to which nothing is owed',
      'UPDATE calendar_image SET attempted = 1, confirmed = 1, synced_revision = 1 WHERE appointment_id = 1',
    ],
  ])('an appointment that %s is named, and nothing is written until it is mended', async (says, sql) => {
    const file = scratchFile();
    const { store, book } = await bookAt(file);
    await book('09:00-10:00', { technician: 'Maria', bufferMs: minutes(15) });
    await book('11:00-12:00', { technician: 'Luis' });
    expect(await store.health.check()).toEqual([]);
    withRaw(file, (db) => db.exec(sql));
    const found = await saidOfBook(store);
    expect(found).toContain(`appointment #1 ${says}`);
    expect(found.filter((one) => !one.startsWith('appointment #1 '))).toEqual([]);
    await expect(book('15:00-16:00')).rejects.toMatchObject(failing('database-damaged'));
  });

  test('an appointment without its image is damage, and not unknown', async () => {
    const file = scratchFile();
    const { store, book, placement } = await bookAt(file);
    await book('09:00-10:00');
    withRaw(file, (db) => db.exec('DELETE FROM calendar_image'));
    const { appointments } = store;
    await expect(appointments.get(1)).rejects.toMatchObject(failing('database-damaged'));
    const move = appointments.reschedule(1, placement('11:00-12:00'), aWrite());
    await expect(move).rejects.toMatchObject(failing('database-damaged'));
    expect(await appointments.get(2)).toBeNull();
  });

  test('a moment that no calendar has is named, wherever it stands', async () => {
    const file = scratchFile();
    const { store, book } = await bookAt(file);
    await book('09:00-10:00');
    const far = 8_640_000_000_000_001;
    withRaw(file, (db) =>
      db.exec(`UPDATE customer SET updated_at = ${far}; UPDATE shop SET updated_at = -${far}`),
    );
    expect(await saidOfBook(store)).toEqual([
      'a row of the table shop has a moment that no calendar has (updated_at)',
      'a row of the table customer has a moment that no calendar has (updated_at)',
    ]);
  });

  test('appointments beyond the capacity are named', async () => {
    const file = scratchFile();
    const { store, book } = await bookAt(file);
    for (const times of ['09:00-10:00', '09:30-10:30']) await book(times, { bay: 'Yard' });
    withRaw(file, (db) => db.exec('UPDATE claimable SET capacity = 1'));
    expect(await saidOfBook(store)).toEqual([
      'appointment #2 shares its bay or technician beyond the capacity',
    ]);
  });

  test('a car in two places at once is named, unless there is a reason for it', async () => {
    const file = scratchFile();
    const { store, draft, ana, civic } = await bookAt(file);
    const who = { customer: { id: ana.id }, vehicle: { id: civic.id } };
    await store.appointments.book({ ...draft('09:00-10:00'), ...who }, aWrite());
    const beside = draft('09:30-10:30', { bay: 'Bay 2', overbookReason: 'a loaner' });
    await store.appointments.book({ ...beside, ...who }, aWrite());
    expect(await store.health.check()).toEqual([]);
    withRaw(file, (db) => {
      const guard = db
        .prepare("SELECT sql FROM sqlite_schema WHERE name = 'vehicle_guard_update'")
        .pluck()
        .get();
      db.exec('DROP TRIGGER vehicle_guard_update; UPDATE appointment SET overbooked = 0');
      db.exec(String(guard));
    });
    expect(await saidOfBook(store)).toContain(
      'appointment #2 has its car in two places at once, and no reason for it',
    );
  });

  test('an overbooked appointment is no contradiction', async () => {
    const { store, book } = await bookAt(scratchFile());
    await book('09:00-10:00');
    await book('09:00-10:00', { overbookReason: 'urgent' });
    expect(await store.health.check()).toEqual([]);
  });

  test('a row that points at nothing is named', async () => {
    const file = scratchFile();
    const { store, civic } = await bookAt(file);
    withRaw(file, (db) => {
      db.pragma('foreign_keys = OFF');
      db.exec('UPDATE vehicle SET customer_id = 99');
    });
    expect(await saidOfBook(store)).toEqual([`vehicle row ${civic.id} points at a missing customer`]);
  });

  test('an index that has lost a row is named', async () => {
    const file = scratchFile();
    const { store } = await bookAt(file);
    withRaw(file, (db) => {
      db.unsafeMode(true);
      db.pragma('writable_schema = ON');
      db.exec(
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX customer_by_name ON customer (id, name_key)' WHERE name = 'customer_by_name'",
      );
    });
    await store.close();
    expect(await verdict(file)).not.toEqual([]);
  });
});
