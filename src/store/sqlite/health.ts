import { statSync } from 'node:fs';
import type { HealthStore } from '../health.ts';
import type { Sql } from '../sql/engine/sql.ts';
import type { SqliteDatabase } from './database.ts';
import { MIGRATIONS } from './schema/schema.ts';
import { told } from './soundness/checks.ts';
import { contradictions } from './soundness/contradictions.ts';
import type { Watch } from './soundness/watch.ts';

/** `watch`: null for a book in memory, which nothing can damage. */
export function sqliteHealth(database: SqliteDatabase, watch: Watch | null): HealthStore {
  return {
    check: async () =>
      database.between((connection) => [...(watch?.checkNow() ?? told(() => contradictions(connection)))]),

    checkInPassing: async (now, stopwatch) =>
      database.between(() => watch?.checkInPassing(now, stopwatch) ?? []),

    isInPlace: async () => database.connection.isInPlace,

    readableByOthers: async () => watch !== null && isReadableByOthers(database.connection.file),

    newestWrite: async () =>
      (await database.get<{ at: number | null }>('SELECT max(updated_at) AS at FROM appointment'))?.at ??
      null,

    facts: async () => ({
      location: database.connection.file,
      engine: `SQLite ${(await database.get<{ version: string }>('SELECT sqlite_version() AS version'))?.version}`,
      schemaVersion: MIGRATIONS.length,
      appointments: await count(database, 'SELECT count(*) AS count FROM appointment'),
      customers: await count(database, 'SELECT count(*) AS count FROM customer'),
    }),
  };
}

async function count(sql: Sql, statement: string): Promise<number> {
  return (await sql.get<{ count: number }>(statement))?.count ?? 0;
}

/** By the bits of its mode, which not every system has. */
function isReadableByOthers(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
}
