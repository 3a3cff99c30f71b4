import type { Appointment } from '../../domain/appointment.ts';
import { type ShopTime, slotText } from './moments.ts';
import { clean } from './safe-text.ts';

/** `Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30`: what tells visits from one another that are listed to choose from. */
export function visitLine(
  { customer, vehicle, start, end }: Pick<Appointment, 'customer' | 'vehicle' | 'start' | 'end'>,
  time: ShopTime,
): string {
  return `${clean`${customer.name}, ${vehicle.info}`}, ${slotText({ start, end }, time)}`;
}
