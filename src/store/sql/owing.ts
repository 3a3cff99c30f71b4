import { type AppointmentStatus, isLive } from '../../domain/appointment.ts';
import { newImage, wished } from '../../domain/event-image.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Sql, Transaction } from './engine/sql.ts';
import { IMAGE_COLUMNS, type ImageRow, imageOf, saveImage } from './rows/image-rows.ts';
import { SHOWS } from './rows/shows.ts';

/**
 * Owes the appointment's present state to the calendars that are to show it, and its absence to those that it has left.
 * One that is cancelled, or that nobody came to, is owed to none. What is owed already and changes again keeps its place in the queue. `wish`: how the
 * images come by it, where nobody at the counter has said it.
 */
export async function oweImages(
  tx: Transaction,
  appointmentId: number,
  at: Instant,
  wish: typeof wished = wished,
): Promise<void> {
  const { uuid, revision, status, calendar_id } = await facts(tx, appointmentId);
  const stands = isLive(status);
  const isShown = stands && calendar_id !== null;
  const wanted = new Set(isShown ? [calendar_id, ...(await ownCalendars(tx, appointmentId))] : []);
  const rows = await tx.all<ImageRow & { calendar_id: string }>(
    `SELECT i.calendar_id, ${IMAGE_COLUMNS} FROM calendar_image i WHERE i.appointment_id = ?`,
    appointmentId,
  );
  const images = new Map(rows.map((row) => [row.calendar_id, imageOf(row)]));
  for (const [calendarId, image] of images) {
    if (wanted.has(calendarId) || !(image.present || !stands)) continue;
    await saveImage(tx, { appointmentId, calendarId, uuid }, wish(image, false, revision), at);
  }
  for (const calendarId of wanted) {
    const image = wish(images.get(calendarId) ?? newImage(revision), true, revision);
    await saveImage(tx, { appointmentId, calendarId, uuid }, image, at);
  }
}

/** Those of its technicians, where they have their own, and it shows what they do. */
async function ownCalendars(sql: Sql, appointmentId: number): Promise<string[]> {
  const rows = await sql.all<{ calendar_id: string }>(
    `SELECT coalesce(n.calendar_id, t.calendar_id) AS calendar_id
     FROM work w JOIN claimable t ON t.id = w.technician_id LEFT JOIN calendar_name n ON n.name = t.calendar_id
     WHERE w.appointment_id = ? AND ${SHOWS('t')} ORDER BY w.position`,
    appointmentId,
  );
  return rows.map((row) => row.calendar_id);
}

async function facts(sql: Sql, appointmentId: number) {
  const row = await sql.get<{
    uuid: string;
    revision: number;
    status: AppointmentStatus;
    calendar_id: string | null;
  }>('SELECT uuid, revision, status, calendar_id FROM appointment WHERE id = ?', appointmentId);
  if (row === undefined) throw new Error(`appointment ${appointmentId} vanished inside its own transaction`);
  return row;
}
