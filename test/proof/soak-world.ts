import Database from 'better-sqlite3';
import type { Shop } from '../../src/domain/shop.ts';
import { Ledger } from '../simulation/ledger.ts';
import type { World } from '../simulation/world.ts';
import { bookIn } from '../support/notifications.ts';
import type { SoakedShop } from './soak-shop.ts';

/** What of the simulator's world people's hands and the checks ask: the book's rows, Google, the time, and what was done. */
export type SoakWorld = World & { readonly close: () => void };

/** The tables in which a calendar has the name that the book gives it, and in the simulator the one that Google gives it. */
const NAMED = ['calendar_image', 'inbox_item', 'appointment_revision'];

/** A shop that is served, as the simulator's checks see a history of theirs: so one and the same laws hold for both. */
export async function soakWorld({ folder, file, google, clock, random }: SoakedShop): Promise<SoakWorld> {
  const store = await bookIn(folder);
  const shop = await store.shop.read();
  const bookId = await store.shop.bookId();
  await store.close();
  const db = new Database(file, { readonly: true, timeout: 10_000 });
  for (const table of NAMED) db.exec(namedAsGoogleDoes(db, table));
  const world = {
    book: { db, shop: shopAsGoogleNamesIt(shop, db), bookId },
    model: google.model,
    moments: {
      get real() {
        return clock.now();
      },
      local: () => clock.now(),
    },
    wire: { changed: true },
    ledger: new Ledger(),
    random,
    lines: null,
    trace: () => undefined,
    close: () => void db.close(),
  };
  return world as unknown as SoakWorld;
}

/** A view for this connection alone, in front of the table. */
function namedAsGoogleDoes(db: Database.Database, table: string): string {
  const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
  const place = 'SELECT google_id FROM main.calendar_place p WHERE p.calendar_id = t.calendar_id';
  const shown = columns.map((column) =>
    column === 'calendar_id' ? `coalesce((${place}), calendar_id) AS calendar_id` : column,
  );
  return `CREATE TEMP VIEW ${table} AS SELECT ${shown.join(', ')} FROM main.${table} t`;
}

function shopAsGoogleNamesIt(shop: Shop, db: Database.Database): Shop {
  const place = db.prepare('SELECT google_id FROM calendar_place WHERE calendar_id = ?').pluck();
  const named = <T extends { readonly calendarId: string | null }>(one: T): T => ({
    ...one,
    calendarId:
      one.calendarId === null ? null : ((place.get(one.calendarId) as string | null) ?? one.calendarId),
  });
  return { ...shop, bays: shop.bays.map(named), technicians: shop.technicians.map(named) };
}
