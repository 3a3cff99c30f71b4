import type { Appointment, CancellationReason } from '../domain/appointment.ts';
import type { Write } from '../store/store.ts';
import { checkTexts } from './check-texts.ts';
import { type DeliveryPorts, deliverAppointment } from './deliver-changes.ts';
import { withImage } from './find-appointment.ts';
import type { Delivered, Receipt } from './receipt.ts';

export interface CancelRequest {
  readonly appointmentId: number;
  readonly reason: CancellationReason;
  readonly note: string | null;
}

/**
 * Cancels an appointment. A crash between the two steps is repaired by `syncCalendar`:
 *
 *   cancel    status, reason, history, the time given back, and the change owed to the calendar, in one transaction
 *   deliver   the event is removed; "already gone" counts as done
 *
 * Cancelling twice returns the first cancellation (`replayed`). Throws `not-found`, `appointment-finished`, `key-reused`.
 */
export async function cancelAppointment(
  { appointmentId, reason, note }: CancelRequest,
  write: Write,
  ports: DeliveryPorts,
): Promise<Delivered> {
  checkTexts({ reason: note }, write);
  const cancelled = await ports.store.appointments.cancel(appointmentId, { reason, note }, write);
  if (write.dryRun) return { ...cancelled, receipt: null };
  await deliverAppointment(appointmentId, ports);
  const value = await withImage(cancelled.value, ports);
  const isNews = ports.calendar.source !== 'local' && !cancelled.replayed;
  return { ...cancelled, value, receipt: isNews ? receiptOf(value) : null };
}

function receiptOf({ image }: Appointment): Receipt {
  return image.status === 'synced' ? 'shown' : 'kept';
}
