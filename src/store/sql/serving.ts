import type { Serving, ServingStore } from '../serving.ts';
import type { Database, Value } from './engine/sql.ts';

/** After a power cut whoever serves begins anew. */
const AGAIN = { durable: false } as const;

export function servingStore(database: Database): ServingStore {
  const keep = (statement: string, ...values: Value[]) =>
    database.transaction(async (tx) => void (await tx.run(statement, ...values)), AGAIN);
  return {
    read: async () =>
      (await database.get<Serving>(
        `SELECT pid, started_at AS "startedAt", beat_at AS "beatAt", next_at AS "nextAt", push_address AS "pushAddress",
           ended_at AS "endedAt" FROM serving`,
      )) ?? null,

    begin: async (pid, pushAddress, at) =>
      keep(
        `INSERT INTO serving (id, pid, started_at, beat_at, next_at, push_address) VALUES (1, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET pid = excluded.pid, started_at = excluded.started_at, beat_at = excluded.beat_at,
           next_at = excluded.next_at, push_address = excluded.push_address, ended_at = NULL`,
        pid,
        at,
        at,
        at,
        pushAddress,
      ),

    beat: async (at, nextAt) => keep('UPDATE serving SET beat_at = ?, next_at = ?', at, nextAt),

    end: async (at) => keep('UPDATE serving SET beat_at = ?, ended_at = ?', at, at),
  };
}
