import type { Instant } from '../../domain/interval.ts';
import { notesWith } from '../../domain/same-customer.ts';
import { searchKey } from '../../domain/search-key.ts';
import { tooLong } from '../../domain/text-limits.ts';
import type { Vehicle, VehicleDetails } from '../../domain/vehicle.ts';
import type { Connection } from './connection.ts';
import { putVehicle, selectVehicles, updateVehicle } from './people.ts';

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
  const same = cars.find((other) => hasMark(other, car)) ?? cars.find((other) => looksAlike(other, car));
  if (same === undefined) {
    if (at !== null) putVehicle(connection, customerId, car, at);
    return 'added';
  }
  const filled = filledIn(same, car, cars);
  if (filled === null) return 'unchanged';
  if (at !== null) updateVehicle(connection, filled, at);
  return 'merged';
}

function hasMark(one: VehicleDetails, other: VehicleDetails): boolean {
  return (one.plate !== null && one.plate === other.plate) || (one.vin !== null && one.vin === other.vin);
}

/** Without a plate or VIN on one side a car is known by year, make and model. */
function looksAlike(one: VehicleDetails, other: VehicleDetails): boolean {
  if (isMarked(one) && isMarked(other)) return false;
  return one.year === other.year && kindOf(one) === kindOf(other) && (one.make ?? one.model) !== null;
}

function isMarked({ plate, vin }: VehicleDetails): boolean {
  return (plate ?? vin) !== null;
}

function kindOf({ make, model }: VehicleDetails): string {
  return `${searchKey(make ?? '')}/${searchKey(model ?? '')}`;
}

/** Null where the car lacks nothing that is listed. Another plate of the same car is noted. */
function filledIn(known: Vehicle, car: VehicleDetails, cars: readonly Vehicle[]): Vehicle | null {
  const isFree = (field: 'plate' | 'vin') =>
    !cars.some((other) => other.id !== known.id && other[field] === car[field]);
  const plate = known.plate ?? (isFree('plate') ? car.plate : null);
  const vin = known.vin ?? (isFree('vin') ? car.vin : null);
  const notes = notesWith(known.notes, [
    car.plate === null || car.plate === plate ? null : `Other plate: ${car.plate}`,
    car.vin === null || car.vin === vin ? null : `Other VIN: ${car.vin}`,
  ]);
  const filled: Vehicle = {
    ...known,
    plate,
    vin,
    make: known.make ?? car.make,
    model: known.model ?? car.model,
    year: known.year ?? car.year,
    notes: notes !== null && tooLong('notes', notes) !== null ? known.notes : notes,
  };
  const isSame = (['plate', 'vin', 'make', 'model', 'year', 'notes'] as const).every(
    (field) => filled[field] === known[field],
  );
  return isSame ? null : filled;
}
