import type { Sql } from '../sql/engine/sql.ts';
import type { NewShop } from '../sql/shop.ts';
import { type SqlStore, sqlStore } from '../sql/sql-store.ts';
import type { SqliteDatabase } from './database.ts';
import type { Connection } from './engine/connection.ts';
import { sqliteHealth } from './health.ts';
import { type OpenOptions, openDatabase } from './open.ts';
import type { Watch } from './soundness/watch.ts';
import { sqliteStanding } from './sqlite-standing.ts';

export interface SqliteStore extends SqlStore {
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
export async function openSqliteStore(
  path: string,
  newShop: NewShop | null,
  options: OpenOptions = {},
): Promise<SqliteStore & { isNew: boolean }> {
  // Loaded before the transaction, in which nothing else may be waited for.
  const createShop = newShop === null ? null : (await import('../sql/shop.ts')).createShop;
  let isNew = false;
  const { database, watch } = await openDatabase(
    path,
    async (tx) => {
      if (newShop === null || createShop === null) throw new UnknownNewShop();
      isNew = true;
      await createShop(tx, newShop);
    },
    options,
  );
  return { ...storeIn(database, watch), isNew };
}

/** A database that is open as the store, and its tables for the local calendar. `watch`: null for one in memory. */
export function storeIn(database: SqliteDatabase, watch: Watch | null = null): SqliteStore {
  const own = {
    search: {
      sought: async (sql: Sql, text: string) =>
        (await import('./customer-search.ts')).searchCustomers(sql, text),
      near: async (sql: Sql, name: string, limit: number) =>
        (await import('./near-names.ts')).nearNames(sql, name, limit),
    },
    health: sqliteHealth(database, watch),
    standing: sqliteStanding(database, watch),
    changesByOthers: () =>
      database.between(
        (connection) => connection.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0,
      ),
    close: () => database.close(),
  };
  return { ...sqlStore(database, own), newUuid: () => randomUuid(database.connection) };
}

/** Of SQLite's randomness, which the system's seeds: loading Node's own costs a tenth of starting Node. */
function randomUuid(connection: Connection): string {
  const { hex = '' } = connection.get<{ hex: string }>('SELECT lower(hex(randomblob(16))) AS hex') ?? {};
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
