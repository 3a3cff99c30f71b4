import type { Instant } from '../../domain/interval.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import {
  normalPlate,
  normalVin,
  vehicleYear,
  vehicleYears,
  vinWarning,
} from '../../domain/vehicle-identity.ts';

/** What the cells of a line tell of a car; null where nothing is told. */
export interface CarCells {
  readonly plate: string | null;
  readonly vin: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly year: string | null;
  /** `2018 Honda Civic` in one cell. */
  readonly car: string | null;
}

export interface ReadCar {
  readonly vehicle: VehicleDetails | null;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

export function readCar(cells: CarCells, now: Instant): ReadCar {
  const problems: string[] = [];
  const warnings: string[] = [];
  const whole = cells.car === null ? null : wholeCar(cells.car);
  const yearText = cells.year ?? whole?.year ?? null;
  const plate = cells.plate === null ? null : normalPlate(cells.plate);
  const vin = cells.vin === null ? null : normalVin(cells.vin);
  const year = yearText === null ? null : vehicleYear(yearText.replace(/\.0$/, ''), now);
  const make = cells.make ?? whole?.make ?? null;
  const model = cells.model ?? whole?.model ?? null;
  if (cells.plate !== null && plate === null)
    problems.push(`the plate "${cells.plate}" has no letter or digit in it`);
  if (cells.vin !== null && vin === null)
    problems.push(`the VIN "${cells.vin}" has no letter or digit in it`);
  if (yearText !== null && year === null) {
    const { first, last } = vehicleYears(now);
    problems.push(`the year "${yearText}" is not one from ${first} to ${last}`);
  }
  const warning = vin === null ? null : vinWarning(vin, year);
  if (warning !== null) warnings.push(warning);
  if (plate === null && vin === null && make === null && model === null) {
    if (year !== null) problems.push('a year alone does not name a car');
    return { vehicle: null, problems, warnings };
  }
  return { vehicle: { plate, vin, make, model, year, notes: null }, problems, warnings };
}

/** Makes whose names are two words. */
const TWO_WORDS =
  /^(?:land rover|range rover|alfa romeo|aston martin|mercedes[ -]benz|rolls[ -]royce|am general)\b/i;

function wholeCar(text: string): { year: string | null; make: string | null; model: string | null } {
  const [, year = null, rest = ''] = /^(?:(\d{4})\b)?[\s,]*(.*)$/s.exec(text) ?? [];
  const make = TWO_WORDS.exec(rest)?.[0] ?? /^[^\s,]+/.exec(rest)?.[0] ?? null;
  const model =
    make === null
      ? ''
      : rest
          .slice(make.length)
          .replace(/^[\s,]+/, '')
          .trim();
  return { year, make, model: model === '' ? null : model };
}
