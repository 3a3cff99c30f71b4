import type { CustomerDetails } from '../../domain/customer.ts';
import { isDescribed } from '../../domain/same-car.ts';
import { isSameName } from '../../domain/same-customer.ts';
import type { Vehicle, VehicleDetails } from '../../domain/vehicle.ts';
import { AppError } from '../../failure.ts';
import type { Ports } from '../ports.ts';

/** Who comes with which car: in the book already, or to be entered. */
export interface Visitor {
  readonly customer: { readonly id: number } | CustomerDetails;
  readonly vehicle: { readonly id: number } | VehicleDetails;
}

/**
 * The same visitor with what the book knows put in its place: a customer by phone and name, a car by plate or VIN. Throws
 * `phone-taken` and `car-known` for what is known as somebody else's.
 */
export async function knownVisitor<Car extends Visitor['vehicle'] | null>(
  visitor: { readonly customer: Visitor['customer']; readonly vehicle: Car },
  ports: Pick<Ports, 'store'>,
): Promise<{ customer: Visitor['customer']; vehicle: Visitor['vehicle'] | Extract<Car, null> }> {
  const customer = await knownCustomer(visitor.customer, ports);
  const { vehicle } = visitor;
  if (vehicle === null) return { customer, vehicle: vehicle as Extract<Car, null> };
  return { customer, vehicle: await knownVehicle(vehicle, customer, ports) };
}

async function knownCustomer(
  customer: Visitor['customer'],
  { store }: Pick<Ports, 'store'>,
): Promise<Visitor['customer']> {
  if ('id' in customer || customer.phone === null) return customer;
  const holder = await store.customers.byPhone(customer.phone);
  if (holder === null) return customer;
  const { id, name } = holder;
  if (isSameName(name, customer.name)) return { id };
  throw new AppError({ code: 'phone-taken', phone: customer.phone, customer: { id, name } });
}

/** The same of a car alone. Throws `car-known`. */
export async function knownVehicle(
  vehicle: Visitor['vehicle'],
  customer: Visitor['customer'],
  ports: Pick<Ports, 'store'>,
): Promise<Visitor['vehicle']> {
  const known = await vehicleInBook(vehicle, ports);
  if (known === null) {
    const described = await describedCar(vehicle, customer, ports);
    return described === null ? vehicle : { id: described.id };
  }
  if ('id' in customer && known.customerId === customer.id) return { id: known.id };
  const owner = await ports.store.customers.get(known.customerId);
  throw new AppError({
    code: 'car-known',
    field: known.plate === null ? 'vin' : 'plate',
    value: known.plate ?? known.vin ?? `number ${known.id}`,
    vehicleId: known.id,
    customer: { id: known.customerId, name: owner?.name ?? '' },
  });
}

async function vehicleInBook(
  vehicle: Visitor['vehicle'],
  { store }: Pick<Ports, 'store'>,
): Promise<Vehicle | null> {
  if ('id' in vehicle) return store.vehicles.get(vehicle.id);
  const { plate, vin } = vehicle;
  const byPlate = plate === null ? null : await store.vehicles.byPlate(plate);
  return byPlate ?? (vin === null ? null : store.vehicles.byVin(vin));
}

/** The customer's car that was described without plate and VIN: what was said is true of it. */
async function describedCar(
  vehicle: Visitor['vehicle'],
  customer: Visitor['customer'],
  { store }: Pick<Ports, 'store'>,
): Promise<{ id: number } | null> {
  if ('id' in vehicle || !('id' in customer) || (vehicle.plate ?? vehicle.vin) !== null) return null;
  const cars = await store.vehicles.ofCustomer(customer.id);
  return cars.find((car) => isDescribed(car, vehicle)) ?? null;
}
