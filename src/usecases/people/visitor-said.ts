import { type Customer, type CustomerDetails, newCustomer } from '../../domain/customer.ts';
import { isSameName } from '../../domain/same-customer.ts';
import { newVehicle, type Vehicle, type VehicleDetails } from '../../domain/vehicle.ts';
import { normalPlate } from '../../domain/vehicle-identity.ts';
import type { Ports } from '../ports.ts';
import { carsDescribed, onlyVehicle, vehicleMeant } from './choose-customer.ts';
import { customerNumbered, customerWithPhone } from './keep-customers.ts';
import { vehicleMarked, vehiclesOf } from './keep-vehicles.ts';
import type { Visitor } from './known-people.ts';

/** What was said of the customer in so many words, and of the car: a number, plate or VIN by which the book knows it, or its plate. */
export interface SaidOfCustomer {
  readonly details: Partial<CustomerDetails>;
  readonly vehicle?: string | undefined;
  readonly plate?: string | undefined;
}

/** What is missing: a name, or any car of the customer's. */
export type Unsaid =
  | { readonly unsaid: 'name' }
  | { readonly unsaid: 'customer'; readonly plate: string }
  | { readonly unsaid: 'vehicle'; readonly customerName: string | null };

/**
 * Who comes, where nobody was named as one in the book: whoever has the phone, unless another name is said; somebody new of that
 * name; or whose the car is. Throws `not-found` for a car.
 */
export async function customerOfDetails(
  { details, vehicle, plate: plateSaid }: SaidOfCustomer,
  ports: Pick<Ports, 'store'>,
): Promise<Visitor['customer'] | Extract<Unsaid, { unsaid: 'name' | 'customer' }>> {
  const { name, phone } = details;
  const holder = phone == null ? null : await customerWithPhone(phone, ports);
  if (holder !== null && (name === undefined || isSameName(name, holder.name))) return { id: holder.id };
  if (name !== undefined) return newCustomer({ ...details, name });
  if (phone !== undefined) return { unsaid: 'name' };
  if (vehicle !== undefined) return { id: (await vehicleMeant(vehicle, ports)).customerId };
  const plate = normalPlate(plateSaid ?? '');
  if (plate === null) return { unsaid: 'name' };
  const car = await vehicleMarked(plate, ports);
  return car === null ? { unsaid: 'customer', plate } : { id: car.customerId };
}

/**
 * The car that comes: the one that is named (`vehicle`), else one that is described, else the customer's only one. Throws
 * `not-found`, and `several-match` where the customer has several.
 */
export async function vehicleSaid(
  { vehicle, given }: { readonly vehicle?: string | undefined; readonly given: Partial<VehicleDetails> },
  customer: Visitor['customer'],
  ports: Pick<Ports, 'store'>,
): Promise<Visitor['vehicle'] | Extract<Unsaid, { unsaid: 'vehicle' }>> {
  const known = 'id' in customer ? await customerNumbered(customer.id, ports) : null;
  if (vehicle !== undefined) return { id: (await carNamed(vehicle, known, ports)).id };
  const entered = newVehicle(given);
  if (entered !== null) return entered;
  if (known === null) return { unsaid: 'vehicle', customerName: null };
  const only = onlyVehicle(await vehiclesOf(known, ports), known);
  return only === undefined ? { unsaid: 'vehicle', customerName: known.name } : { id: only.id };
}

/** One of the customer's own, by make and model, before anybody else's. A number, plate or VIN says which one all the same. */
async function carNamed(text: string, known: Customer | null, ports: Pick<Ports, 'store'>): Promise<Vehicle> {
  if (known === null || /^#?\d+$/.test(text.trim())) return vehicleMeant(text, ports);
  const own = carsDescribed(text, known, await vehiclesOf(known, ports));
  return onlyVehicle(own, known) ?? vehicleMeant(text, ports);
}
