import type { EventPlace, StoredEvent } from '../../domain/calendar-event.ts';
import type { Instant } from '../../domain/interval.ts';
import type { LocalAnswer, LocalEvents } from '../local-events.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Database, Sql, Transaction } from './engine/sql.ts';
import { FOREIGN } from './read-busy.ts';
import {
  addEvent,
  type EventRow,
  eventIn,
  type KeptEvent,
  keepEvent,
  nextSequence,
  storedEvent,
} from './rows/local-event-rows.ts';
import { fresh, write } from './write.ts';

const OTHER = 'cancelled = 0 AND (busy = 0 OR appointment_uuid IS NOT NULL)';

/** Each half of the live events has an index of its own by start, and one for those that began long before. */
const DURING = `${halfDuring('local_event_busy', FOREIGN)} UNION ALL ${halfDuring('local_event_other', OTHER)}
ORDER BY start_at, event_id`;

function halfDuring(index: string, half: string): string {
  return `SELECT * FROM local_event /*+ by ${index} */
WHERE calendar_id = ? AND start_at > ? AND start_at < ? AND end_at > ? AND ${half}
UNION ALL
SELECT * FROM local_event /*+ by ${index}_for_long */
WHERE calendar_id = ? AND end_at > ? AND start_at <= ? AND end_at - start_at > ${LONGEST_MS} AND ${half}`;
}

/** Not durable on its own: after a power cut the image in the same file is as old as the event, and both are made again. */
const AGAINABLE = { durable: false };

/** All of the port but what every look at free time asks (`read-busy.ts`). */
export function localEventsIn(database: Database): Omit<LocalEvents, 'busy'> {
  return {
    create: async (event, at) =>
      database.transaction(async (tx) => {
        const kept = { ...event, cancelled: false, createdAt: at, updatedAt: at };
        const stored = await addEvent(tx, kept, await nextSequence(tx, event.calendarId));
        return stored === null ? { kind: 'exists' } : { kind: 'live', event: stored };
      }, AGAINABLE),

    change: async ({ calendarId, eventId, start, end, stamp, title, description }, etag, at) =>
      database.transaction(async (tx) => {
        const earlier = await notGone(tx, { calendarId, eventId });
        if ('kind' in earlier) return earlier;
        if (etag !== null && etag !== earlier.etag) return { kind: 'changed' };
        const event = await rewritten(tx, at, {
          ...earlier,
          start,
          end,
          stamp: stamp ?? earlier.stamp,
          title: title ?? earlier.title,
          description: description ?? earlier.description,
        });
        return { kind: 'live', event };
      }, AGAINABLE),

    remove: async (place, etag, at) =>
      database.transaction(async (tx) => {
        const earlier = await notGone(tx, place);
        if ('kind' in earlier) return earlier;
        if (etag !== null && etag !== earlier.etag) return { kind: 'changed' };
        await rewritten(tx, at, { ...earlier, cancelled: true });
        return { kind: 'removed' };
      }, AGAINABLE),

    putAll: async (batch, w) => {
      const { keepAll } = await import('./local-event-batch.ts');
      return write(database, w, 'events-imported', async (tx, entry) =>
        fresh(await keepAll(tx, batch, entry)),
      );
    },

    get: async (place) => storedEvent(database, place),

    during: async (calendarId, { start, end }) => {
      const ofHalf = [calendarId, start - LONGEST_MS, end, start, calendarId, start, start - LONGEST_MS];
      return (await database.all<EventRow>(DURING, ...ofHalf, ...ofHalf)).map(eventIn);
    },

    since: async (calendarId, sequence, endsAfter) => {
      // The count comes first: what another process changes meanwhile is beyond it, and told the next time.
      const now = await countOf(database, calendarId);
      const rows =
        sequence === null
          ? await database.all<EventRow>(
              `SELECT * FROM local_event WHERE calendar_id = ? AND sequence <= ? AND end_at > ?
               ORDER BY sequence`,
              calendarId,
              now,
              endsAfter,
            )
          : await database.all<EventRow>(
              `SELECT * FROM local_event WHERE calendar_id = ? AND sequence > ? AND sequence <= ?
               ORDER BY sequence`,
              calendarId,
              sequence,
              now,
            );
      return { events: rows.map(eventIn), sequence: now };
    },

    calendars: async (now) =>
      await database.all(
        `SELECT id AS "calendarId", (
           SELECT count(*) FROM local_event /*+ by local_event_busy */
           WHERE calendar_id = local_calendar.id AND start_at > ? AND end_at > ? AND end_at > start_at AND ${FOREIGN}
         ) + (
           SELECT count(*) FROM local_event /*+ by local_event_busy_for_long */
           WHERE calendar_id = local_calendar.id AND end_at > ? AND start_at <= ?
             AND end_at - start_at > ${LONGEST_MS} AND ${FOREIGN}
         ) AS "upcomingEvents" FROM local_calendar ORDER BY id`,
        now - LONGEST_MS,
        now,
        now,
        now - LONGEST_MS,
      ),
  };
}

async function notGone(sql: Sql, place: EventPlace): Promise<StoredEvent | LocalAnswer<'gone' | 'missing'>> {
  const event = await storedEvent(sql, place);
  if (event === null) return { kind: 'missing' };
  return event.cancelled ? { kind: 'gone' } : event;
}

async function rewritten(tx: Transaction, at: Instant, event: KeptEvent): Promise<StoredEvent> {
  return keepEvent(tx, { ...event, updatedAt: at }, await nextSequence(tx, event.calendarId));
}

async function countOf(sql: Sql, calendarId: string): Promise<number> {
  const row = await sql.get<{ sequence: number }>(
    'SELECT sequence FROM local_calendar WHERE id = ?',
    calendarId,
  );
  return row?.sequence ?? 0;
}
