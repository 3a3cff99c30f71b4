import type { Instant } from '../domain/interval.ts';
import { saysNoPlate, saysNoVin } from '../domain/said-nothing.ts';
import type { VehicleDetails } from '../domain/vehicle.ts';
import {
  normalPlate,
  normalVin,
  type PlateDoubt,
  plateDoubt,
  type VinDoubt,
  vehicleYear,
  vehicleYears,
  vinDoubt,
} from '../domain/vehicle-identity.ts';
import { AppError } from '../failure.ts';

/** What people say of a car, as they say it. */
export interface SaidOfVehicle {
  readonly plate?: string;
  readonly make?: string;
  readonly model?: string;
  readonly year?: string;
  readonly vin?: string;
}

/** It in normal form, and what looks mistyped. */
export interface ReadVehicle {
  readonly given: Partial<VehicleDetails>;
  readonly plateDoubt: PlateDoubt | null;
  readonly vinDoubt: VinDoubt | null;
}

/** `knownYear` is that of a car in the book, whose VIN it may be. Throws `invalid-value`. */
export function readVehicle(
  { plate: plateSaid, make, model, year: yearSaid, vin: vinSaid }: SaidOfVehicle,
  now: Instant,
  knownYear: number | null = null,
): ReadVehicle {
  const year = yearSaid === undefined ? undefined : readYear(yearSaid, now);
  const plate = plateSaid === undefined ? undefined : readMark('plate', plateSaid, normalPlate, saysNoPlate);
  const vin = vinSaid === undefined ? undefined : readMark('VIN', vinSaid, normalVin, saysNoVin);
  return {
    given: {
      ...(plate === undefined ? {} : { plate }),
      ...(vin === undefined ? {} : { vin }),
      ...(make === undefined ? {} : { make }),
      ...(model === undefined ? {} : { model }),
      ...(year === undefined ? {} : { year }),
    },
    plateDoubt: plate === undefined ? null : plateDoubt(plate),
    vinDoubt: vin === undefined ? null : vinDoubt(vin, year ?? knownYear),
  };
}

/** What tells one car from all others, and is no word for having none. */
function readMark(
  what: 'plate' | 'VIN',
  text: string,
  read: (text: string) => string | null,
  saysNone: (text: string) => boolean,
): string {
  const value = saysNone(text) ? null : read(text);
  if (value !== null) return value;
  const expected = { kind: 'letters-and-digits' } as const;
  throw new AppError({ code: 'invalid-value', what, value: text, expected });
}

function readYear(text: string, now: Instant): number {
  const year = vehicleYear(text, now);
  if (year !== null) return year;
  const { first, last } = vehicleYears(now);
  const expected = { kind: 'year-between', first, last } as const;
  throw new AppError({ code: 'invalid-value', what: 'year', value: text, expected });
}
