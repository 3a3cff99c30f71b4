import { areAlike } from './same-car.ts';
import { notesWith } from './same-customer.ts';
import { tooLong } from './text-limits.ts';
import type { Vehicle, VehicleDetails } from './vehicle.ts';

/** What a listed car is among those of its customer: one more, or one that is known, `filled` where the list tells more. */
export type ListedCar =
  | { readonly kind: 'new' }
  | { readonly kind: 'same' }
  | { readonly kind: 'filled'; readonly filled: Vehicle };

/** No other customer may have the plate or VIN of `car`. */
export function listedCar(cars: readonly Vehicle[], car: VehicleDetails): ListedCar {
  const same = cars.find((other) => hasMark(other, car)) ?? cars.find((other) => looksAlike(other, car));
  if (same === undefined) return { kind: 'new' };
  const filled = filledIn(same, car, cars);
  return filled === null ? { kind: 'same' } : { kind: 'filled', filled };
}

function hasMark(one: VehicleDetails, other: VehicleDetails): boolean {
  return (one.plate !== null && one.plate === other.plate) || (one.vin !== null && one.vin === other.vin);
}

/** Without a plate or VIN on one side a car is known by year, make and model. */
function looksAlike(one: VehicleDetails, other: VehicleDetails): boolean {
  if (isMarked(one) && isMarked(other)) return false;
  return areAlike(one, other) && (one.make ?? one.model) !== null;
}

function isMarked({ plate, vin }: VehicleDetails): boolean {
  return (plate ?? vin) !== null;
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
