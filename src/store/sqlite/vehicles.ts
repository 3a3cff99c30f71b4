import { isDeepStrictEqual } from 'node:util';
import type { VehicleStore } from '../people.ts';
import type { Connection } from './engine/connection.ts';
import {
  putVehicle,
  requireCustomer,
  requireVehicle,
  selectVehicles,
  updateVehicle,
  vehicleById,
} from './rows/people.ts';
import { write } from './write.ts';

export function sqliteVehicles(connection: Connection): VehicleStore {
  return {
    add: async (customerId, details, w) => {
      let known = false;
      const { value, replayed } = await write(connection, w, () => {
        requireCustomer(connection, customerId);
        const newest = connection.get<{ id: number | null }>('SELECT max(id) AS id FROM vehicle')?.id ?? 0;
        const vehicle = putVehicle(connection, customerId, details, w.at);
        known = vehicle.id <= newest;
        return vehicle;
      });
      return { value, replayed: replayed || known };
    },

    edit: async (id, change, w) => {
      let same = false;
      const { value, replayed } = await write(connection, w, () => {
        if (change.customerId !== undefined) requireCustomer(connection, change.customerId);
        const before = requireVehicle(connection, id);
        const vehicle = { ...before, ...change };
        same = isDeepStrictEqual(vehicle, before);
        return same ? before : updateVehicle(connection, vehicle, w.at);
      });
      return { value, replayed: replayed || same };
    },

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
