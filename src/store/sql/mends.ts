import { DAY_MS } from '../../domain/interval.ts';
import type { Mend, MendStore } from '../mends.ts';
import type { Database } from './engine/sql.ts';

/** How often something was mended is asked of a day. */
const KEPT_MS = 2 * DAY_MS;

export function mendStore(database: Database): MendStore {
  return {
    note: async (mends) => {
      await database.transaction(
        async (tx) => {
          for (const { calendarId, code, at } of mends) {
            await tx.run('DELETE FROM mend WHERE at < ?', at - KEPT_MS);
            await tx.run('INSERT INTO mend (calendar_id, code, at) VALUES (?, ?, ?)', calendarId, code, at);
          }
        },
        { durable: false },
      );
    },

    since: async (at) =>
      await database.all<Mend>(
        'SELECT calendar_id AS "calendarId", code, at FROM mend WHERE at >= ? ORDER BY at, id',
        at,
      ),
  };
}
