import type { Appointment } from '../../domain/appointment.ts';
import { isOpen } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import { type AppointmentDraft, type AppointmentStore, type Placement, Stale } from '../store.ts';
import { cancelled, caughtUp, insert, move } from './appointment-changes.ts';
import { historyOf } from './appointment-history.ts';
import { claimsDuring } from './claims.ts';
import type { Connection } from './engine/connection.ts';
import { LONGEST_MS } from './engine/longest.ts';
import { OPEN } from './engine/open-statuses.ts';
import { requireAppointment, selectAppointments } from './rows/appointment-rows.ts';
import { assertCustomerExists, ownerOf, putCustomer, putVehicle } from './rows/people.ts';
import { rulesRevision } from './shop.ts';
import { assertAsWritten, assertShopAsWritten } from './soundness/relied-on.ts';
import { write } from './write.ts';

export function sqliteAppointments(connection: Connection): AppointmentStore {
  return {
    book: async (draft, w) => {
      let twin: Appointment | undefined;
      const { value, replayed } = await write(connection, w, () => {
        assertCurrentRules(connection, draft);
        const customerId = customerOf(connection, draft, w.at);
        const vehicleId = vehicleOf(connection, draft, customerId, w.at);
        twin = sameRequest(connection, customerId, vehicleId, draft);
        return twin ?? insert(connection, draft, customerId, vehicleId, w);
      });
      return { value, replayed: replayed || twin !== undefined };
    },

    reschedule: async (id, to, w) =>
      write(connection, w, () => {
        assertCurrentRules(connection, to);
        const appointment = appointmentAsWritten(connection, id);
        assertOpen(appointment, 'reschedule');
        if ((to.appointmentRevision ?? appointment.revision) !== appointment.revision) throw new Stale();
        return move(connection, appointment, to, w);
      }),

    cancel: async (id, { reason, note }, w) => {
      let before: Appointment | undefined;
      const { value, replayed } = await write(connection, w, () => {
        const appointment = appointmentAsWritten(connection, id);
        if (appointment.status === 'cancelled') {
          before = appointment;
          return appointment;
        }
        assertOpen(appointment, 'cancel');
        return cancelled(connection, appointment, { reason, note }, w);
      });
      return { value, replayed: replayed || before !== undefined };
    },

    withdraw: async (id, note, change) =>
      connection.transaction(() => {
        const appointment = appointmentAsWritten(connection, id);
        if (appointment.status === 'cancelled') return appointment;
        assertOpen(appointment, 'cancel');
        if (!isHeld(connection, id)) return appointment;
        forgetAnswers(connection, appointment);
        return cancelled(connection, appointment, { reason: 'other', note }, change);
      }),

    catchUp: async (id, revision, change) =>
      connection.transaction(() =>
        caughtUp(connection, appointmentAsWritten(connection, id), revision, change),
      ),

    forgetAnswers: async (id, revision) => {
      await connection.transaction(() =>
        forgetAnswers(connection, requireAppointment(connection, id), revision),
      );
    },

    acknowledge: async (id) =>
      connection.transaction(() => {
        connection.run(
          'UPDATE appointment SET held_until = NULL WHERE id = ? AND held_until IS NOT NULL',
          id,
        );
        return requireAppointment(connection, id).status !== 'cancelled';
      }),

    isHeld: async (id) => isHeld(connection, id),

    heldPast: async (now) =>
      connection
        .all<{ id: number }>(
          'SELECT id FROM appointment WHERE held_until IS NOT NULL AND held_until <= ? ORDER BY held_until, id',
          now,
        )
        .map(({ id }) => id),

    get: async (id) => selectAppointments(connection, 'WHERE a.id = ?', id)[0] ?? null,

    byUuid: async (uuid) => selectAppointments(connection, 'WHERE a.uuid = ?', uuid)[0] ?? null,

    ofVisit: async (customerId, vehicleId, start) => sameVisits(connection, customerId, vehicleId, start),

    ofVehicle: async (vehicleId, { start, end }) =>
      selectAppointments(
        connection,
        `WHERE a.vehicle_id = ? AND a.start_at > ? AND a.start_at < ? AND a.end_at > ? AND ${IS_OPEN}
         ORDER BY a.start_at, a.id`,
        vehicleId,
        start - LONGEST_MS,
        end,
        start,
      ),

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

    claimsDuring: async (range) => claimsDuring(connection, range),

    history: async (id) => historyOf(connection, id),
  };
}

/** Throws `not-found`. */
function appointmentAsWritten(connection: Connection, id: number): Appointment {
  const appointment = requireAppointment(connection, id);
  assertAsWritten(connection, 'appointment', id);
  return appointment;
}

function assertCurrentRules(connection: Connection, { shopRevision }: Placement): void {
  if (rulesRevision(connection) !== shopRevision) throw new Stale();
  assertShopAsWritten(connection);
}

function assertOpen({ id, status }: Appointment, verb: 'reschedule' | 'cancel'): void {
  if (!isOpen(status)) throw new AppError({ code: 'appointment-finished', appointmentId: id, status, verb });
}

function customerOf(connection: Connection, { customer }: AppointmentDraft, at: Instant): number {
  if (!('id' in customer)) return putCustomer(connection, customer, at).id;
  assertCustomerExists(connection, customer.id);
  assertAsWritten(connection, 'customer', customer.id);
  return customer.id;
}

function vehicleOf(
  connection: Connection,
  { vehicle }: AppointmentDraft,
  customerId: number,
  at: Instant,
): number {
  if (!('id' in vehicle)) return putVehicle(connection, customerId, vehicle, at).id;
  // The car may have been given to somebody else since the use case looked.
  if (ownerOf(connection, vehicle.id) !== customerId) throw new Stale();
  return vehicle.id;
}

/** An open appointment for the same work, at the same start, of the same customer's same car. */
function sameRequest(
  connection: Connection,
  customerId: number,
  vehicleId: number,
  { start, serviceId }: AppointmentDraft,
): Appointment | undefined {
  const twin = connection.get<{ id: number }>(
    `SELECT id FROM appointment a
     WHERE a.customer_id = ? AND a.start_at = ? AND a.vehicle_id = ? AND a.service_id = ? AND ${IS_OPEN} ORDER BY id`,
    customerId,
    start,
    vehicleId,
    serviceId,
  );
  return twin && requireAppointment(connection, twin.id);
}

const IS_OPEN = `a.status IN (${OPEN})`;

function sameVisits(
  connection: Connection,
  customerId: number,
  vehicleId: number,
  start: Instant,
): Appointment[] {
  return selectAppointments(
    connection,
    `WHERE a.customer_id = ? AND a.start_at = ? AND a.vehicle_id = ? AND ${IS_OPEN} ORDER BY a.id`,
    customerId,
    start,
    vehicleId,
  );
}

function isHeld(connection: Connection, id: number): boolean {
  return (
    connection.get('SELECT 1 FROM appointment WHERE id = ? AND held_until IS NOT NULL', id) !== undefined
  );
}

/** Every key under which the appointment was the answer; with a `revision`, only those whose answer was that one. */
function forgetAnswers(connection: Connection, { id }: Appointment, revision: number | null = null): void {
  connection.run(
    'DELETE FROM idempotency_key WHERE appointment_id = ? AND revision = coalesce(?, revision)',
    id,
    revision,
  );
}
