import type { Appointment } from '../../domain/appointment.ts';
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

/** `schedule conflict: flight moved` */
export function whyCancelled({ cancellationReason, cancellationNote }: Appointment): string {
  const reason = cancellationReason?.replaceAll('_', ' ') ?? '';
  if (cancellationNote === null) return reason;
  return reason === '' ? clean`${cancellationNote}` : clean`${reason}: ${cancellationNote}`;
}
