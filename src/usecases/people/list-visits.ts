import { type Appointment, isOpen } from '../../domain/appointment.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Ports } from '../ports.ts';

/** More visits than a person reads; the newest of the past, the nearest of the future. */
const MOST_VISITS = 200;

/** A customer's visits: all that were, or those to come that still stand. */
export async function listVisits(
  { id }: Pick<Customer, 'id'>,
  { past }: { readonly past: boolean },
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<Appointment[]> {
  const now = clock.now();
  const range = past ? { end: now } : { start: now };
  const visits = await store.appointments.ofCustomer(id, range, MOST_VISITS);
  return past ? visits : visits.filter(({ status }) => isOpen(status));
}
