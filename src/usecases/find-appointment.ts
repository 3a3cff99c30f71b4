import type { Appointment } from '../domain/appointment.ts';
import { AppError } from '../failure.ts';
import type { AppointmentRevision } from '../store/appointments.ts';
import type { Write } from '../store/write.ts';
import type { Ports } from './ports.ts';
import { type Delivered, NOTHING_DELIVERED } from './receipt.ts';

/** Throws `not-found`. */
export async function appointmentNumbered(id: number, { store }: Pick<Ports, 'store'>): Promise<Appointment> {
  const appointment = await store.appointments.get(id);
  if (appointment !== null) return appointment;
  throw new AppError({ code: 'not-found', what: 'appointment', query: String(id), known: [] });
}

/** With everything that was ever changed of it, oldest first. Throws `not-found`. */
export async function appointmentWithHistory(
  id: number,
  ports: Pick<Ports, 'store'>,
): Promise<{ readonly appointment: Appointment; readonly history: readonly AppointmentRevision[] }> {
  const appointment = await appointmentNumbered(id, ports);
  return { appointment, history: await ports.store.appointments.history(id) };
}

/** What was done before, as the book has it now. */
export async function presentAnswer(
  earlier: Appointment,
  { store }: Pick<Ports, 'store'>,
): Promise<Delivered> {
  const value = (await store.appointments.get(earlier.id)) ?? earlier;
  return { value, replayed: true, changedSince: value.revision !== earlier.revision, ...NOTHING_DELIVERED };
}

/** An appointment that is as it was asked for already: the answer, kept under the request's key. */
export async function keepAnswer(
  appointment: Appointment,
  write: Write,
  ports: Pick<Ports, 'store'>,
): Promise<Delivered> {
  const { value } = await ports.store.keepResult(appointment, write);
  return presentAnswer(value, ports);
}
