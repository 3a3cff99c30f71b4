import type { Instant } from '../../domain/interval.ts';
import { isRounded } from '../../domain/said-nothing.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import {
  normalPlate,
  normalVin,
  plateDoubt,
  vehicleYearIn,
  vehicleYears,
  vinDoubt,
} from '../../domain/vehicle-identity.ts';
import { plateDoubtText, vinDoubtText } from '../../output/form/car-doubt.ts';

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
  const plates = platesIn(cells.plate);
  const plate = plates.text === null ? null : normalPlate(plates.text);
  const vin = cells.vin === null || isRounded(cells.vin) ? null : normalVin(cells.vin);
  const year = yearText === null ? null : vehicleYearIn(yearText, now);
  const make = cells.make ?? whole?.make ?? null;
  const model = cells.model ?? whole?.model ?? null;
  for (const [what, text] of [
    ['plate', cells.plate],
    ['VIN', cells.vin],
  ] as const)
    if (text !== null && isRounded(text))
      warnings.push(`the ${what} ${text} is left out: a spreadsheet has rounded it like a number`);
  if (plates.text !== null && plate === null)
    problems.push(`the plate "${cells.plate}" has no letter or digit in it`);
  if (cells.vin !== null && vin === null && !isRounded(cells.vin))
    problems.push(`the VIN "${cells.vin}" has no letter or digit in it`);
  if (yearText !== null && year === null) {
    const { first, last } = vehicleYears(now);
    problems.push(`the year "${yearText}" is not one from ${first} to ${last}`);
  }
  const [vinLooks, plateLooks] = [
    vin === null ? null : vinDoubt(vin, year),
    plate === null ? null : plateDoubt(plate),
  ];
  if (vinLooks !== null) warnings.push(vinDoubtText(vinLooks));
  if (plateLooks !== null) warnings.push(plateDoubtText(plateLooks));
  if (plate === null && vin === null && make === null && model === null) {
    if (year !== null) problems.push('a year alone does not name a car');
    return { vehicle: null, problems, warnings };
  }
  return { vehicle: { plate, vin, make, model, year, notes: plates.notes }, problems, warnings };
}

const BETWEEN = String.raw`[\r\n;|]|:::|\s\/\s|\s&\s`;
const BETWEEN_CARS = new RegExp(
  String.raw`\s*(?:${BETWEEN}|,(?=\s*(?:19|20)\d\d\b)|(?<=\b(?:19|20)\d\d\)?\s*),)\s*`,
);
const BETWEEN_MARKS = new RegExp(String.raw`\s*(?:${BETWEEN}|,)\s*`);
const BEGINS_WITH_YEAR = /^(?:19|20)\d\d\s+\p{L}/u;
const ENDS_WITH_YEAR = /^\p{L}.*\s\(?(?:19|20)\d\d\)?$/u;

/**
 * The cars of one: a cell may tell of several, all of them with the year in front or all with it behind, and the cells beside it
 * of as many plates or VINs.
 */
export function listedCars(cells: CarCells): readonly CarCells[] {
  const { car, plate, vin, make, model, year } = cells;
  const cars = car === null ? [] : partsOf(car, BETWEEN_CARS);
  const haveYears = [BEGINS_WITH_YEAR, ENDS_WITH_YEAR].some((year) => cars.every((one) => year.test(one)));
  if (cars.length < 2 || !haveYears || (make ?? model ?? year) !== null) return [cells];
  const [plates, vins] = [partsOf(plate ?? '', BETWEEN_MARKS), partsOf(vin ?? '', BETWEEN_MARKS)];
  const areTold = [plates, vins].every(({ length }) => length === 0 || length === cars.length);
  if (!areTold) return [cells];
  return cars.map((one, at) => ({
    car: one,
    plate: plates[at] ?? null,
    vin: vins[at] ?? null,
    make,
    model,
    year,
  }));
}

function partsOf(cell: string, between: RegExp): string[] {
  return cell.split(between).filter((part) => part !== '');
}

/** A remark behind a plate, as `(NY)`. */
const REMARK = /^(.*[\p{L}\d].*?)\s*[([].*[)\]]$/u;
/** What is shorter may be a part of a plate that is written with commas or strokes. */
const SHORTEST_OF_SEVERAL = 5;

/** The first plate of a cell; what else it tells is kept in the notes as it stands. */
function platesIn(cell: string | null): { readonly text: string | null; readonly notes: string | null } {
  if (cell === null || isRounded(cell)) return { text: null, notes: null };
  const [plates = cell] = partsOf(REMARK.exec(cell)?.[1] ?? cell, /\s*[;|\r\n]\s*/);
  const parts = partsOf(plates, /\s*[,/]\s*/);
  const areWhole = parts.every((part) => (normalPlate(part)?.length ?? 0) >= SHORTEST_OF_SEVERAL);
  const text = areWhole ? (parts[0] ?? plates) : plates;
  return { text, notes: text === cell ? null : `Plate: ${cell}` };
}

/** Makes whose names are two words. */
const TWO_WORDS =
  /^(?:land rover|range rover|alfa romeo|aston martin|mercedes[ -]benz|rolls[ -]royce|am general)\b/i;

function wholeCar(text: string): { year: string | null; make: string | null; model: string | null } {
  const [, before = null, named = ''] =
    /^(?:(\d{4}\b|['’]?\d\d(?=\s+\p{L}[\p{L}\d-]))[\s,/_-]*)?[\s,]*(.*)$/su.exec(text.trim()) ?? [];
  // Behind a make alone it may be the model: Peugeot 2008; behind several cars it is that of the last.
  const isOne = !/\b(?:19|20)\d\d\)?\s*(?:[,;|\r\n]|:::|\s[/&]\s)\s*\p{L}/u.test(named);
  const [, car = named, behind = null] =
    before === null && isOne ? (/^(\S+[\s,]+\S.*?)[\s,]+\(?((?:19|20)\d\d)\)?$/s.exec(named) ?? []) : [];
  const [year, rest] = [before ?? behind, car];
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
