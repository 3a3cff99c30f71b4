import type { Instant } from '../../../domain/interval.ts';
import { areAlike } from '../../../domain/same-car.ts';
import type { Vehicle, VehicleDetails } from '../../../domain/vehicle.ts';
import { AppError } from '../../../failure.ts';
import { fitting } from '../../../fitting-text.ts';
import type { Connection } from '../engine/connection.ts';
import { notFound, requireCustomer } from './customers.ts';
import { type Entry, notePerson } from './journal.ts';

/** Rows of vehicles, inside whatever transaction the caller holds. */

interface VehicleRow {
  id: number;
  customer_id: number;
  plate: string | null;
  vin: string | null;
  make: string | null;
  model: string | null;
  year: number | null;
  notes: string | null;
  created_at: Instant;
  updated_at: Instant;
}

const VEHICLE =
  'SELECT id, customer_id, plate, vin, make, model, year, notes, created_at, updated_at FROM vehicle';

function vehicleOf({ customer_id, created_at, updated_at, ...details }: VehicleRow): Vehicle {
  return { ...details, customerId: customer_id, createdAt: created_at, updatedAt: updated_at };
}

export function selectVehicles(
  connection: Connection,
  tail: string,
  ...values: (string | number | null)[]
): Vehicle[] {
  return connection.all<VehicleRow>(`${VEHICLE} ${tail}`, ...values).map(vehicleOf);
}

export function vehicleById(connection: Connection, id: number): Vehicle | null {
  return selectVehicles(connection, 'WHERE id = ?', id)[0] ?? null;
}

/** The customer whose car it is. Throws `not-found`. */
export function ownerOf(connection: Connection, vehicleId: number): number {
  const vehicle = connection.get<{ owner: number }>(
    'SELECT customer_id AS owner FROM vehicle WHERE id = ?',
    vehicleId,
  );
  if (vehicle === undefined) throw notFound('vehicle', vehicleId);
  return vehicle.owner;
}

/** Throws `not-found`. */
export function requireVehicle(connection: Connection, id: number): Vehicle {
  const vehicle = vehicleById(connection, id);
  if (vehicle === null) throw notFound('vehicle', id);
  return vehicle;
}

function checkVehicle({ plate, vin, make, model, notes }: VehicleDetails): void {
  fitting('plate', plate ?? '');
  fitting('VIN', vin ?? '');
  fitting('make', make ?? '');
  fitting('model', model ?? '');
  fitting('notes', notes ?? '');
}

/**
 * Adds a car, or gives the one that this customer has by that plate or VIN or, told without either, by the same make,
 * model and year. Throws `car-known`.
 */
export function putVehicle(
  connection: Connection,
  customerId: number,
  details: VehicleDetails,
  entry: Entry,
): Vehicle {
  const { at } = entry;
  checkVehicle(details);
  const known = knownVehicle(connection, details);
  if (known !== null) {
    if (known.vehicle.customerId === customerId) return known.vehicle;
    throw carTaken(connection, known);
  }
  const alike = carLike(connection, customerId, details);
  if (alike !== undefined) return alike;
  const { id } = connection.run(
    `INSERT INTO vehicle (customer_id, plate, vin, make, model, year, notes, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    customerId,
    details.plate,
    details.vin,
    details.make,
    details.model,
    details.year,
    details.notes,
    at,
    at,
  );
  notePerson(connection, entry, 'vehicle', id, null);
  return { ...details, id, customerId, createdAt: at, updatedAt: at };
}

function carLike(connection: Connection, customerId: number, details: VehicleDetails): Vehicle | undefined {
  if ((details.plate ?? details.vin) !== null) return undefined;
  const cars = selectVehicles(connection, 'WHERE customer_id = ? ORDER BY id', customerId);
  return cars.find((car) => areAlike(car, details));
}

/** Writes the car as given. Throws `car-known`. */
export function updateVehicle(
  connection: Connection,
  vehicle: Vehicle,
  before: Vehicle,
  entry: Entry,
): Vehicle {
  const { at } = entry;
  checkVehicle(vehicle);
  const known = knownVehicle(connection, vehicle, vehicle.id);
  if (known !== null) throw carTaken(connection, known);
  connection.run(
    `UPDATE vehicle SET customer_id = ?, plate = ?, vin = ?, make = ?, model = ?, year = ?, notes = ?, updated_at = ?
     WHERE id = ?`,
    vehicle.customerId,
    vehicle.plate,
    vehicle.vin,
    vehicle.make,
    vehicle.model,
    vehicle.year,
    vehicle.notes,
    at,
    vehicle.id,
  );
  notePerson(connection, entry, 'vehicle', vehicle.id, before);
  return { ...vehicle, updatedAt: at };
}

interface KnownVehicle {
  readonly field: 'plate' | 'vin';
  readonly value: string;
  readonly vehicle: Vehicle;
}

function knownVehicle(
  connection: Connection,
  { plate, vin }: Pick<VehicleDetails, 'plate' | 'vin'>,
  exceptId = 0,
): KnownVehicle | null {
  for (const [field, value] of [['plate', plate] as const, ['vin', vin] as const]) {
    if (value === null) continue;
    const [vehicle] = selectVehicles(connection, `WHERE ${field} = ? AND id <> ?`, value, exceptId);
    if (vehicle !== undefined) return { field, value, vehicle };
  }
  return null;
}

function carTaken(connection: Connection, { field, value, vehicle }: KnownVehicle): AppError {
  const { id, name } = requireCustomer(connection, vehicle.customerId);
  return new AppError({ code: 'car-known', field, value, vehicleId: vehicle.id, customer: { id, name } });
}
