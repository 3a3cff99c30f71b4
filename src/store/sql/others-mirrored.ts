import type { Instant, Interval } from '../../domain/interval.ts';
import type { OthersWanted } from '../../domain/others-about.ts';
import type { MirroredEvent, OthersChanged } from '../calendar-readings.ts';
import type { Transaction, Value } from './engine/sql.ts';

/** The reading that tells: what it has seen bears its number. */
interface By {
  /** The days of which it tells; null: nobody needs to know. */
  readonly ahead: Interval | null;
  readonly number: number;
}

/**
 * What has changed of others' time takes its place in the mirror: single events, occasions, series. With a series that is gone, or
 * is none any more, its occasions go, too; one that goes on has those that are told beside it from where they are kept.
 */
export async function putRight(
  tx: Transaction,
  calendarId: string,
  { eventIds, now, series, exceptions }: OthersChanged,
  by: By,
): Promise<void> {
  await tx.runEach(
    'DELETE FROM mirror_event /*+ by mirror_event_by_event */ WHERE calendar_id = ? AND event_id = ?',
    eventIds.map((id) => [calendarId, id]),
  );
  await tx.runEach(
    'DELETE FROM mirror_event WHERE calendar_id = ? AND event_id > ? AND event_id < ?',
    // Behind `_` comes, in the order of characters, the backtick.
    eventIds.map((id) => [calendarId, `${id}_`, `${id}\``]),
  );
  await tx.runEach(
    `INSERT INTO series_exception (calendar_id, series_id, event_id, original_at, start_at, ${WHAT}, read_in)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (calendar_id, series_id, event_id) DO UPDATE SET original_at = excluded.original_at, start_at = excluded.start_at, ${AS_TOLD}`,
    exceptions.map(({ eventId, seriesId, originalAt, taken }) => [
      calendarId,
      seriesId,
      eventId,
      originalAt,
      taken?.start ?? null,
      ...(taken === null ? NOTHING : whatOf(taken)),
      by.number,
    ]),
  );
  const { ahead } = by;
  if (ahead === null) return;
  const isAhead = ({ start, end }: Interval) => start < ahead.end && end > ahead.start;
  const rowOf = (event: MirroredEvent): Value[] => [
    calendarId,
    event.start,
    event.eventId,
    ...whatOf(event),
    by.number,
  ];
  await tx.runEach(
    `INSERT INTO mirror_event (${ROW}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ${AGAIN}`,
    now.filter(isAhead).map(rowOf),
  );
  await tx.runEach(
    `INSERT INTO mirror_event (${ROW})
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS
       (SELECT 1 FROM series_exception WHERE calendar_id = ? AND series_id = ? AND event_id = ?) ${AGAIN}`,
    series.flatMap(({ seriesId, occasions }) =>
      occasions.filter(isAhead).map((one) => rowOf(one).concat(calendarId, seriesId, one.eventId)),
    ),
  );
  await tx.runEach(
    `INSERT INTO mirror_event (${ROW})
     SELECT calendar_id, start_at, event_id, ${WHAT}, ? FROM series_exception
     WHERE calendar_id = ? AND series_id = ? AND start_at < ? AND end_at > ? ${AGAIN}`,
    series.map(({ seriesId }) => [by.number, calendarId, seriesId, ahead.end, ahead.start]),
  );
}

/** What both tables tell of an event but for its start. */
const WHAT = 'end_at, copy_of, kind, title, place, meeting_url';
const ROW = `calendar_id, start_at, event_id, ${WHAT}, read_in`;
const AS_TOLD = `end_at = excluded.end_at, copy_of = excluded.copy_of, kind = excluded.kind, title = excluded.title,
  place = excluded.place, meeting_url = excluded.meeting_url, read_in = excluded.read_in`;
const AGAIN = `ON CONFLICT (calendar_id, start_at, event_id) DO UPDATE SET ${AS_TOLD}`;

function whatOf({ end, copyOf, kind, title, place, meetingUrl }: MirroredEvent): Value[] {
  return [end, copyOf, kind, title, place, meetingUrl];
}

/** Of an occasion that takes no time. */
const NOTHING: readonly Value[] = [null, null, null, null, null, null];

/** Takes away of others' texts what the shop keeps no more; readings under way, which may hold more of them, begin anew. */
export async function forgetTexts(tx: Transaction, { othersEvents }: OthersWanted): Promise<void> {
  if (othersEvents === 'details') return;
  const gone =
    othersEvents === 'times'
      ? 'title = NULL, place = NULL, meeting_url = NULL'
      : 'place = NULL, meeting_url = NULL';
  for (const table of ['mirror_event', 'series_exception']) await tx.run(`UPDATE ${table} SET ${gone}`);
  await tx.run('DELETE FROM calendar_reading');
}

/**
 * Takes away what a whole reading of all has not seen. `since`: what ended by then it cannot have seen; an occasion that was moved
 * there is not back where it was.
 */
export async function sweep(
  tx: Transaction,
  calendarId: string,
  { ahead, number }: By,
  since: Instant,
): Promise<void> {
  if (ahead !== null)
    await tx.run('DELETE FROM mirror_event WHERE calendar_id = ? AND read_in <> ?', calendarId, number);
  await tx.run(
    `DELETE FROM series_exception WHERE calendar_id = ? AND read_in <> ?
       AND (original_at < ? OR coalesce(end_at, original_at + 1) > ?)`,
    calendarId,
    number,
    since,
    since,
  );
}

/**
 * Replaces the mirror. One of any other days would go on claiming those that nobody has looked at, so it goes as a whole; and what
 * an open reading has put into it, goes too.
 */
export async function mirror(
  tx: Transaction,
  calendarId: string,
  { start, end }: Interval,
  events: readonly MirroredEvent[],
  at: Instant,
  upTo: number,
): Promise<void> {
  await tx.run('DELETE FROM mirror_event WHERE calendar_id = ?', calendarId);
  await tx.run(
    `INSERT INTO calendar_state (calendar_id, mirror_start_at, mirror_end_at, mirrored_at, mirror_listed_at, others_mirrored)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (calendar_id) DO UPDATE SET mirror_start_at = excluded.mirror_start_at,
       mirror_end_at = excluded.mirror_end_at, mirrored_at = excluded.mirrored_at,
       mirror_listed_at = excluded.mirror_listed_at, others_mirrored = excluded.others_mirrored`,
    calendarId,
    start,
    end,
    at,
    at,
    upTo,
  );
  await tx.runEach(
    `INSERT INTO mirror_event (${ROW}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0) ${AGAIN}`,
    events.map((event) => [calendarId, event.start, event.eventId, ...whatOf(event)]),
  );
  await tx.run('UPDATE calendar_reading SET certain = 0 WHERE calendar_id = ?', calendarId);
}
