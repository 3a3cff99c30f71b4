import type { Appointment } from '../../domain/appointment.ts';
import { followed } from '../../domain/event-image.ts';
import type { Instant } from '../../domain/interval.ts';
import { byCalendar } from '../../domain/journal.ts';
import type { AppointmentStore } from '../appointments.ts';
import { applied, writeRevision } from './apply.ts';
import { historyOf } from './appointment-history.ts';
import { changeOne, changeTogether } from './change-together.ts';
import { claimsDuring } from './claims.ts';
import { appointmentAsWritten, assertOpen, cancelledFor, decide } from './decided-changes.ts';
import type { Connection } from './engine/connection.ts';
import { LONGEST_MS } from './engine/longest.ts';
import { OPEN } from './engine/statuses.ts';
import { closeConflicts } from './inbox.ts';
import { forgetAnswers } from './kept-answers.ts';
import { oweImages } from './owing.ts';
import { appointmentById, requireAppointment, selectAppointments } from './rows/appointment-rows.ts';
import { newEntry } from './rows/journal.ts';
import { stateOf } from './rows/visit-state.ts';
import { SAME_VISIT } from './same-request.ts';

export function sqliteAppointments(connection: Connection): AppointmentStore {
  return {
    apply: async (changes, w, verb) => changeTogether(connection, changes, w, verb),

    book: async (draft, w) => changeOne(connection, { do: 'book', draft }, w),

    reschedule: async (id, to, w) => changeOne(connection, { do: 'move', id, to }, w),

    cancel: async (id, { reason, note }, w) => changeOne(connection, { do: 'cancel', id, reason, note }, w),

    withdraw: async (id, note, at) =>
      connection.transaction(() => {
        const before = appointmentAsWritten(connection, id);
        if (before.status === 'cancelled') return before;
        assertOpen(before, 'cancel');
        if (!isHeld(connection, id)) return before;
        forgetAnswers(connection, id);
        const after = cancelledFor(stateOf(before), { reason: 'other', note });
        const entry = newEntry(connection, byCalendar(at), 'cancelled');
        applied(connection, [{ before, draft: null, after, change: 'cancelled' }], entry);
        return requireAppointment(connection, id);
      }),

    moveBack: async (id, to, at) =>
      connection.transaction(() => {
        const entry = newEntry(connection, byCalendar(at), 'moved-back');
        const decided = decide(connection, { do: 'move', id, to }, entry);
        applied(connection, [{ ...decided, change: 'moved-back' }], entry);
        forgetAnswers(connection, id, decided.before?.revision);
        return requireAppointment(connection, id);
      }),

    catchUp: async (id, revision, at) =>
      connection.transaction(() => caughtUp(connection, appointmentAsWritten(connection, id), revision, at)),

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

    get: async (id) => appointmentById(connection, id),

    byUuid: async (uuid) => selectAppointments(connection, 'WHERE a.uuid = ?', uuid)[0] ?? null,

    ofVisit: async (customerId, vehicleId, start) =>
      selectAppointments(connection, `WHERE ${SAME_VISIT} ORDER BY a.id`, customerId, start, vehicleId),

    ofVehicle: async (vehicleId, { start, end }) =>
      selectAppointments(
        connection,
        `WHERE a.vehicle_id = ? AND a.start_at > ? AND a.start_at < ? AND a.end_at > ? AND a.status IN (${OPEN})
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

    claimsDuring: async (range, now) => claimsDuring(connection, range, now),

    history: async (id) => historyOf(connection, id),
  };
}

/** The appointment as it is, under a later number. */
function caughtUp(
  connection: Connection,
  appointment: Appointment,
  revision: number,
  at: Instant,
): Appointment {
  if (!(revision > appointment.revision)) return appointment;
  const { id } = appointment;
  connection.run('UPDATE appointment SET revision = ?, updated_at = ? WHERE id = ?', revision, at, id);
  const entry = newEntry(connection, byCalendar(at), 'caught-up');
  writeRevision(connection, id, 'caught-up', stateOf(appointment).work, entry);
  oweImages(connection, id, at, followed);
  closeConflicts(connection, id, at);
  return requireAppointment(connection, id);
}

function isHeld(connection: Connection, id: number): boolean {
  return (
    connection.get('SELECT 1 FROM appointment WHERE id = ? AND held_until IS NOT NULL', id) !== undefined
  );
}
