import { statSync } from 'node:fs';
import type { HealthStore } from '../health.ts';
import type { Connection } from './engine/connection.ts';
import { MIGRATIONS } from './schema/schema.ts';
import { told } from './soundness/checks.ts';
import { contradictions } from './soundness/contradictions.ts';
import type { Watch } from './soundness/watch.ts';

/** `watch`: null for a book in memory, which nothing can damage. */
export function sqliteHealth(connection: Connection, watch: Watch | null): HealthStore {
  return {
    check: async () => [...(watch?.checkNow() ?? told(() => contradictions(connection)))],

    checkInPassing: async (now, stopwatch) => watch?.checkInPassing(now, stopwatch) ?? [],

    readableByOthers: async () => watch !== null && isReadableByOthers(connection.file),

    newestWrite: async () =>
      connection.get<{ at: number | null }>('SELECT max(updated_at) AS at FROM appointment')?.at ?? null,

    facts: async () => ({
      location: connection.file,
      engine: `SQLite ${connection.get<{ version: string }>('SELECT sqlite_version() AS version')?.version}`,
      schemaVersion: MIGRATIONS.length,
      appointments: count(connection, 'SELECT count(*) AS count FROM appointment'),
      customers: count(connection, 'SELECT count(*) AS count FROM customer'),
    }),
  };
}

function count(connection: Connection, sql: string): number {
  return connection.get<{ count: number }>(sql)?.count ?? 0;
}

/** By the bits of its mode, which not every system has. */
function isReadableByOthers(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
}
