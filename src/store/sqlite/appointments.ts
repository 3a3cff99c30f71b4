import type { Appointment, AppointmentStatus } from '../../domain/appointment.ts';
import { isOpen } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import {
  type AppointmentDraft,
  type AppointmentRevision,
  type AppointmentStore,
  type ChangeSource,
  type HeldClaim,
  type Placement,
  Stale,
} from '../store.ts';
import { requireAppointment, selectAppointments } from './appointment-rows.ts';
import { claimsOf, placeClaims, releaseClaims } from './claims.ts';
import type { Connection } from './connection.ts';
import { oweFirstImage, oweImage } from './images.ts';
import { LONGEST_MS } from './longest.ts';
import { putCustomer, putVehicle, requireCustomer, requireVehicle } from './people.ts';
import { rulesRevision } from './shop.ts';
import { write } from './write.ts';

export function sqliteAppointments(connection: Connection): AppointmentStore {
  return {
    book: async (draft, w) => {
      let twin: Appointment | undefined;
      const { value, replayed } = write(connection, w, () => {
        assertCurrentRules(connection, draft);
        const customerId = customerOf(connection, draft, w.at);
        const vehicleId = vehicleOf(connection, draft, customerId, w.at);
        twin = sameVisit(connection, customerId, vehicleId, draft.start);
        return twin ?? insert(connection, draft, customerId, vehicleId, w);
      });
      return { value, replayed: replayed || twin !== undefined };
    },

    reschedule: async (id, to, w) =>
      write(connection, w, () => {
        assertCurrentRules(connection, to);
        const appointment = requireAppointment(connection, id);
        assertOpen(appointment, 'reschedule');
        if ((to.appointmentRevision ?? appointment.revision) !== appointment.revision) throw new Stale();
        return move(connection, appointment, to, w);
      }),

    cancel: async (id, { reason, note }, w) => {
      let before: Appointment | undefined;
      const { value, replayed } = write(connection, w, () => {
        const appointment = requireAppointment(connection, id);
        if (appointment.status === 'cancelled') {
          before = appointment;
          return appointment;
        }
        assertOpen(appointment, 'cancel');
        connection.run(
          `UPDATE appointment SET status = 'cancelled', cancellation_reason = ?, cancellation_note = ?,
             revision = revision + 1, updated_at = ? WHERE id = ?`,
          reason,
          note,
          w.at,
          id,
        );
        releaseClaims(connection, id);
        return recorded(connection, id, 'cancelled', w);
      });
      return { value, replayed: replayed || before !== undefined };
    },

    get: async (id) => selectAppointments(connection, 'WHERE a.id = ?', id)[0] ?? null,

    ofVisit: async (customerId, vehicleId, start) =>
      sameVisit(connection, customerId, vehicleId, start) ?? null,

    during: async ({ start, end }, statuses) =>
      selectAppointments(
        connection,
        `WHERE a.start_at > ? AND a.start_at < ? AND a.end_at > ?
           AND a.status IN (SELECT value FROM json_each(?))
         ORDER BY a.start_at, b.position, a.id`,
        start - LONGEST_MS,
        end,
        start,
        JSON.stringify(statuses),
      ),

    ofCustomer: async (customerId, { start, end }, limit) =>
      selectAppointments(
        connection,
        `WHERE a.customer_id = ? AND a.start_at >= ? AND a.start_at < ?
         ORDER BY a.start_at ${start === undefined ? 'DESC' : 'ASC'}, a.id LIMIT ?`,
        customerId,
        start ?? 0,
        end ?? Number.MAX_SAFE_INTEGER,
        limit,
      ),

    claimsDuring: async ({ start, end }) =>
      connection.all<HeldClaim>(
        `SELECT appointment_id AS appointmentId, claimable_id AS claimableId, start_at AS start, end_at AS end
         FROM claim
         WHERE claimable_id IN (SELECT id FROM claimable) AND start_at > ? AND start_at < ? AND end_at > ?
         ORDER BY start_at, claimable_id`,
        start - LONGEST_MS,
        end,
        start,
      ),

    history: async (id) => connection.all<RevisionRow>(HISTORY, id).map(revisionOf),
  };
}

function assertCurrentRules(connection: Connection, { shopRevision }: Placement): void {
  if (rulesRevision(connection) !== shopRevision) throw new Stale();
}

