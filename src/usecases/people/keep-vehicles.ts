import type { Customer } from '../../domain/customer.ts';
import type { Vehicle, VehicleDetails } from '../../domain/vehicle.ts';
import type { Page } from '../../store/page.ts';
import type { Write, Written } from '../../store/write.ts';
import type { Ports } from '../ports.ts';
import { vehicleMeant } from './choose-customer.ts';

/** Enters a customer's car. Throws `not-found` (the customer), `car-known`. */
export function addVehicle(
  customerId: number,
  details: VehicleDetails,
  write: Write,
  { store }: Pick<Ports, 'store'>,
): Promise<Written<Vehicle>> {
  return store.vehicles.add(customerId, details, write);
}

/** All cars; `total`: how many there are. */
export function listVehicles(
  page: Page,
  { store }: Pick<Ports, 'store'>,
): Promise<{ readonly vehicles: readonly Vehicle[]; readonly total: number }> {
  return store.vehicles.list(page);
}

export function vehiclesOf(
  { id }: Pick<Customer, 'id'>,
  { store }: Pick<Ports, 'store'>,
): Promise<Vehicle[]> {
  return store.vehicles.ofCustomer(id);
}

/** The car that a number, a plate or a VIN means, and whose it is. Throws `not-found`. */
export async function showVehicle(
  text: string,
  { store }: Pick<Ports, 'store'>,
): Promise<{ readonly vehicle: Vehicle; readonly owner: Customer | null }> {
  const vehicle = await vehicleMeant(text, { store });
  return { vehicle, owner: await store.customers.get(vehicle.customerId) };
}

/** The car in the book with this plate or VIN, either in its normal spelling; null: none. */
export async function vehicleMarked(mark: string, { store }: Pick<Ports, 'store'>): Promise<Vehicle | null> {
  return (await store.vehicles.byPlate(mark)) ?? store.vehicles.byVin(mark);
}
