import type { Appointment } from '../../domain/appointment.ts';
import { AppError } from '../../failure.ts';
import type { Call } from '../tool/tool.ts';

/** A visit of whom the caller has to do with: any other is not there, in the same words. Throws `not-found`. */
export async function ownVisit(
  id: number,
  { caller, ports }: Pick<Call, 'caller' | 'ports'>,
): Promise<Appointment> {
  // Asked before any of it is read, so that neither words nor work tell whether there is one.
  const visit = (await caller.hasVisit(id)) ? await ports.store.appointments.get(id) : null;
  if (visit !== null) return visit;
  throw new AppError({ code: 'not-found', what: 'appointment', query: String(id), known: [] });
}