function assertOpen({ id, status }: Appointment, verb: 'reschedule' | 'cancel'): void {
  if (!isOpen(status)) throw new AppError({ code: 'appointment-finished', appointmentId: id, status, verb });
}

function customerOf(connection: Connection, { customer }: AppointmentDraft, at: Instant): number {
  return 'id' in customer
    ? requireCustomer(connection, customer.id).id
    : putCustomer(connection, customer, at).id;
}

function vehicleOf(
  connection: Connection,
  { vehicle }: AppointmentDraft,
  customerId: number,
  at: Instant,
): number {
  if (!('id' in vehicle)) return putVehicle(connection, customerId, vehicle, at).id;
  // The car may have been given to somebody else since the use case looked.
  if (requireVehicle(connection, vehicle.id).customerId !== customerId) throw new Stale();
  return vehicle.id;
}

function sameVisit(
  connection: Connection,
  customerId: number,
  vehicleId: number,
  start: Instant,
): Appointment | undefined {
  return selectAppointments(
    connection,
    `WHERE a.customer_id = ? AND a.start_at = ? AND a.vehicle_id = ? AND a.status IN ('scheduled', 'arrived')`,
    customerId,
    start,
    vehicleId,
  )[0];
}

interface Change {
  readonly at: Instant;
  readonly source: ChangeSource;
}

function insert(
  connection: Connection,
  draft: AppointmentDraft,
  customerId: number,
  vehicleId: number,
  change: Change,
): Appointment {
  const { id } = connection.run(
    `INSERT INTO appointment (uuid, revision, status, start_at, end_at, zone, wall_start, wall_end, buffer_ms, service_id,
       customer_id, vehicle_id, bay_id, technician_id, calendar_id, notes, concerns, invite, overbook_reason, created_at,
       updated_at)
     VALUES (?, 1, 'scheduled', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    change.at,
    change.at,
  );
  placeClaims(connection, id, claimsOf(draft), draft.overbookReason !== null);
  writeRevision(connection, id, 'booked', change);
  oweFirstImage(connection, id, draft, change.at);
  return requireAppointment(connection, id);
}

function move(connection: Connection, { id }: Appointment, to: Placement, change: Change): Appointment {
  connection.run(
    `UPDATE appointment SET revision = revision + 1, start_at = ?, end_at = ?, zone = ?, wall_start = ?, wall_end = ?,
       buffer_ms = ?, bay_id = ?, technician_id = ?, calendar_id = ?, overbook_reason = ?, updated_at = ? WHERE id = ?`,
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
    change.at,
    id,
  );
  releaseClaims(connection, id);
  placeClaims(connection, id, claimsOf(to), to.overbookReason !== null);
  return recorded(connection, id, 'rescheduled', change);
}

/** Closes a change: the revision that stays for ever, and what is now owed to the calendars. */
function recorded(
  connection: Connection,
  id: number,
  change: AppointmentRevision['change'],
  by: Change,
): Appointment {
  writeRevision(connection, id, change, by);
  oweImage(connection, id, by.at);
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

interface RevisionRow {
  revision: number;
  at: Instant;
  source: ChangeSource;
  change: AppointmentRevision['change'];
  status: AppointmentStatus;
  start_at: Instant;
  end_at: Instant;
  wall_start: string;
  wall_end: string;
  zone: string;
  bay_id: number;
  bay_name: string;
  technician_id: number | null;
  technician_name: string | null;
  overbook_reason: string | null;
}

const HISTORY = `
SELECT r.revision, r.at, r.source, r.change, r.status, r.start_at, r.end_at, r.wall_start, r.wall_end, r.zone,
  b.id AS bay_id, b.name AS bay_name, t.id AS technician_id, t.name AS technician_name, r.overbook_reason
FROM appointment_revision r
JOIN claimable b ON b.id = r.bay_id
LEFT JOIN claimable t ON t.id = r.technician_id
WHERE r.appointment_id = ? ORDER BY r.revision`;

function revisionOf(row: RevisionRow): AppointmentRevision {
  const { revision, at, source, change, status, zone } = row;
  return {
    revision,
    at,
    source,
    change,
    appointment: {
      status,
      zone,
      start: row.start_at,
      end: row.end_at,
      wallStart: row.wall_start,
      wallEnd: row.wall_end,
      bay: { id: row.bay_id, name: row.bay_name },
      technician:
        row.technician_id === null ? null : { id: row.technician_id, name: row.technician_name as string },
      overbookReason: row.overbook_reason,
    },
  };
}
