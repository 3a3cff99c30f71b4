import type { Appointment, Withdrawal } from '../../domain/appointment.ts';
import { type ShopTime, slotText } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';

/** `Oil change for Ana Pérez, 2018 Honda Civic` */
export function said({
  service,
  customer,
  vehicle,
}: Pick<Appointment, 'service' | 'customer' | 'vehicle'>): string {
  return clean`${service.name} for ${customer.name}, ${vehicle.info}`;
}

/** `Bay 1, Maria` */
export function placeOf({
  bay,
  technician,
}: {
  bay: { readonly name: string };
  technician: { readonly name: string } | null;
}): string {
  return technician === null ? clean`${bay.name}` : clean`${bay.name}, ${technician.name}`;
}

/** `Mon 23 Nov 09:00–09:30, Bay 1`, on the shop's clock as it is now: all times that stand side by side are of one clock. */
export function placedText(
  appointment: Pick<Appointment, 'start' | 'end' | 'bay' | 'technician'>,
  time: ShopTime,
): string {
  return `${slotText(appointment, time)}, ${placeOf(appointment)}`;
}

const WITHDRAWN: Readonly<Record<Withdrawal, string>> = {
  'taken-meanwhile': 'somebody else had put an event into the calendar first',
  'not-confirmed': 'the calendar did not confirm it',
  'given-up': 'given up: it was never confirmed, and nobody was told of it',
};

type Cancelled = Pick<Appointment, 'cancellationReason' | 'cancellationNote'>;

/** What was said of a cancellation; where nobody gave a reason, bay itself has taken the booking back. Not made safe. */
export function cancellationNoteText({ cancellationReason, cancellationNote }: Cancelled): string | null {
  const isOurs = cancellationReason === null && cancellationNote !== null;
  return isOurs && cancellationNote in WITHDRAWN
    ? WITHDRAWN[cancellationNote as Withdrawal]
    : cancellationNote;
}

/** `schedule conflict: flight moved` */
export function whyCancelled(cancelled: Cancelled): string {
  const reason = cancelled.cancellationReason?.replaceAll('_', ' ') ?? '';
  const note = cancellationNoteText(cancelled);
  if (note === null) return reason;
  return reason === '' ? clean`${note}` : clean`${reason}: ${note}`;
}
