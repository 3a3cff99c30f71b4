import type { Customer, CustomerDetails } from '../../../domain/customer.ts';
import type { Instant } from '../../../domain/interval.ts';
import { searchKey } from '../../../domain/search-key.ts';
import type { Vehicle, VehicleDetails } from '../../../domain/vehicle.ts';
import { AppError } from '../../../failure.ts';
import { fitting } from '../../../fitting-text.ts';
import type { Connection } from '../engine/connection.ts';

/** Rows of customers and vehicles, inside whatever transaction the caller holds. */

interface CustomerRow {
  id: number;
  name: string;
  phone: string | null;
  email: string | null;
  notes: string | null;
  invite: number | null;
  created_at: Instant;
  updated_at: Instant;
}

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

const CUSTOMER = 'SELECT id, name, phone, email, notes, invite, created_at, updated_at FROM customer';
const VEHICLE =
  'SELECT id, customer_id, plate, vin, make, model, year, notes, created_at, updated_at FROM vehicle';

function customerOf({
  id,
  name,
  phone,
  email,
  notes,
  invite,
  created_at,
  updated_at,
}: CustomerRow): Customer {
  return {
    id,
    name,
    phone,
    email,
    notes,
    invite: invite === null ? null : invite === 1,
    createdAt: created_at,
    updatedAt: updated_at,
  };
}

function vehicleOf({ customer_id, created_at, updated_at, ...details }: VehicleRow): Vehicle {
  return { ...details, customerId: customer_id, createdAt: created_at, updatedAt: updated_at };
}

/** `tail` continues the statement after its FROM: the WHERE, ORDER BY and LIMIT, with `?` for the values. */
export function selectCustomers(
  connection: Connection,
  tail: string,
  ...values: (string | number)[]
): Customer[] {
  return connection.all<CustomerRow>(`${CUSTOMER} ${tail}`, ...values).map(customerOf);
}

export function selectVehicles(
  connection: Connection,
  tail: string,
  ...values: (string | number | null)[]
): Vehicle[] {
  return connection.all<VehicleRow>(`${VEHICLE} ${tail}`, ...values).map(vehicleOf);
}

export function customerById(connection: Connection, id: number): Customer | null {
  return selectCustomers(connection, 'WHERE id = ?', id)[0] ?? null;
}

export function customerByPhone(connection: Connection, phone: string): Customer | null {
  return selectCustomers(connection, 'WHERE phone = ?', phone)[0] ?? null;
}

export function vehicleById(connection: Connection, id: number): Vehicle | null {
  return selectVehicles(connection, 'WHERE id = ?', id)[0] ?? null;
}

/** Throws `not-found`. */
export function requireCustomer(connection: Connection, id: number): Customer {
  const customer = customerById(connection, id);
  if (customer === null) throw notFound('customer', id);
  return customer;
}

/** Throws `not-found`. */
export function assertCustomerExists(connection: Connection, id: number): void {
  if (connection.get('SELECT 1 FROM customer WHERE id = ?', id) === undefined) throw notFound('customer', id);
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

export function notFound(what: 'appointment' | 'customer' | 'vehicle' | 'inbox item', id: number): AppError {
  return new AppError({ code: 'not-found', what, query: String(id), known: [] });
}

/** The digits of a phone backwards, so that "ends with" is a range of an index. */
export function reversedDigits(phone: string): string {
  return [...phone.replace(/\D/g, '')].toReversed().join('');
}

/** Adds a customer, or gives the one with this name and phone. Throws `phone-taken`, `too-long`. */
export function putCustomer(connection: Connection, details: CustomerDetails, at: Instant): Customer {
  checkCustomer(details);
  const holder = details.phone === null ? null : customerByPhone(connection, details.phone);
  if (holder !== null) {
    if (searchKey(holder.name) === searchKey(details.name)) return holder;
    throw phoneTaken(holder);
  }
  const { id } = connection.run(
    `INSERT INTO customer (name, name_key, phone, phone_reversed, email, notes, invite, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    details.name,
    searchKey(details.name),
    details.phone,
    details.phone === null ? null : reversedDigits(details.phone),
    details.email,
    details.notes,
    details.invite === null ? null : Number(details.invite),
    at,
    at,
  );
  return { ...details, id, createdAt: at, updatedAt: at };
}

/** Writes the customer as given. Throws `phone-taken`. */
export function updateCustomer(connection: Connection, customer: Customer, at: Instant): Customer {
  checkCustomer(customer);
  const holder = customer.phone === null ? null : customerByPhone(connection, customer.phone);
  if (holder !== null && holder.id !== customer.id) throw phoneTaken(holder);
  connection.run(
    `UPDATE customer SET name = ?, name_key = ?, phone = ?, phone_reversed = ?, email = ?, notes = ?, invite = ?,
       updated_at = ? WHERE id = ?`,
    customer.name,
    searchKey(customer.name),
    customer.phone,
    customer.phone === null ? null : reversedDigits(customer.phone),
    customer.email,
    customer.notes,
    customer.invite === null ? null : Number(customer.invite),
    at,
    customer.id,
  );
  return { ...customer, updatedAt: at };
}

/** Whatever door it came in by. Throws `too-long`. */
function checkCustomer({ name, phone, email, notes }: CustomerDetails): void {
  fitting('name', name);
  fitting('phone', phone ?? '');
  fitting('e-mail address', email ?? '');
  fitting('notes', notes ?? '');
}

function checkVehicle({ plate, vin, make, model, notes }: VehicleDetails): void {
  fitting('plate', plate ?? '');
  fitting('VIN', vin ?? '');
  fitting('make', make ?? '');
  fitting('model', model ?? '');
  fitting('notes', notes ?? '');
}

function phoneTaken({ id, name, phone }: Customer): AppError {
  return new AppError({ code: 'phone-taken', phone: phone as string, customer: { id, name } });
}

/**
 * Adds a car, or gives the one that this customer has by that plate or VIN or, told without either, by the same make,
 * model and year. Throws `car-known`.
 */
export function putVehicle(
  connection: Connection,
  customerId: number,
  details: VehicleDetails,
  at: Instant,
): Vehicle {
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
  return { ...details, id, customerId, createdAt: at, updatedAt: at };
}

function carLike(connection: Connection, customerId: number, details: VehicleDetails): Vehicle | undefined {
  const { plate, vin, make, model, year } = details;
  if ((plate ?? vin) !== null) return undefined;
  return selectVehicles(
    connection,
    'WHERE customer_id = ? AND make IS ? AND model IS ? AND year IS ? ORDER BY id LIMIT 1',
    customerId,
    make,
    model,
    year,
  )[0];
}

/** Writes the car as given. Throws `car-known`. */
export function updateVehicle(connection: Connection, vehicle: Vehicle, at: Instant): Vehicle {
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
