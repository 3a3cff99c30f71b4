import type { Interval } from '../../domain/interval.ts';
import type { LocalEvents } from '../local-events.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Database } from './engine/sql.ts';

/** An event in the book's own calendar that takes time and is none of ours. */
export const FOREIGN = 'busy = 1 AND cancelled = 0 AND appointment_uuid IS NULL';

/** What others have in the book's own calendar. */
export function readBusy(database: Database) {
  return {
    // The hint: an engine may walk the other index from its beginning, through the whole history.
    busy: async (calendarId, { start, end }) =>
      await database.all<Interval>(
        `SELECT start_at AS start, end_at AS end FROM local_event
         WHERE calendar_id = ? AND start_at > ? AND start_at < ? AND end_at > ? AND end_at > start_at AND ${FOREIGN}
         UNION ALL
         SELECT start_at, end_at FROM local_event /*+ by local_event_busy_for_long */
         WHERE calendar_id = ? AND end_at > ? AND start_at <= ? AND end_at - start_at > ${LONGEST_MS} AND ${FOREIGN}
         ORDER BY 1`,
        calendarId,
        start - LONGEST_MS,
        end,
        start,
        calendarId,
        start,
        start - LONGEST_MS,
      ),
  } satisfies Partial<LocalEvents>;
}
