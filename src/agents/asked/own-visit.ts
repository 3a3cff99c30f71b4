import type { Appointment } from '../../domain/appointment.ts';
import { AppError } from '../../failure.ts';
import type { Call } from '../tool/tool.ts';

/** A visit of whom the caller has to do with: any other is not there, in the same words. Throws `not-found`. */
export async function ownVisit(
  id: number,
  { caller, ports }: Pick<Call, 'caller' | 'ports'>,
): Promise<Appointment> {
  const visit = await ports.store.appointments.get(id);
  // Asked in any case, so that neither words nor time tell whether there is one.
  const isOwn = await caller.isOf(visit?.customer.id ?? 0);
  if (visit !== null && isOwn) return visit;
  throw new AppError({ code: 'not-found', what: 'appointment', query: String(id), known: [] });
}
