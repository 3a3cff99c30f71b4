import { type Appointment, HELD_FOR_EVER, type Withdrawal } from '../../domain/appointment.ts';
import { byCalendar } from '../../domain/journal.ts';
import type { AppointmentStore } from '../appointments.ts';
import type { Holder } from '../holds.ts';
import { applied } from './apply.ts';
import { catchUpWith } from './catch-up.ts';
import { changeOne, changeTogether } from './change-together.ts';
import { appointmentAsWritten, assertOpen, cancelledFor, decide } from './decided-changes.ts';
import type { Database, Sql } from './engine/sql.ts';
import { forgetAnswers } from './kept-answers.ts';
import { heldUntil, readAppointments } from './read-appointments.ts';
import { requireAppointment } from './rows/appointment-rows.ts';
import { newEntry } from './rows/journal.ts';
import { stateOf } from './rows/visit-state.ts';

export function appointmentStore(database: Database): AppointmentStore {
  return {
    ...readAppointments(database),

    apply: async (changes, w, verb, beside) => changeTogether(database, changes, w, verb, beside),

    book: async (draft, w, holder) => changeOne(database, { do: 'book', draft, ...upheld(holder) }, w),

    reschedule: async (id, to, w, holder) =>
      changeOne(database, { do: 'move', id, to, ...upheld(holder) }, w),

    cancel: async (id, { reason, note }, w) => changeOne(database, { do: 'cancel', id, reason, note }, w),

    withdraw: async (id, note, at) =>
      database.transaction(async (tx) => {
        const before = await appointmentAsWritten(tx, id);
        if (before.status === 'cancelled') return before;
        assertOpen(before, 'cancel');
        const until = await heldUntil(tx, id);
        if (until === null || (note === UNCONFIRMED && until === HELD_FOR_EVER)) return before;
        await forgetAnswers(tx, id);
        const after = cancelledFor(stateOf(before), { reason: 'other', note });
        const undoes = before.revision === 1 ? await madeAlone(tx, before) : null;
        const entry = newEntry(tx, { ...byCalendar(at), undoes }, 'cancelled');
        await applied(tx, [{ before, draft: null, after, change: 'cancelled' }], entry);
        return requireAppointment(tx, id);
      }),

    moveBack: async (id, to, at) =>
      database.transaction(async (tx) => {
        const moved = await appointmentAsWritten(tx, id);
        const entry = newEntry(tx, { ...byCalendar(at), undoes: await madeAlone(tx, moved) }, 'moved-back');
        const decided = await decide(tx, { do: 'move', id, to }, entry);
        await applied(tx, [{ ...decided, change: 'moved-back' }], entry);
        await forgetAnswers(tx, id, decided.before?.revision);
        return requireAppointment(tx, id);
      }),

    catchUp: async (id, revision, at) =>
      database.transaction(async (tx) =>
        catchUpWith(
          tx,
          await appointmentAsWritten(tx, id),
          revision,
          newEntry(tx, byCalendar(at), 'caught-up'),
        ),
      ),

    acknowledge: async (id) =>
      database.transaction(async (tx) => {
        await tx.run('UPDATE appointment SET held_until = NULL WHERE id = ? AND held_until IS NOT NULL', id);
        return (await requireAppointment(tx, id)).status !== 'cancelled';
      }),
  };
}

/** What was booked to stand whatever the calendar says, is not taken back for its silence once the shop wants that said first. */
const UNCONFIRMED: Withdrawal = 'not-confirmed';

function upheld(holder: Holder | undefined): { readonly holder?: Holder } {
  return holder === undefined ? {} : { holder };
}

const MADE_ALONE = `
SELECT r.entry_id AS id FROM appointment_revision r
WHERE r.appointment_id = ? AND r.revision = ? AND NOT EXISTS (
  SELECT 1 FROM appointment_revision o WHERE o.entry_id = r.entry_id AND o.appointment_id <> r.appointment_id)`;

/**
 * The entry that has made the appointment what it is, and no other one: the book itself takes it back, so that nobody at the
 * counter is asked to.
 */
async function madeAlone(sql: Sql, { id, revision }: Appointment): Promise<number | null> {
  return (await sql.get<{ id: number }>(MADE_ALONE, id, revision))?.id ?? null;
}
