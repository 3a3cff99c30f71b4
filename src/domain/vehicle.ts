import type { Instant } from './interval.ts';

/** What a person at the counter tells about a car: nothing yet (`UNKNOWN_CAR`), or at least one of plate, VIN, make and model. */
export interface VehicleDetails {
  /** As `normalPlate` writes it: upper case, letters and digits only. One car in the shop has it. */
  readonly plate: string | null;
  /** 17 characters, upper case. One car in the shop has it. */
  readonly vin: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly year: number | null;
  readonly notes: string | null;
}

export interface Vehicle extends VehicleDetails {
  readonly id: number;
  readonly customerId: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** `2018 Honda Civic`, or what little is known. */
export function vehicleInfo({ year, make, model, plate, vin }: Omit<VehicleDetails, 'notes'>): string {
  const described = [year, make, model].filter((part) => part !== null).join(' ');
  return described || plate || vin || 'car not known yet';
}

/** A car that somebody comes with, and of which nobody has said anything yet. */
export const UNKNOWN_CAR: VehicleDetails = {
  plate: null,
  vin: null,
  make: null,
  model: null,
  year: null,
  notes: null,
};

/** A car that is new; null when nothing is said that tells it from others. */
export function newVehicle(given: Partial<VehicleDetails>): VehicleDetails | null {
  const vehicle = { ...UNKNOWN_CAR, ...given };
  return (vehicle.plate ?? vehicle.vin ?? vehicle.make ?? vehicle.model) === null ? null : vehicle;
}
