import type { VehicleStore } from '../vehicles.ts';
import type { Database, Sql } from './engine/sql.ts';
import { selectVehicles, vehicleById } from './rows/vehicles.ts';

/** What of the port only reads. */
export function readVehicles(database: Database) {
  return {
    get: async (id) => vehicleById(database, id),

    byPlate: async (plate) => (await selectVehicles(database, 'WHERE plate = ?', plate))[0] ?? null,

    byVin: async (vin) => (await selectVehicles(database, 'WHERE vin = ?', vin))[0] ?? null,

    ofCustomer: async (customerId) =>
      selectVehicles(database, 'WHERE customer_id = ? ORDER BY id', customerId),

    list: async ({ limit, offset }) => ({
      vehicles: await selectVehicles(database, 'ORDER BY id LIMIT ? OFFSET ?', limit, offset),
      total: await vehicleCount(database),
    }),
  } satisfies Partial<VehicleStore>;
}

async function vehicleCount(sql: Sql): Promise<number> {
  return (await sql.get<{ total: number }>('SELECT count(*) AS total FROM vehicle'))?.total ?? 0;
}
