import { isDeepStrictEqual } from 'node:util';
import type { VehicleStore } from '../vehicles.ts';
import type { Connection } from './engine/connection.ts';
import { requireCustomer } from './rows/customers.ts';
import { putVehicle, requireVehicle, selectVehicles, updateVehicle, vehicleById } from './rows/vehicles.ts';
import { fresh, write } from './write.ts';

export function sqliteVehicles(connection: Connection): VehicleStore {
  return {
    add: async (customerId, details, w) =>
      write(connection, w, 'vehicle-added', (entry) => {
        requireCustomer(connection, customerId);
        const newest = connection.get<{ id: number | null }>('SELECT max(id) AS id FROM vehicle')?.id ?? 0;
        const vehicle = putVehicle(connection, customerId, details, entry);
        return { value: vehicle, replayed: vehicle.id <= newest };
      }),

    edit: async (id, change, w) =>
      write(connection, w, 'vehicle-edited', (entry) => {
        if (change.customerId !== undefined) requireCustomer(connection, change.customerId);
        const before = requireVehicle(connection, id);
        const vehicle = { ...before, ...change };
        if (isDeepStrictEqual(vehicle, before)) return { value: before, replayed: true };
        return fresh(updateVehicle(connection, vehicle, before, entry));
      }),

    get: async (id) => vehicleById(connection, id),

    byPlate: async (plate) => selectVehicles(connection, 'WHERE plate = ?', plate)[0] ?? null,

    byVin: async (vin) => selectVehicles(connection, 'WHERE vin = ?', vin)[0] ?? null,

    ofCustomer: async (customerId) =>
      selectVehicles(connection, 'WHERE customer_id = ? ORDER BY id', customerId),

    list: async ({ limit, offset }) => ({
      vehicles: selectVehicles(connection, 'ORDER BY id LIMIT ? OFFSET ?', limit, offset),
      total: vehicleCount(connection),
    }),
  };
}

function vehicleCount(connection: Connection): number {
  return connection.get<{ total: number }>('SELECT count(*) AS total FROM vehicle')?.total ?? 0;
}
