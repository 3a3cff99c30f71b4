import type { Instant } from '../../../domain/interval.ts';
import type { Vehicle } from '../../../domain/vehicle.ts';
import type { Sql } from '../engine/sql.ts';
import { notFound } from './customers.ts';

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

export async function selectVehicles(
  sql: Sql,
  tail: string,
  ...values: (string | number | null)[]
): Promise<Vehicle[]> {
  return (await sql.all<VehicleRow>(`${VEHICLE} ${tail}`, ...values)).map(vehicleOf);
}

export async function vehicleById(sql: Sql, id: number): Promise<Vehicle | null> {
  return (await selectVehicles(sql, 'WHERE id = ?', id))[0] ?? null;
}

/** The customer whose car it is. Throws `not-found`. */
export async function ownerOf(sql: Sql, vehicleId: number): Promise<number> {
  const vehicle = await sql.get<{ owner: number }>(
    'SELECT customer_id AS owner FROM vehicle WHERE id = ?',
    vehicleId,
  );
  if (vehicle === undefined) throw notFound('vehicle', vehicleId);
  return vehicle.owner;
}

/** Throws `not-found`. */
export async function requireVehicle(sql: Sql, id: number): Promise<Vehicle> {
  const vehicle = await vehicleById(sql, id);
  if (vehicle === null) throw notFound('vehicle', id);
  return vehicle;
}
