import type { Instant } from '../../domain/interval.ts';
import { listedCar } from '../../domain/listed-car.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import type { Connection } from './engine/connection.ts';
import { putVehicle, selectVehicles, updateVehicle } from './rows/people.ts';

/**
 * Adds a listed car to a customer, or fills in what is not known of the one that it is. `at` null asks only what would be
 * done. No other customer may have its plate or VIN.
 */
export function importCar(
  connection: Connection,
  customerId: number,
  car: VehicleDetails,
  at: Instant | null,
): 'added' | 'merged' | 'unchanged' {
  const cars = selectVehicles(connection, 'WHERE customer_id = ? ORDER BY id', customerId);
  const listed = listedCar(cars, car);
  if (listed.kind === 'same') return 'unchanged';
  if (listed.kind === 'filled') {
    if (at !== null) updateVehicle(connection, listed.filled, at);
    return 'merged';
  }
  if (at !== null) putVehicle(connection, customerId, car, at);
  return 'added';
}
