import type { AppointmentStatus } from '../../domain/appointment.ts';
import { newImage, wished } from '../../domain/event-image.ts';
import type { Instant } from '../../domain/interval.ts';
import type { AppointmentDraft } from '../store.ts';
import type { Connection } from './engine/connection.ts';
import { IMAGE_COLUMNS, type ImageRow, imageOf, saveImage } from './rows/image-rows.ts';

/** Owes a new appointment to the calendars that are to show it. */
export function oweFirstImages(
  connection: Connection,
  appointmentId: number,
  { uuid, calendarId, technicianId }: AppointmentDraft,
  at: Instant,
): void {
  const own = technicianId === null ? null : ownCalendarOf(connection, technicianId);
  for (const calendar of showing(calendarId, own))
    saveImage(connection, { appointmentId, calendarId: calendar, uuid }, newImage(1), at);
}

/**
 * Owes the appointment's present state to the calendars that are to show it, and its absence to those that it has left.
 * A cancelled one is owed to none. What is owed already and changes again keeps its place in the queue.
 */
export function oweImages(connection: Connection, appointmentId: number, at: Instant): void {
  const { uuid, revision, status, calendar_id, own } = facts(connection, appointmentId);
  const wanted = new Set(status === 'cancelled' ? [] : showing(calendar_id, own));
  const rows = connection.all<ImageRow & { calendar_id: string }>(
    `SELECT i.calendar_id, ${IMAGE_COLUMNS} FROM calendar_image i WHERE i.appointment_id = ?`,
    appointmentId,
  );
  const images = new Map(rows.map((row) => [row.calendar_id, imageOf(row)]));
  for (const [calendarId, image] of images) {
    if (wanted.has(calendarId) || !(image.present || status === 'cancelled')) continue;
    saveImage(connection, { appointmentId, calendarId, uuid }, wished(image, false, revision), at);
  }
  for (const calendarId of wanted) {
    const image = wished(images.get(calendarId) ?? newImage(revision), true, revision);
    saveImage(connection, { appointmentId, calendarId, uuid }, image, at);
  }
}

/** The bay's calendar, and the technician's own where there is one and it is another. */
function showing(ofBay: string, ofTechnician: string | null): string[] {
  return ofTechnician === null || ofTechnician === ofBay ? [ofBay] : [ofBay, ofTechnician];
}

function ownCalendarOf(connection: Connection, claimableId: number): string | null {
  const row = connection.get<{ calendar_id: string | null }>(
    `SELECT coalesce(n.calendar_id, c.calendar_id) AS calendar_id
     FROM claimable c LEFT JOIN calendar_name n ON n.name = c.calendar_id WHERE c.id = ?`,
    claimableId,
  );
  return row?.calendar_id ?? null;
}

function facts(connection: Connection, appointmentId: number) {
  const row = connection.get<{
    uuid: string;
    revision: number;
    status: AppointmentStatus;
    calendar_id: string;
    own: string | null;
  }>(
    `SELECT a.uuid, a.revision, a.status, a.calendar_id, coalesce(n.calendar_id, t.calendar_id) AS own
     FROM appointment a LEFT JOIN claimable t ON t.id = a.technician_id
     LEFT JOIN calendar_name n ON n.name = t.calendar_id WHERE a.id = ?`,
    appointmentId,
  );
  if (row === undefined) throw new Error(`appointment ${appointmentId} vanished inside its own transaction`);
  return row;
}
