import { areAlike } from '../../../domain/same-car.ts';
import { type Vehicle, type VehicleDetails, vehicleInfo } from '../../../domain/vehicle.ts';
import { AppError } from '../../../failure.ts';
import { fitting } from '../../../fitting-text.ts';
import { insertedId, type Sql, type Transaction } from '../engine/sql.ts';
import { requireCustomer } from './customers.ts';
import { type Entry, notePerson } from './journal.ts';
import { oweTexts } from './owed-texts.ts';
import { selectVehicles } from './vehicles.ts';

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
export async function putVehicle(
  tx: Transaction,
  customerId: number,
  details: VehicleDetails,
  entry: Entry,
): Promise<Vehicle> {
  const { at } = entry;
  checkVehicle(details);
  const known = await knownVehicle(tx, details);
  if (known !== null) {
    if (known.vehicle.customerId === customerId) return known.vehicle;
    throw await carTaken(tx, known);
  }
  const alike = await carLike(tx, customerId, details);
  if (alike !== undefined) return alike;
  const id = await insertedId(
    tx,
    `INSERT INTO vehicle (customer_id, plate, vin, make, model, year, notes, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
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
  await notePerson(tx, entry, 'vehicle', id, null);
  return { ...details, id, customerId, createdAt: at, updatedAt: at };
}

async function carLike(sql: Sql, customerId: number, details: VehicleDetails): Promise<Vehicle | undefined> {
  if ((details.plate ?? details.vin) !== null) return undefined;
  const cars = await selectVehicles(sql, 'WHERE customer_id = ? ORDER BY id', customerId);
  return cars.find((car) => areAlike(car, details));
}

/** Writes the car as given; the events of coming visits follow. Throws `car-known`. */
export async function updateVehicle(
  tx: Transaction,
  vehicle: Vehicle,
  before: Vehicle,
  entry: Entry,
): Promise<Vehicle> {
  const { at } = entry;
  checkVehicle(vehicle);
  const known = await knownVehicle(tx, vehicle, vehicle.id);
  if (known !== null) throw await carTaken(tx, known);
  await tx.run(
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
  await notePerson(tx, entry, 'vehicle', vehicle.id, before);
  if (vehicle.plate !== before.plate || vehicleInfo(vehicle) !== vehicleInfo(before))
    await oweTexts(tx, { of: 'vehicle', id: vehicle.id }, at);
  return { ...vehicle, updatedAt: at };
}

/** Enters a car again that was removed, under the same number. Throws `car-known`. */
export async function enterCarAgain(tx: Transaction, vehicle: Vehicle, entry: Entry): Promise<void> {
  const known = await knownVehicle(tx, vehicle);
  if (known !== null) throw await carTaken(tx, known);
  const { id, customerId, plate, vin, make, model, year, notes, createdAt } = vehicle;
  await tx.run(
    `INSERT INTO vehicle (id, customer_id, plate, vin, make, model, year, notes, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    customerId,
    plate,
    vin,
    make,
    model,
    year,
    notes,
    createdAt,
    entry.at,
  );
  await notePerson(tx, entry, 'vehicle', id, null);
}

/** Removes a car to which nothing refers. */
export async function removeVehicle(tx: Transaction, vehicle: Vehicle, entry: Entry): Promise<void> {
  await tx.run('DELETE FROM vehicle WHERE id = ?', vehicle.id);
  await notePerson(tx, entry, 'vehicle', vehicle.id, vehicle);
}

interface KnownVehicle {
  readonly field: 'plate' | 'vin';
  readonly value: string;
  readonly vehicle: Vehicle;
}

async function knownVehicle(
  sql: Sql,
  { plate, vin }: Pick<VehicleDetails, 'plate' | 'vin'>,
  exceptId = 0,
): Promise<KnownVehicle | null> {
  for (const [field, value] of [['plate', plate] as const, ['vin', vin] as const]) {
    if (value === null) continue;
    const [vehicle] = await selectVehicles(sql, `WHERE ${field} = ? AND id <> ?`, value, exceptId);
    if (vehicle !== undefined) return { field, value, vehicle };
  }
  return null;
}

async function carTaken(sql: Sql, { field, value, vehicle }: KnownVehicle): Promise<AppError> {
  const { id, name } = await requireCustomer(sql, vehicle.customerId);
  return new AppError({ code: 'car-known', field, value, vehicleId: vehicle.id, customer: { id, name } });
}
