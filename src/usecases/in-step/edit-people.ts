import { type Appointment, isOpen } from '../../domain/appointment.ts';
import type { Customer, CustomerDetails } from '../../domain/customer.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Vehicle, VehicleDetails } from '../../domain/vehicle.ts';
import type { Write, Written } from '../../store/write.ts';
import { PATIENCE } from '../calendar/patience.ts';
import { type DeliveryPorts, deliverAppointment } from './deliver-changes.ts';

/** What an edit means for the calendars. */
export interface Following {
  /** Visits to come whose events tell of what was changed. */
  readonly visits: number;
  /** Of how many of them the calendar does not tell it yet. */
  readonly pending: number;
}

export type Edited<T> = Written<T> & { readonly follows: Following };

const NOTHING: Following = { visits: 0, pending: 0 };

/**
 * Only what is given changes. The events of visits to come follow: they are owed with the change itself, so that a crash
 * leaves them to `syncCalendar`. Throws `not-found`, `phone-taken`.
 */
export async function editCustomer(
  id: number,
  change: Partial<CustomerDetails>,
  write: Write,
  ports: DeliveryPorts,
): Promise<Edited<Customer>> {
  const edited = await ports.store.customers.edit(id, change, write);
  const isTold = 'name' in change || 'phone' in change;
  return following(edited, isTold, write, () => visitsFollow({ kind: 'customer', id }, write.at, ports));
}

/** The same of a car; `customerId` gives it to another customer. Throws `not-found`, `car-known`. */
export async function editVehicle(
  id: number,
  change: Partial<VehicleDetails> & { readonly customerId?: number },
  write: Write,
  ports: DeliveryPorts,
): Promise<Edited<Vehicle>> {
  const edited = await ports.store.vehicles.edit(id, change, write);
  const isTold = Object.keys(change).some((field) => field !== 'notes' && field !== 'customerId');
  return following(edited, isTold, write, () => visitsFollow({ kind: 'vehicle', id }, write.at, ports));
}

/** More than anybody has to come. */
const MOST_VISITS = 200;
const FOR_EVER = Number.MAX_SAFE_INTEGER;

async function following<T>(
  edited: Written<T>,
  isTold: boolean,
  { dryRun }: Write,
  follow: () => Promise<Following>,
): Promise<Edited<T>> {
  if (dryRun || edited.replayed || !isTold) return { ...edited, follows: NOTHING };
  return { ...edited, follows: await follow() };
}

/** Brings what is owed of those visits into the calendars, as far as there is time for it. */
async function bringAlong(
  visitsToCome: () => Promise<Appointment[]>,
  ports: DeliveryPorts,
): Promise<Following> {
  const owed = (await visitsToCome()).filter(isPending);
  const elapsed = ports.stopwatch();
  for (const { id } of owed) {
    const withinMs = PATIENCE.deliver - elapsed();
    // What one calendar cannot be told now, the others are told by the next sync as well.
    if (withinMs <= 0 || (await deliverAppointment(id, ports, { withinMs })) !== null) break;
  }
  const pending = owed.length === 0 ? [] : (await visitsToCome()).filter(isPending);
  return { visits: owed.length, pending: pending.length };
}

/** The events of a customer's or a car's visits to come follow, after something was changed that they tell. */
export function visitsFollow(
  { kind, id }: { readonly kind: 'customer' | 'vehicle'; readonly id: number },
  at: Instant,
  ports: DeliveryPorts,
): Promise<Following> {
  const { appointments } = ports.store;
  const visits = () =>
    kind === 'customer'
      ? appointments.ofCustomer(id, { start: at }, MOST_VISITS)
      : appointments.ofVehicle(id, { start: at, end: FOR_EVER });
  return bringAlong(visits, ports);
}

function isPending({ status, image }: Appointment): boolean {
  return isOpen(status) && image?.status === 'pending';
}
