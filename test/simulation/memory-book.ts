import Database from 'better-sqlite3';
import type { Shop, ShopRules } from '../../src/domain/shop.ts';
import type { LocalEvents } from '../../src/store/local-events.ts';
import { createShop } from '../../src/store/sql/shop.ts';
import { SqliteDatabase } from '../../src/store/sqlite/database.ts';
import { Connection } from '../../src/store/sqlite/engine/connection.ts';
import { MIGRATIONS } from '../../src/store/sqlite/schema/schema.ts';
import { storeIn } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aCar, aCustomer, aWrite, NOW, zone } from '../support/book.ts';
import { shopOf, VISITORS } from './shop.ts';

/** What a history leaves behind, in an order in which it can be taken away. */
export const FILLED = [
  'inbox_item',
  'calendar_image',
  'claim',
  'hold',
  'appointment_revision',
  'work',
  'idempotency_key',
  'answered_appointment',
  'calendar_state',
  'circuit',
  'mirror_event',
  'series_exception',
  'calendar_reading_event',
  'calendar_reading',
  'appointment',
  'person_change',
  'shop_revision',
  'journal',
];

/** The product's store over a database in memory, emptied for every history: opening a new one costs more than most of them. */
export interface MemoryBook {
  readonly db: Database.Database;
  readonly store: Store;
  readonly localEvents: LocalEvents;
  readonly shop: Shop;
  readonly bookId: string;
}

const BOOKS = new Map<string, MemoryBook>();

export async function emptyBook(
  onUnavailable: ShopRules['onUnavailable'],
  name = 'simulated',
): Promise<MemoryBook> {
  const key = `${name} ${onUnavailable}`;
  const book = BOOKS.get(key) ?? (await newBook(shopOf(onUnavailable), name));
  BOOKS.set(key, book);
  book.db.exec('UPDATE claimable SET retired_at = NULL');
  for (const table of FILLED) book.db.exec(`DELETE FROM ${table}`);
  for (const [i, { name }] of VISITORS.entries())
    book.db.prepare('UPDATE customer SET name = ? WHERE id = ?').run(name, i + 1);
  book.db.prepare('UPDATE vehicle SET model = ?').run(aCar().model);
  book.db.exec(`DELETE FROM sqlite_sequence WHERE name IN ('appointment', 'inbox_item')`);
  return book;
}

/** With every visitor and a car of each. */
export async function newBook(rules: ShopRules, name = 'simulated'): Promise<MemoryBook> {
  const db = new Database(':memory:');
  db.exec('PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA recursive_triggers = ON');
  for (const migration of MIGRATIONS) db.exec(migration);
  // The book that is emptied is no book of anybody's, and its name must be the same in every run of a seed.
  db.exec(
    `DROP TRIGGER appointment_revision_stays; DROP TRIGGER journal_stays; DROP TRIGGER calendar_place_stays;
     DROP TRIGGER book_id_is_final; UPDATE book SET book_id = '${name}'`,
  );
  // Memory does not rot, and the sums would cost a tenth of every history.
  const summing = `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_sum\\_on\\_%' ESCAPE '\\'`;
  for (const sum of db.prepare(summing).pluck().all()) db.exec(`DROP TRIGGER ${String(sum)}`);
  const connection = new Connection(db, ':memory:');
  const database = new SqliteDatabase(connection);
  await database.transaction((tx) => createShop(tx, { rules, zone, at: NOW }));
  const { store, localEvents } = storeIn(database);
  for (const { name, phone, email, plate } of VISITORS) {
    const { value } = await store.customers.add(aCustomer({ name, phone, email }), aWrite());
    await store.vehicles.add(value.id, aCar({ plate }), aWrite());
  }
  await loadAll(store, localEvents);
  return { db, store, localEvents, shop: await store.shop.read(), bookId: await store.shop.bookId() };
}

/** What is loaded on first use: a process that waits for the disk is at no place at which the scheduler could let it on. */
async function loadAll(store: Store, localEvents: LocalEvents): Promise<void> {
  const { shop, appointments, images, holds, places, calendars, inbox, waitlist } = store;
  await shop.refreshZone(zone);
  await appointments.apply([], aWrite({ dryRun: true }));
  await images.owedCount();
  await holds.live(NOW);
  await waitlist.endedBy(0);
  await places.tie();
  await calendars.preview({ calendarId: 'none', seen: [], fullSince: null }, NOW);
  await inbox.close([], NOW);
  await store.earlierResult(null);
  await localEvents.get({ calendarId: 'none', eventId: 'none' });
}
