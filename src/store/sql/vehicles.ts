import { isDeepStrictEqual } from 'node:util';
import type { VehicleStore } from '../vehicles.ts';
import type { Database } from './engine/sql.ts';
import { requireCustomer } from './rows/customers.ts';
import { requireVehicle } from './rows/vehicles.ts';
import { putVehicle, updateVehicle } from './rows/vehicles-written.ts';
import { fresh, write } from './write.ts';

/** What of the port writes. */
export function vehicleStore(database: Database): Pick<VehicleStore, 'add' | 'edit'> {
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
  };
}
