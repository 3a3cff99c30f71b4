import { isDeepStrictEqual } from 'node:util';
import type { VehicleStore } from '../vehicles.ts';
import type { Database, Sql } from './engine/sql.ts';
import { requireCustomer } from './rows/customers.ts';
import { putVehicle, requireVehicle, selectVehicles, updateVehicle, vehicleById } from './rows/vehicles.ts';
import { fresh, write } from './write.ts';

export function vehicleStore(database: Database): VehicleStore {
  return {
    add: async (customerId, details, w) =>
      write(database, w, 'vehicle-added', async (tx, entry) => {
        await requireCustomer(tx, customerId);
        const newest = (await tx.get<{ id: number | null }>('SELECT max(id) AS id FROM vehicle'))?.id ?? 0;
        const vehicle = await putVehicle(tx, customerId, details, entry);
        return { value: vehicle, replayed: vehicle.id <= newest };
      }),

    edit: async (id, change, w) =>
      write(database, w, 'vehicle-edited', async (tx, entry) => {
        if (change.customerId !== undefined) await requireCustomer(tx, change.customerId);
        const before = await requireVehicle(tx, id);
        const vehicle = { ...before, ...change };
        if (isDeepStrictEqual(vehicle, before)) return { value: before, replayed: true };
        return fresh(await updateVehicle(tx, vehicle, before, entry));
      }),

    get: async (id) => vehicleById(database, id),

    byPlate: async (plate) => (await selectVehicles(database, 'WHERE plate = ?', plate))[0] ?? null,

    byVin: async (vin) => (await selectVehicles(database, 'WHERE vin = ?', vin))[0] ?? null,

    ofCustomer: async (customerId) =>
      selectVehicles(database, 'WHERE customer_id = ? ORDER BY id', customerId),

    list: async ({ limit, offset }) => ({
      vehicles: await selectVehicles(database, 'ORDER BY id LIMIT ? OFFSET ?', limit, offset),
      total: await vehicleCount(database),
    }),
  };
}

async function vehicleCount(sql: Sql): Promise<number> {
  return (await sql.get<{ total: number }>('SELECT count(*) AS total FROM vehicle'))?.total ?? 0;
}
