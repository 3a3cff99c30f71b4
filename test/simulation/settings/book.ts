import Database from 'better-sqlite3';
import { defaultShop } from '../../../src/domain/default-shop.ts';
import type { ShopRules } from '../../../src/domain/shop.ts';
import type { LocalEvents } from '../../../src/store/local-events.ts';
import { Connection } from '../../../src/store/sqlite/connection.ts';
import { MIGRATIONS } from '../../../src/store/sqlite/schema.ts';
import { createShop } from '../../../src/store/sqlite/shop.ts';
import { storeIn } from '../../../src/store/sqlite/sqlite-store.ts';
import { aCar, aCustomer, aWrite, NOW, zone } from '../../support/book.ts';
import { aBay, aTechnician } from '../../support/wall-planner.ts';
import { FILLED, type MemoryBook } from '../memory-book.ts';
import { VISITORS } from '../shop.ts';
import { SHARED } from './moment.ts';

const FILLED_HERE = [
  ...FILLED,
  'calendar_name',
  'calendar_place',
  'token_owner',
  'local_event',
  'local_calendar',
];

export interface SettingsBook extends MemoryBook {
  readonly localEvents: LocalEvents;
}

let kept: SettingsBook | null = null;

/** A book of which nobody has said whose its calendar is; emptied for every history. */
export async function undecidedBook(): Promise<SettingsBook> {
  kept ??= await newBook();
  const { db } = kept;
  for (const table of FILLED_HERE) db.exec(`DELETE FROM ${table}`);
  db.exec(`DELETE FROM sqlite_sequence WHERE name IN ('appointment', 'inbox_item')`);
  db.exec(`UPDATE shop SET rules = json_set(rules, '$.calendar', NULL), revision = 1`);
  db.exec(`UPDATE book SET google_client = NULL`);
  return kept;
}

/** Bays whose names mean each kind of calendar, and a technician who has the calendar of another sign-in. */
function rules(): ShopRules {
  const { id: _, calendarId: __, ...maria } = aTechnician(0, { name: 'Maria', calendar: 'maria:primary' });
  return {
    ...defaultShop('America/New_York'),
    bays: [bay('Bay 1', 'primary'), bay('Bay 2', 'maria:primary'), bay('Bay 3', SHARED)],
    technicians: [maria],
  };
}

function bay(name: string, calendar: string) {
  const { id: _, calendarId: __, ...rest } = aBay(0, { name, calendar });
  return rest;
}

async function newBook(): Promise<SettingsBook> {
  const db = new Database(':memory:');
  db.exec('PRAGMA trusted_schema = OFF; PRAGMA recursive_triggers = ON');
  for (const migration of MIGRATIONS) db.exec(migration);
  db.exec(`DROP TRIGGER appointment_revision_stays; UPDATE book SET book_id = 'simulated'`);
  const connection = new Connection(db, ':memory:', { busyTimeoutMs: 0 });
  connection.transactionAtOnce(() => createShop(connection, rules(), zone, NOW));
  const { store, localEvents } = storeIn(connection);
  for (const { name, phone, email, plate } of VISITORS) {
    const { value } = await store.customers.add(aCustomer({ name, phone, email }), aWrite());
    await store.vehicles.add(value.id, aCar({ plate }), aWrite());
  }
  return { db, store, localEvents, shop: await store.shop.read(), bookId: await store.shop.bookId() };
}
