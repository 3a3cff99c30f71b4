import { searchKey } from './search-key.ts';
import type { VehicleDetails } from './vehicle.ts';

/** What is said of a car that has neither plate nor VIN. */
type Description = Pick<VehicleDetails, 'make' | 'model' | 'year'>;

const DESCRIBED_BY = ['make', 'model', 'year'] as const;

/** All that is said is true of the car, whatever capitals and accents it is said with; what is not said agrees with any. */
export function isDescribed(car: Description, said: Description): boolean {
  return DESCRIBED_BY.every((what) => said[what] === null || isSame(said[what], car[what]));
}

/** The same is known of both. */
export function areAlike(one: Description, other: Description): boolean {
  return DESCRIBED_BY.every((what) => isSame(one[what], other[what]));
}

function isSame(one: string | number | null, other: string | number | null): boolean {
  return one === null || other === null ? one === other : searchKey(String(one)) === searchKey(String(other));
}
