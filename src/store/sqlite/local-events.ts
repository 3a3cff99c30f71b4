import { appointmentOfEventId, type StoredEvent } from '../../domain/calendar-event.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import type { EventBatch, EventChanges, EventContent, LocalEvents } from '../local-events.ts';
import type { Connection } from './connection.ts';
import { LONGEST_MS } from './longest.ts';
import { write } from './write.ts';

interface EventRow {
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
  updated_at: Instant;
}

const FOREIGN = 'busy = 1 AND cancelled = 0 AND appointment_uuid IS NULL';

export function sqliteLocalEvents(connection: Connection): LocalEvents {
  return {
    put: async (event, at) =>
      connection.transaction(
        () => {
          const wanted = wantedOf(connection, event.calendarId, event.eventId);
          const overtaken =
            wanted !== null &&
            event.stamp !== null &&
            (!wanted.present || wanted.revision > event.stamp.revision);
          const next = () => nextSequence(connection, event.calendarId);
          if (!overtaken) return keep(connection, event, at, next).stored;
          const stored = storedEvent(connection, event.calendarId, event.eventId);
          return stored ?? { ...event, etag: '"0"', updatedAt: at };
        },
        { durable: false },
      ),

    putAll: async (batch, w) => write(connection, w, () => keepAll(connection, batch, w.at)),

    get: async (calendarId, eventId) => storedEvent(connection, calendarId, eventId),

    cancel: async (calendarId, eventId, at) => {
      connection.transaction(
        () => {
          if (wantedOf(connection, calendarId, eventId)?.present === true) return;
          const event = storedEvent(connection, calendarId, eventId);
          const next = () => nextSequence(connection, calendarId);
          if (event !== null) keep(connection, { ...event, cancelled: true }, at, next);
        },
        { durable: false },
      );
    },

    // INDEXED BY: by itself SQLite walks the other index from its beginning, through the whole history.
    busy: async (calendarId, { start, end }) =>
      connection.all<Interval>(
        `SELECT start_at AS start, end_at AS end FROM local_event
         WHERE calendar_id = ? AND start_at > ? AND start_at < ? AND end_at > ? AND end_at > start_at AND ${FOREIGN}
         UNION ALL
         SELECT start_at, end_at FROM local_event INDEXED BY local_event_busy_for_long
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

    since: async (calendarId, sequence) => {
      // The count comes first: what another process changes meanwhile is beyond it, and told the next time.
      const now =
        connection.get<{ sequence: number }>('SELECT sequence FROM local_calendar WHERE id = ?', calendarId)
          ?.sequence ?? 0;
      const rows = connection.all<EventRow>(
        'SELECT * FROM local_event WHERE calendar_id = ? AND sequence > ? AND sequence <= ? ORDER BY sequence',
        calendarId,
        sequence,
        now,
      );
      return { events: rows.map(eventOf), sequence: now };
    },

    calendars: async (now) =>
      connection.all(
        `SELECT id AS calendarId, (
           SELECT count(*) FROM local_event INDEXED BY local_event_busy
           WHERE calendar_id = local_calendar.id AND start_at > ? AND end_at > ? AND end_at > start_at AND ${FOREIGN}
         ) + (
           SELECT count(*) FROM local_event INDEXED BY local_event_busy_for_long
           WHERE calendar_id = local_calendar.id AND end_at > ? AND start_at <= ?
             AND end_at - start_at > ${LONGEST_MS} AND ${FOREIGN}
         ) AS upcomingEvents FROM local_calendar ORDER BY id`,
        now - LONGEST_MS,
        now,
        now,
        now - LONGEST_MS,
      ),
  };
}

/**
 * What the outbox wants of an appointment's event; null for any other event. It lies in the same file, so that a delivery
 * that has been overtaken (another process moved or cancelled the appointment after it was read) can be refused for good.
 */
function wantedOf(
  connection: Connection,
  calendarId: string,
  eventId: string,
): { present: boolean; revision: number } | null {
  const uuid = appointmentOfEventId(eventId)?.uuid;
  if (uuid === undefined) return null;
  const row = connection.get<{ present: number; event_id: string; revision: number }>(
    `SELECT i.present, i.event_id, i.wanted_revision AS revision
     FROM appointment a JOIN calendar_image i ON i.appointment_id = a.id
     WHERE a.uuid = ? AND i.calendar_id = ?`,
    uuid,
    calendarId,
  );
  if (row === undefined) return null;
  // An earlier generation's event is not wanted, whatever has become of the appointment.
  return { present: row.present === 1 && row.event_id === eventId, revision: row.revision };
}

function storedEvent(connection: Connection, calendarId: string, eventId: string): StoredEvent | null {
  const row = connection.get<EventRow>(
    'SELECT * FROM local_event WHERE calendar_id = ? AND event_id = ?',
    calendarId,
    eventId,
  );
  return row === undefined ? null : eventOf(row);
}

function eventOf(row: EventRow): StoredEvent {
  return {
    calendarId: row.calendar_id,
    eventId: row.event_id,
    etag: `"${row.sequence}"`,
    start: row.start_at,
    end: row.end_at,
    cancelled: row.cancelled === 1,
    busy: row.busy === 1,
    title: row.title,
    description: row.description,
    stamp:
      row.appointment_uuid === null
        ? null
        : { appointmentUuid: row.appointment_uuid, revision: row.appointment_revision ?? 0 },
    updatedAt: row.updated_at,
  };
}

function keepAll(connection: Connection, batch: EventBatch, at: Instant): EventChanges {
  const { calendarId, events } = batch;
  const changes = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  // Counted here and written at the end, for the calendar's row would be written once an event.
  const first = nextSequence(connection, calendarId);
  let next = first;
  const take = () => next++;
  // A file is new as a whole, or known for the most part: each event is taken as the one before it turned out to be.
  let expectNew = true;
  for (const event of inOrderOfKey(events)) {
    const isNew: boolean = expectNew && addNew(connection, event, next, at);
    if (isNew) next += 1;
    const outcome: Kept['outcome'] = isNew ? 'added' : keep(connection, event, at, take).outcome;
    changes[outcome] += 1;
    expectNew = outcome === 'added';
  }
  for (const event of leftOver(connection, batch)) {
    keep(connection, { ...event, cancelled: true }, at, take);
    changes.removed += 1;
  }
  connection.run('UPDATE local_calendar SET sequence = ? WHERE id = ?', next - 1, calendarId);
  return changes;
}

/** Neighbours in the table one after the other: every page of it is gone through once. */
function inOrderOfKey(events: readonly EventContent[]): EventContent[] {
  return events.toSorted((a, b) => (a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : 0));
}

/** Live events of the families that came in, which did not come in themselves. */
function leftOver(
  connection: Connection,
  { calendarId, events, under, familyOf }: EventBatch,
): StoredEvent[] {
  const kept = new Set(events.map(({ eventId }) => eventId));
  const families = new Set(events.map(({ eventId }) => familyOf(eventId)));
  const live = connection.all<{ event_id: string }>(
    'SELECT event_id FROM local_event WHERE calendar_id = ? AND event_id >= ? AND event_id < ? AND cancelled = 0',
    calendarId,
    under,
    `${under}\u{10ffff}`,
  );
  return live
    .map((row) => row.event_id)
    .filter((id) => !kept.has(id) && families.has(familyOf(id)))
    .flatMap((id) => storedEvent(connection, calendarId, id) ?? []);
}

interface Kept {
  readonly outcome: 'added' | 'changed' | 'unchanged';
  readonly stored: StoredEvent;
}

/** `nextSequence` is asked only when the event is written. */
function keep(connection: Connection, event: EventContent, at: Instant, nextSequence: () => number): Kept {
  const earlier = storedEvent(connection, event.calendarId, event.eventId);
  if (earlier !== null && same(earlier, event)) return { outcome: 'unchanged', stored: earlier };
  const sequence = nextSequence();
  connection.run(
    `${INSERT} ON CONFLICT (calendar_id, event_id) DO UPDATE SET sequence = excluded.sequence,
       start_at = excluded.start_at, end_at = excluded.end_at, cancelled = excluded.cancelled, busy = excluded.busy,
       title = excluded.title, description = excluded.description, appointment_uuid = excluded.appointment_uuid,
       appointment_revision = excluded.appointment_revision, updated_at = excluded.updated_at`,
    ...columnsOf(event, sequence, at),
  );
  return {
    outcome: earlier === null ? 'added' : 'changed',
    stored: { ...event, etag: `"${sequence}"`, updatedAt: at },
  };
}

/** False when the calendar has an event with that id already. Half the work of `keep`, for the many that are new. */
function addNew(connection: Connection, event: EventContent, sequence: number, at: Instant): boolean {
  return connection.run(`${INSERT} ON CONFLICT DO NOTHING`, ...columnsOf(event, sequence, at)).changes === 1;
}

const INSERT = `
INSERT INTO local_event (calendar_id, event_id, sequence, start_at, end_at, cancelled, busy, title, description,
  appointment_uuid, appointment_revision, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function columnsOf(event: EventContent, sequence: number, at: Instant) {
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
    at,
  ];
}

function same(a: EventContent, b: EventContent): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.cancelled === b.cancelled &&
    a.busy === b.busy &&
    a.title === b.title &&
    a.description === b.description &&
    a.stamp?.appointmentUuid === b.stamp?.appointmentUuid &&
    a.stamp?.revision === b.stamp?.revision
  );
}

function nextSequence(connection: Connection, calendarId: string): number {
  const row = connection.get<{ sequence: number }>(
    `INSERT INTO local_calendar (id, sequence) VALUES (?, 1)
     ON CONFLICT (id) DO UPDATE SET sequence = sequence + 1 RETURNING sequence`,
    calendarId,
  );
  return (row as { sequence: number }).sequence;
}
