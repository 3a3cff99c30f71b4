import type { CancellationReason } from '../../domain/appointment.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Write } from '../../store/write.ts';
import { presentOrNull, troubleBeside } from '../after-commit.ts';
import { checkTexts } from '../check-texts.ts';
import { counted } from '../figures/counted.ts';
import { appointmentNumbered, presentAnswer } from '../find-appointment.ts';
import { type DeliveryPorts, deliverAppointment } from '../in-step/deliver-changes.ts';
import { type Delivered, delivered, NOTHING_DELIVERED, receiptOf } from '../receipt.ts';
import { type Fitting, whoFitsAfter } from '../waitlist/who-fits.ts';

export interface CancelRequest {
  readonly appointmentId: number;
  readonly reason: CancellationReason;
  readonly note: string | null;
}

export interface Cancelled extends Delivered {
  /** Who on the waitlist fits the time that is free now. */
  readonly waitlist: readonly Fitting[];
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
  request: CancelRequest,
  shop: Shop,
  write: Write,
  ports: DeliveryPorts,
): Promise<Cancelled> {
  checkTexts({ note: request.note }, write);
  return counted('cancel', write, ports, () => cancel(request, shop, write, ports));
}

async function cancel(
  { appointmentId, reason, note }: CancelRequest,
  shop: Shop,
  write: Write,
  ports: DeliveryPorts,
): Promise<Cancelled> {
  const before = await appointmentNumbered(appointmentId, ports);
  const cancelled = await ports.store.appointments.cancel(appointmentId, { reason, note }, write);
  const fitting = async () =>
    cancelled.replayed
      ? []
      : whoFitsAfter(
          { visits: [{ before, after: cancelled.value }], change: 'cancelled' },
          shop,
          write,
          ports,
        );
  if (write.dryRun)
    return { ...cancelled, changedSince: false, ...NOTHING_DELIVERED, waitlist: await fitting() };
  const committed = { appointmentId, change: 'cancelled' } as const;
  ports.tellOfCommit(committed);
  // Rules that are older than the write tell as much of a removal as any.
  const trouble = await deliverAppointment(appointmentId, ports, { shop }).catch((thrown: unknown) =>
    troubleBeside(committed, thrown, ports),
  );
  if (cancelled.replayed) return { ...(await presentAnswer(cancelled.value, ports)), waitlist: [] };
  const present = (await presentOrNull(cancelled.value, committed, ports)) ?? cancelled.value;
  const receipt = ports.calendar.isInTheBook ? null : receiptOf(present);
  const answer = delivered(cancelled, present, { receipt, revision: present.revision, trouble });
  return { ...answer, waitlist: await fitting() };
}
