import type { Appointment, CancellationReason } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import { type AppointmentDraft, type AppointmentRevision, CarElsewhere, type Placement } from '../store.ts';
import type { ChangeSource } from '../write.ts';
import { claimsOf, placeClaims, releaseClaims } from './claims.ts';
import { type Connection, isGuardRefusal } from './engine/connection.ts';
import { closeAgreed, closeConflicts } from './inbox.ts';
import { oweFirstImages, oweImages } from './owing.ts';
import { requireAppointment } from './rows/appointment-rows.ts';

/** Who changes an appointment, and when. */
export interface Change {
  readonly at: Instant;
  readonly source: ChangeSource;
}

/** A new appointment with its claims, in no calendar yet. Throws `ClaimRefused`, `CarElsewhere`. */
export function insert(
  connection: Connection,
  draft: AppointmentDraft,
  customerId: number,
  vehicleId: number,
  change: Change,
): Appointment {
  const { id } = putInPlace(
    connection,
    `INSERT INTO appointment (uuid, revision, status, start_at, end_at, zone, wall_start, wall_end, buffer_ms, service_id,
       customer_id, vehicle_id, bay_id, technician_id, calendar_id, notes, concerns, invite, overbook_reason,
       overbooked_over, held_until, created_at, updated_at)
     VALUES (?, 1, 'scheduled', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    draft.uuid,
    draft.start,
    draft.end,
    draft.zone,
    draft.wallStart,
    draft.wallEnd,
    draft.bufferMs,
    draft.serviceId,
    customerId,
    vehicleId,
    draft.bayId,
    draft.technicianId,
    draft.calendarId,
    draft.notes,
    draft.concerns,
    draft.invite === null ? null : Number(draft.invite),
    draft.overbookReason,
    overText(draft),
    draft.heldUntil,
    change.at,
    change.at,
  );
  placeClaims(connection, id, claimsOf(draft), draft.overbookReason !== null);
  writeRevision(connection, id, 'booked', change);
  oweFirstImages(connection, id, draft, change.at);
  return requireAppointment(connection, id);
}

/** Where an appointment comes to lie, after the revisions that the request was based on have been checked. */
type Place = Omit<Placement, 'shopRevision' | 'appointmentRevision'>;

/** The appointment at another time or place, with its claims. Throws `ClaimRefused`, `CarElsewhere`. */
export function move(connection: Connection, { id }: Appointment, to: Place, change: Change): Appointment {
  putInPlace(
    connection,
    `UPDATE appointment SET revision = revision + 1, start_at = ?, end_at = ?, zone = ?, wall_start = ?, wall_end = ?,
       buffer_ms = ?, bay_id = ?, technician_id = ?, calendar_id = ?, overbook_reason = ?, overbooked_over = ?,
       updated_at = ? WHERE id = ?`,
    to.start,
    to.end,
    to.zone,
    to.wallStart,
    to.wallEnd,
    to.bufferMs,
    to.bayId,
    to.technicianId,
    to.calendarId,
    to.overbookReason,
    overText(to),
    change.at,
    id,
  );
  releaseClaims(connection, id);
  placeClaims(connection, id, claimsOf(to), to.overbookReason !== null);
  return recorded(connection, id, 'rescheduled', change);
}

/** Null where nothing of others was there, or nobody has said anything about it. */
function overText({ overbookReason, overbookedOver = [] }: Place): string | null {
  if (overbookReason === null || overbookedOver.length === 0) return null;
  const facts = overbookedOver.map(({ calendarId, eventId, start, end }) => ({
    calendarId,
    eventId,
    start,
    end,
  }));
  return JSON.stringify(facts);
}

/** Writes when and where an appointment is. Throws `CarElsewhere`. */
function putInPlace(
  connection: Connection,
  ...write: Parameters<Connection['run']>
): { readonly id: number } {
  try {
    return connection.run(...write);
  } catch (thrown) {
    if (isGuardRefusal(thrown, 'CAR_ELSEWHERE')) throw new CarElsewhere();
    throw thrown;
  }
}

/** The appointment cancelled, and its time given back. */
export function cancelled(
  connection: Connection,
  { id }: Appointment,
  { reason, note }: { readonly reason: CancellationReason; readonly note: string | null },
  change: Change,
): Appointment {
  connection.run(
    `UPDATE appointment SET status = 'cancelled', cancellation_reason = ?, cancellation_note = ?, held_until = NULL,
       revision = revision + 1, updated_at = ? WHERE id = ?`,
    reason,
    note,
    change.at,
    id,
  );
  releaseClaims(connection, id);
  closeAgreed(connection, id, change.at);
  return recorded(connection, id, 'cancelled', change);
}

/** The appointment as it is, under a later number. */
export function caughtUp(
  connection: Connection,
  appointment: Appointment,
  revision: number,
  change: Change,
): Appointment {
  if (!(revision > appointment.revision)) return appointment;
  connection.run(
    'UPDATE appointment SET revision = ?, updated_at = ? WHERE id = ?',
    revision,
    change.at,
    appointment.id,
  );
  return recorded(connection, appointment.id, 'caught-up', change);
}

/**
 * Completes a change: adds the revision that stays for ever, owes the change to the calendars, and closes the conflicts that it
 * has ended.
 */
function recorded(
  connection: Connection,
  id: number,
  change: AppointmentRevision['change'],
  by: Change,
): Appointment {
  writeRevision(connection, id, change, by);
  oweImages(connection, id, by.at);
  closeConflicts(connection, id, by.at);
  return requireAppointment(connection, id);
}

function writeRevision(
  connection: Connection,
  id: number,
  change: AppointmentRevision['change'],
  { at, source }: Change,
): void {
  connection.run(
    `INSERT INTO appointment_revision (appointment_id, revision, at, source, change, status, start_at, end_at, zone,
       wall_start, wall_end, service_id, customer_id, vehicle_id, bay_id, technician_id, calendar_id,
       cancellation_reason, overbook_reason, notes, concerns)
     SELECT id, revision, ?, ?, ?, status, start_at, end_at, zone, wall_start, wall_end, service_id, customer_id,
       vehicle_id, bay_id, technician_id, calendar_id, cancellation_reason, overbook_reason, notes, concerns
     FROM appointment WHERE id = ?`,
    at,
    source,
    change,
    id,
  );
}
