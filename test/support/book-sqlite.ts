import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { NOW, type OpenedStore, type OpenStore, RULES, zone } from './book.ts';
import { patienceOf } from './patience.ts';
import { scratchFile } from './scratch.ts';

/** A new SQLite book in a folder of its own. */
export const openSqlite: OpenStore = async (shop) => openedAt(scratchFile(), shop);

/** The SQLite book at `file`, made with `RULES` where there is none. */
export async function openedAt(file: string, shop = { rules: RULES, zone, at: NOW }): Promise<OpenedStore> {
  const { store, localEvents } = await openSqliteStore(file, shop, { patience: patienceOf(200) });
  onTestFinished(() => store.close());
  return {
    store,
    localEvents,
    dump: async () => dumpOf(file),
    setStatus: async (id, status) => {
      withRaw(file, (db) => db.prepare('UPDATE appointment SET status = ? WHERE id = ?').run(status, id));
    },
    cleanup: async () => store.close(),
  };
}

/** Does something to the file behind the store's back. */
export function withRaw<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Every row of every table. */
function dumpOf(file: string): Record<string, unknown[]> {
  return withRaw(file, (db) => {
    const tables = db
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
      )
      .pluck()
      .all() as string[];
    return Object.fromEntries(tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]));
  });
}
