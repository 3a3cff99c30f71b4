import { eventIdOf } from '../../domain/calendar-event.ts';
import type { Instant } from '../../domain/interval.ts';
import type { ImageStore, PendingChange } from '../store.ts';
import { requireAppointment } from './appointment-rows.ts';
import type { Connection } from './connection.ts';

interface ImageRow {
  appointment_id: number;
  calendar_id: string;
  event_id: string;
  present: number;
  wanted_revision: number;
}

const PENDING = `
SELECT appointment_id, calendar_id, event_id, present, wanted_revision FROM calendar_image
WHERE synced_revision < wanted_revision`;

export function sqliteImages(connection: Connection): ImageStore {
  const changeOf = (row: ImageRow): PendingChange => ({
    appointment: requireAppointment(connection, row.appointment_id),
    calendarId: row.calendar_id,
    eventId: row.event_id,
    wanted: row.present === 1 ? 'present' : 'absent',
    revision: row.wanted_revision,
  });

  return {
    pending: async (limit) =>
      connection.all<ImageRow>(`${PENDING} ORDER BY wanted_at, appointment_id LIMIT ?`, limit).map(changeOf),

    pendingOf: async (appointmentId) =>
      connection.all<ImageRow>(`${PENDING} AND appointment_id = ?`, appointmentId).map(changeOf),

    pendingCount: async () =>
      connection.get<{ count: number }>(
        'SELECT count(*) AS count FROM calendar_image WHERE synced_revision < wanted_revision',
      )?.count ?? 0,

    confirm: async ({ appointment, calendarId, revision }, receipt, at) => {
      connection.transaction(
        () => {
          connection.run(
            `UPDATE calendar_image SET synced_revision = ?, synced_at = ?, etag = ?, link = ?, error = NULL
             WHERE appointment_id = ? AND calendar_id = ? AND synced_revision < ?`,
            revision,
            at,
            receipt?.etag ?? null,
            receipt?.link ?? null,
            appointment.id,
            calendarId,
            revision,
          );
        },
        { durable: false },
      );
    },
  };
}

/** Owes a new appointment to its calendar. */
export function oweFirstImage(
  connection: Connection,
  appointmentId: number,
  { uuid, calendarId }: { readonly uuid: string; readonly calendarId: string },
  at: Instant,
): void {
  connection.run(
    `INSERT INTO calendar_image (appointment_id, calendar_id, event_id, present, wanted_revision, wanted_at)
     VALUES (?, ?, ?, 1, 1, ?)`,
    appointmentId,
    calendarId,
    eventIdOf(uuid),
    at,
  );
}

/**
 * Owes the appointment's present state to its calendar and, where it has left another, its absence to that one. A
 * calendar to which it comes back gets the next generation of event: ids are burnt by removal (GOOGLE §1.2). What is
 * owed already and changes again keeps its place in the queue.
 */
export function oweImage(connection: Connection, appointmentId: number, at: Instant): void {
  const { uuid, revision, status, image } = imageFacts(connection, appointmentId);
  const present = Number(status !== 'cancelled');
  connection.run(
    `UPDATE calendar_image SET present = 0, wanted_revision = ?,
       wanted_at = CASE WHEN synced_revision < wanted_revision THEN wanted_at ELSE ? END
     WHERE appointment_id = ? AND calendar_id <> ? AND present = 1`,
    revision,
    at,
    appointmentId,
    image.calendarId,
  );
  const row = connection.get<{ generation: number; removed: number }>(
    `SELECT generation, present = 0 AND synced_revision >= wanted_revision AS removed
     FROM calendar_image WHERE appointment_id = ? AND calendar_id = ?`,
    appointmentId,
    image.calendarId,
  );
  const returns = row?.removed === 1 && present === 1;
  const generation = (row?.generation ?? 0) + Number(returns);
  connection.run(
    `INSERT INTO calendar_image (appointment_id, calendar_id, generation, event_id, present, wanted_revision, wanted_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (appointment_id, calendar_id) DO UPDATE SET generation = excluded.generation,
       event_id = excluded.event_id, present = excluded.present, wanted_revision = excluded.wanted_revision,
       wanted_at = CASE WHEN synced_revision < wanted_revision THEN wanted_at ELSE excluded.wanted_at END`,
    appointmentId,
    image.calendarId,
    generation,
    eventIdOf(uuid, generation),
    present,
    revision,
    at,
  );
}

function imageFacts(connection: Connection, appointmentId: number) {
  const row = connection.get<{ uuid: string; revision: number; status: string; calendar_id: string }>(
    'SELECT uuid, revision, status, calendar_id FROM appointment WHERE id = ?',
    appointmentId,
  );
  if (row === undefined) throw new Error(`appointment ${appointmentId} vanished inside its own transaction`);
  const { uuid, revision, status, calendar_id } = row;
  return { uuid, revision, status, image: { calendarId: calendar_id } };
}
