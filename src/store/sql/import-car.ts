import { listedCar } from '../../domain/listed-car.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import type { Transaction } from './engine/sql.ts';
import type { Entry } from './rows/journal.ts';
import { requireVehicle, selectVehicles } from './rows/vehicles.ts';
import { putVehicle, updateVehicle } from './rows/vehicles-written.ts';

/**
 * Adds a listed car to a customer, or fills in what is not known of the one that it is. `entry` null asks only what would be
 * done. No other customer may have its plate or VIN.
 */
export async function importCar(
  tx: Transaction,
  customerId: number,
  car: VehicleDetails,
  entry: Entry | null,
): Promise<'added' | 'merged' | 'unchanged'> {
  const cars = await selectVehicles(tx, 'WHERE customer_id = ? ORDER BY id', customerId);
  const listed = listedCar(cars, car);
  if (listed.kind === 'same') return 'unchanged';
  if (listed.kind === 'filled') {
    const { filled } = listed;
    if (entry !== null) await updateVehicle(tx, filled, await requireVehicle(tx, filled.id), entry);
    return 'merged';
  }
  if (entry !== null) await putVehicle(tx, customerId, car, entry);
  return 'added';
}
