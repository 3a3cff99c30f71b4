import type { Appointment } from '../../domain/appointment.ts';
import { isInvited } from '../../domain/calendar-event.ts';
import { AppError } from '../../failure.ts';
import type { SpokenAnswer } from '../../output/spoken/answer.ts';
import { visitWritten, type Written } from '../../output/spoken/visits-said.ts';
import type { Delivered } from '../../usecases/receipt.ts';
import type { Call } from '../tool/tool.ts';

/**
 * What is told of a visit that was written. A repeated request gets its first result again, unless that holds no more: nobody
 * hears that something is booked which was cancelled since. Throws `appointment-finished`, `changed-meanwhile`.
 */
export function writtenAnswer(
  delivered: Delivered,
  written: Written,
  { shop, ports, time, language }: Call,
): SpokenAnswer {
  const { id: appointmentId, status } = delivered.value;
  const isCancelled = status === 'cancelled';
  if (isCancelled && written !== 'cancelled')
    throw new AppError({ code: 'appointment-finished', appointmentId, status, verb: 'reschedule' });
  if (!isCancelled && written === 'cancelled')
    throw new AppError({ code: 'changed-meanwhile', what: 'appointment' });
  return visitWritten(delivered, written, isTold(delivered.value, { shop, ports }), time, language);
}

/** Whether the calendar tells the customer of what becomes of a visit: bay's own tells nobody. */
function isTold(visit: Appointment, { shop, ports }: Pick<Call, 'shop' | 'ports'>): boolean {
  return !ports.calendar.isInTheBook && visit.customer.email !== null && isInvited(visit, shop);
}
