import type { Appointment } from '../../domain/appointment.ts';
import { AppError } from '../../failure.ts';
import { appointmentNumbered } from '../../usecases/find-appointment.ts';
import type { Call } from '../tool/tool.ts';

/** A visit of whom the caller has to do with: any other is not there, in the same words. Throws `not-found`. */
export async function ownVisit(
  id: number,
  { caller, ports }: Pick<Call, 'caller' | 'ports'>,
): Promise<Appointment> {
  const visit = await appointmentNumbered(id, ports);
  if (await caller.isOf(visit.customer.id)) return visit;
  throw new AppError({ code: 'not-found', what: 'appointment', query: String(id), known: [] });
}
