import type { Appointment } from '../../domain/appointment.ts';
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

/** A page of cars, and the names of those whose they are, by their numbers. `total`: how many there are. */
export interface ListedVehicles {
  readonly vehicles: readonly Vehicle[];
  readonly owners: ReadonlyMap<number, string>;
  readonly total: number;
}

export async function listVehicles(page: Page, { store }: Pick<Ports, 'store'>): Promise<ListedVehicles> {
  const { vehicles, total } = await store.vehicles.list(page);
  const owners = new Map<number, string>();
  for (const id of new Set(vehicles.map(({ customerId }) => customerId))) {
    const owner = await store.customers.get(id);
    if (owner !== null) owners.set(id, owner.name);
  }
  return { vehicles, owners, total };
}

export function vehiclesOf(
  { id }: Pick<Customer, 'id'>,
  { store }: Pick<Ports, 'store'>,
): Promise<Vehicle[]> {
  return store.vehicles.ofCustomer(id);
}

/** More visits of one car than a screen shows. */
const MOST_VISITS = 30;

/**
 * The car that a number, a plate or a VIN, a make or model means, whose it is, and its visits, the newest first. Throws `not-found`,
 * `several-match`.
 */
export async function showVehicle(
  text: string,
  { store }: Pick<Ports, 'store'>,
): Promise<{
  readonly vehicle: Vehicle;
  readonly owner: Customer | null;
  readonly visits: readonly Appointment[];
}> {
  const vehicle = await vehicleMeant(text, { store });
  const visits = await store.appointments.ofCar(vehicle.id, MOST_VISITS);
  return { vehicle, owner: await store.customers.get(vehicle.customerId), visits };
}

/** The car in the book with this plate or VIN, either in its normal spelling; null: none. */
export async function vehicleMarked(mark: string, { store }: Pick<Ports, 'store'>): Promise<Vehicle | null> {
  return (await store.vehicles.byPlate(mark)) ?? store.vehicles.byVin(mark);
}
