import type { Instant } from '../../domain/interval.ts';
import type { ShopRules } from '../../domain/shop.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import type { LocalEvents } from '../local-events.ts';
import type { Store } from '../store.ts';
import type { Write } from '../write.ts';
import { sqliteCalendarPlaces } from './calendar-places.ts';
import { sqliteCalendarStates } from './calendar-states.ts';
import { sqliteCustomers } from './customers.ts';
import type { Connection } from './engine/connection.ts';
import { onFirstUse } from './engine/on-first-use.ts';
import { sqliteHealth } from './health.ts';
import { sqliteInbox } from './inbox.ts';
import { earlierResult } from './kept-answers.ts';
import { sqliteLocalEvents } from './local-events.ts';
import { type OpenOptions, openDatabase } from './open.ts';
import { readAppointments } from './read-appointments.ts';
import { sqliteJournal } from './rows/journal.ts';
import { createShop, sqliteShop } from './shop.ts';
import type { Watch } from './soundness/watch.ts';
import { sqliteVehicles } from './vehicles.ts';
import { fresh, write } from './write.ts';

/** What a new database starts with. */
export interface NewShop {
  readonly rules: ShopRules;
  readonly zone: ZoneRules;
  readonly at: Instant;
  /** Who makes it; left out: nobody is named. */
  readonly actor?: string;
  /** The key of the request that makes it. */
  readonly key?: Write['key'];
}

export interface SqliteStore {
  readonly store: Store;
  readonly localEvents: LocalEvents;
  /** Version 4: another one each time, whoever else makes some. */
  readonly newUuid: () => string;
}

/** Thrown when the database is new and nothing was said about its shop: open it again with one. */
export class UnknownNewShop extends Error {
  constructor() {
    super('a new database needs a shop');
    this.name = 'UnknownNewShop';
  }
}

/**
 * The SQLite file at `path` as the store, and its tables for the local calendar. `newShop` is written where there is no
 * database yet, and `isNew` says so; without one `UnknownNewShop` is thrown there. Throws the `database-…` failures.
 */
export function openSqliteStore(
  path: string,
  newShop: NewShop | null,
  options: OpenOptions = {},
): SqliteStore & { isNew: boolean } {
  let isNew = false;
  const { connection, watch } = openDatabase(
    path,
    (fresh) => {
      if (newShop === null) throw new UnknownNewShop();
      isNew = true;
      createShop(fresh, newShop);
    },
    options,
  );
  return { ...storeIn(connection, watch), isNew };
}

/** A database that is open as the store, and its tables for the local calendar. `watch`: null for one in memory. */
export function storeIn(connection: Connection, watch: Watch | null = null): SqliteStore {
  return {
    store: {
      shop: sqliteShop(connection),
      customers: sqliteCustomers(connection),
      vehicles: sqliteVehicles(connection),
      appointments: {
        ...readAppointments(connection),
        ...onFirstUse(
          ['apply', 'book', 'reschedule', 'cancel', 'withdraw', 'moveBack', 'catchUp', 'acknowledge'],
          async () => (await import('./appointments.ts')).sqliteAppointments(connection),
        ),
      },
      images: onFirstUse(
        [
          'owed',
          'owedOf',
          'owedCount',
          'get',
          'begin',
          'settle',
          'leftIn',
          'giveUp',
          'release',
          'restore',
          'shownDuring',
        ],
        async () => (await import('./images.ts')).sqliteImages(connection),
      ),
      holds: onFirstUse(['place', 'release', 'get', 'live'], async () =>
        (await import('./holds.ts')).sqliteHolds(connection),
      ),
      places: sqliteCalendarPlaces(connection),
      calendars: sqliteCalendarStates(connection),
      inbox: sqliteInbox(connection),
      journal: sqliteJournal(connection),
      health: sqliteHealth(connection, watch),
      earlierResult: async (key) => earlierResult(connection, key),
      keepResult: async (value, w) =>
        w.key === null ? { value, replayed: false } : write(connection, w, 'changed', () => fresh(value)),
      close: async () => connection.close(),
    },
    localEvents: sqliteLocalEvents(connection),
    newUuid: () => randomUuid(connection),
  };
}

/** Of SQLite's randomness, which the system's seeds: loading Node's own costs a tenth of starting Node. */
function randomUuid(connection: Connection): string {
  const { hex = '' } = connection.get<{ hex: string }>('SELECT lower(hex(randomblob(16))) AS hex') ?? {};
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
