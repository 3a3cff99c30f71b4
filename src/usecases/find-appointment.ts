import type { Appointment } from '../domain/appointment.ts';
import { AppError } from '../failure.ts';
import type { Write, Written } from '../store/store.ts';
import type { Ports } from './ports.ts';

/** Throws `not-found`. */
export async function appointmentNumbered(id: number, { store }: Pick<Ports, 'store'>): Promise<Appointment> {
  const appointment = await store.appointments.get(id);
  if (appointment !== null) return appointment;
  throw new AppError({ code: 'not-found', what: 'appointment', query: String(id), known: [] });
}

/** The appointment as it was given, with the state of its calendar event as it is now. */
export async function withImage(
  appointment: Appointment,
  { store }: Pick<Ports, 'store'>,
): Promise<Appointment> {
  const current = await store.appointments.get(appointment.id);
  return current === null ? appointment : { ...appointment, image: current.image };
}

/** An appointment that is as it was asked for already: the answer, kept under the request's key. */
export async function keepAnswer(
  appointment: Appointment,
  write: Write,
  { store }: Pick<Ports, 'store'>,
): Promise<Written<Appointment>> {
  return { ...(await store.keepResult(appointment, write)), replayed: true };
}
