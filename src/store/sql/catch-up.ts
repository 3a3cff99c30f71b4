import type { Appointment } from '../../domain/appointment.ts';
import { followed } from '../../domain/event-image.ts';
import { writeRevision } from './apply.ts';
import type { Transaction } from './engine/sql.ts';
import { closeConflicts } from './inbox.ts';
import { oweImages } from './owing.ts';
import { requireAppointment } from './rows/appointment-rows.ts';
import type { Entry } from './rows/journal.ts';
import { stateOf } from './rows/visit-state.ts';

/** The appointment as it is, under a later number; one of that number or a later one stays. */
export async function catchUpWith(
  tx: Transaction,
  appointment: Appointment,
  revision: number,
  entry: Entry,
): Promise<Appointment> {
  if (!(revision > appointment.revision)) return appointment;
  const { id } = appointment;
  const { at } = entry;
  await tx.run('UPDATE appointment SET revision = ?, updated_at = ? WHERE id = ?', revision, at, id);
  await writeRevision(tx, id, 'caught-up', stateOf(appointment).work, entry);
  await oweImages(tx, id, at, followed);
  await closeConflicts(tx, id, at);
  return requireAppointment(tx, id);
}
