import type { Appointment } from '../../domain/appointment.ts';
import { followed } from '../../domain/event-image.ts';
import type { Instant } from '../../domain/interval.ts';
import { byCalendar } from '../../domain/journal.ts';
import type { AppointmentStore } from '../appointments.ts';
import { applied, writeRevision } from './apply.ts';
import { changeOne, changeTogether } from './change-together.ts';
import { appointmentAsWritten, assertOpen, cancelledFor, decide } from './decided-changes.ts';
import type { Connection } from './engine/connection.ts';
import { closeConflicts } from './inbox.ts';
import { forgetAnswers } from './kept-answers.ts';
import { oweImages } from './owing.ts';
import { isHeld, readAppointments } from './read-appointments.ts';
import { requireAppointment } from './rows/appointment-rows.ts';
import { newEntry } from './rows/journal.ts';
import { stateOf } from './rows/visit-state.ts';

export function sqliteAppointments(connection: Connection): AppointmentStore {
  return {
    ...readAppointments(connection),

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
