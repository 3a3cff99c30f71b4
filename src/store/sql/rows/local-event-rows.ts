import type { EventPlace, StoredEvent } from '../../../domain/calendar-event.ts';
import type { ToldOccurrence } from '../../../domain/event-family.ts';
import type { ToldBy } from '../../../domain/event-version.ts';
import type { Instant } from '../../../domain/interval.ts';
import type { EventContent } from '../../local-events.ts';
import type { Sql, Transaction, Value } from '../engine/sql.ts';

export interface EventRow {
  calendar_id: string;
  event_id: string;
  sequence: number;
  start_at: Instant;
  end_at: Instant;
  cancelled: number;
  busy: number;
  title: string;
  description: string;
  appointment_uuid: string | null;
  appointment_revision: number | null;
  book_id: string | null;
  test_run: string | null;
  created_at: Instant | null;
  updated_at: Instant;
  told_by: ToldBy | null;
  told_sequence: number | null;
  told_at: Instant | null;
}

/** Who said what an event of somebody else's is, and how new it was. */
export type Told = Pick<ToldOccurrence, 'toldBy' | 'version'>;

/** What keeping an event adds to it, except the count of its calendar. */
export type Keeping = Pick<StoredEvent, 'testRun' | 'createdAt' | 'updatedAt'> & { readonly told?: Told };

export type KeptEvent = EventContent & Keeping;

export async function storedEvent(
  sql: Sql,
  { calendarId, eventId }: EventPlace,
): Promise<StoredEvent | null> {
  const row = await sql.get<EventRow>(
    'SELECT * FROM local_event WHERE calendar_id = ? AND event_id = ?',
    calendarId,
    eventId,
  );
  return row === undefined ? null : eventIn(row);
}

export function eventIn(row: EventRow): StoredEvent {
  const { appointment_uuid: appointmentUuid, appointment_revision: revision, book_id: bookId } = row;
  return stored(
    {
      calendarId: row.calendar_id,
      eventId: row.event_id,
      start: row.start_at,
      end: row.end_at,
      cancelled: row.cancelled === 1,
      busy: row.busy === 1,
      title: row.title,
      description: row.description,
      stamp:
        appointmentUuid === null ? null : { bookId: bookId ?? '', appointmentUuid, revision: revision ?? 0 },
      testRun: row.test_run,
      createdAt: row.created_at ?? row.updated_at,
      updatedAt: row.updated_at,
    },
    row.sequence,
  );
}

/** An event that was brought in, as what is told of it later is compared with it. */
export function toldIn(row: EventRow): Omit<ToldOccurrence, 'recurrenceId'> {
  return {
    start: row.start_at,
    end: row.end_at,
    title: row.title,
    busy: row.busy === 1,
    cancelled: row.cancelled === 1,
    toldBy: row.told_by ?? 'whole',
    version: { sequence: row.told_sequence ?? 0, saidAt: row.told_at },
  };
}

/** No event of the local calendar is a series, is told in whole days, or has an address. */
function stored({ told: _, ...event }: KeptEvent, sequence: number): StoredEvent {
  return { ...event, etag: `"${sequence}"`, allDay: false, recurring: false, link: null };
}

/** Writes the event over whatever has its id. */
export async function keepEvent(tx: Transaction, event: KeptEvent, sequence: number): Promise<StoredEvent> {
  await tx.run(
    `${INSERT} ON CONFLICT (calendar_id, event_id) DO UPDATE SET sequence = excluded.sequence,
       start_at = excluded.start_at, end_at = excluded.end_at, cancelled = excluded.cancelled, busy = excluded.busy,
       title = excluded.title, description = excluded.description, appointment_uuid = excluded.appointment_uuid,
       appointment_revision = excluded.appointment_revision, book_id = excluded.book_id,
       test_run = excluded.test_run, updated_at = excluded.updated_at, told_by = excluded.told_by,
       told_sequence = excluded.told_sequence, told_at = excluded.told_at`,
    ...columnsOf(event, event, sequence),
  );
  return stored(event, sequence);
}

/** What an event is stays as it was; it has only been said anew. */
export async function keepTold(
  tx: Transaction,
  { calendarId, eventId }: EventPlace,
  { toldBy, version }: Told,
): Promise<void> {
  await tx.run(
    'UPDATE local_event SET told_by = ?, told_sequence = ?, told_at = ? WHERE calendar_id = ? AND event_id = ?',
    toldBy,
    version.sequence,
    version.saidAt,
    calendarId,
    eventId,
  );
}

/** Null when the calendar has an event with that id already. */
export async function addEvent(
  tx: Transaction,
  event: KeptEvent,
  sequence: number,
): Promise<StoredEvent | null> {
  const added = await tx.run(ADD, ...columnsOf(event, event, sequence));
  return added === 1 ? stored(event, sequence) : null;
}

/** The same for many: an event that nobody reads is not put together. */
export async function addEvents(
  tx: Transaction,
  events: Iterable<Parameters<typeof columnsOf>>,
): Promise<void> {
  await tx.runEach(ADD, columnsOfEach(events));
}

function* columnsOfEach(events: Iterable<Parameters<typeof columnsOf>>): Generator<Value[]> {
  for (const each of events) yield columnsOf(...each);
}

const INSERT = `
INSERT INTO local_event (calendar_id, event_id, sequence, start_at, end_at, cancelled, busy, title, description,
  appointment_uuid, appointment_revision, book_id, test_run, created_at, updated_at, told_by, told_sequence, told_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const ADD = `${INSERT} ON CONFLICT DO NOTHING`;

function columnsOf(
  event: EventContent,
  { testRun, createdAt, updatedAt, told }: Keeping,
  sequence: number,
): Value[] {
  return [
    event.calendarId,
    event.eventId,
    sequence,
    event.start,
    event.end,
    Number(event.cancelled),
    Number(event.busy),
    event.title,
    event.description,
    event.stamp?.appointmentUuid ?? null,
    event.stamp?.revision ?? null,
    event.stamp?.bookId ?? null,
    testRun,
    createdAt,
    updatedAt,
    told?.toldBy ?? null,
    told?.version.sequence ?? null,
    told?.version.saidAt ?? null,
  ];
}

/** The next number of the calendar's own count of changes. */
export async function nextSequence(tx: Transaction, calendarId: string): Promise<number> {
  const row = await tx.get<{ sequence: number }>(
    `INSERT INTO local_calendar (id, sequence) VALUES (?, 1)
     ON CONFLICT (id) DO UPDATE SET sequence = local_calendar.sequence + 1 RETURNING sequence`,
    calendarId,
  );
  return (row as { sequence: number }).sequence;
}
