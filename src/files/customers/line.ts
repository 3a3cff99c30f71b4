import type { CustomerDetails } from '../../domain/customer.ts';
import type { Instant } from '../../domain/interval.ts';
import { shortened, type TextKind, tooLong } from '../../domain/text-limits.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import { normalPlate, normalVin, vehicleYear, vehicleYears } from '../../domain/vehicle-identity.ts';
import { failureOf } from '../../failure.ts';
import type { Columns, Field } from './columns.ts';
import type { CsvRecord } from './csv.ts';

export interface LineReading {
  /** The E.164 form of a phone. Throws `invalid-value`. */
  readonly normalPhone: (text: string) => Promise<string>;
  /** Bounds the model years of cars. */
  readonly now: Instant;
}

/** A line as read, and everything that is wrong with it. */
export interface ReadLine {
  readonly line: number;
  readonly details: CustomerDetails;
  readonly vehicle: VehicleDetails | null;
  readonly problems: readonly string[];
}

const KINDS: Readonly<Record<Field, TextKind>> = {
  name: 'name',
  firstName: 'name',
  lastName: 'name',
  phone: 'phone',
  email: 'e-mail address',
  notes: 'notes',
  plate: 'plate',
  vin: 'VIN',
  make: 'make',
  model: 'model',
  year: 'year',
};

const EMAIL = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]+$/u;
/** Before 1981 makers numbered their cars as they liked. */
const FIRST_STANDARD_VIN_YEAR = 1981;

/**
 * A cell as given. Exports put `'` before a cell that a spreadsheet would take for a formula; that one is taken off,
 * once. What counts as empty is blank.
 */
function cellText(cell: string | undefined): string | null {
  if (cell === undefined || cell.trim() === '') return null;
  return /^'[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell;
}

/** Reads one line; nothing is guessed, and each thing that is wrong is told. */
export async function readLine(
  { line, cells }: CsvRecord,
  { at }: Columns,
  reading: LineReading,
): Promise<ReadLine> {
  const problems: string[] = [];
  const cell = (field: Field) => {
    const column = at.get(field);
    const text = column === undefined ? null : cellText(cells[column]);
    const excess = text === null ? null : tooLong(KINDS[field], text);
    if (excess === null) return text;
    const { what, lengthCharacters, mostCharacters } = excess;
    problems.push(`the ${what} has ${lengthCharacters} characters, at most ${mostCharacters} are taken`);
    return null;
  };
  const whole = cell('name');
  const parts = [cell('firstName'), cell('lastName')]
    .filter((part) => part !== null)
    .map((part) => part.trim());
  const name = whole?.trim() ?? parts.join(' ');
  if (name === '' && problems.length === 0) problems.push('the name is missing');
  const email = cell('email')?.trim() ?? null;
  if (email !== null && !EMAIL.test(email))
    problems.push(`the e-mail address "${shortened(email)}" is not one`);
  const phone = await readPhone(cell('phone'), reading, problems);
  const details: CustomerDetails = { name, phone, email, notes: cell('notes'), invite: null };
  return { line, details, vehicle: readVehicle(cell, reading.now, problems), problems };
}

async function readPhone(
  text: string | null,
  { normalPhone }: LineReading,
  problems: string[],
): Promise<string | null> {
  if (text === null) return null;
  try {
    return await normalPhone(text);
  } catch (thrown) {
    const failure = failureOf(thrown, 'invalid-value');
    if (failure === null) throw thrown;
    const { why, expected } = failure;
    problems.push(
      `the phone "${shortened(text)}" ${why === undefined ? 'cannot be read' : `is none: ${why}`}; expected ${expected}`,
    );
    return null;
  }
}

function readVehicle(
  cell: (field: Field) => string | null,
  now: Instant,
  problems: string[],
): VehicleDetails | null {
  const plateText = cell('plate');
  const vinText = cell('vin');
  const yearText = cell('year');
  const plate = plateText === null ? null : normalPlate(plateText);
  const vin = vinText === null ? null : normalVin(vinText);
  const year = yearText === null ? null : vehicleYear(yearText, now);
  const make = cell('make')?.trim() ?? null;
  const model = cell('model')?.trim() ?? null;
  if (plateText !== null && plate === null)
    problems.push(`the plate "${plateText}" has no letter or digit in it`);
  if (yearText !== null && year === null) {
    const { first, last } = vehicleYears(now);
    problems.push(`the year "${yearText}" is not one from ${first} to ${last}`);
  }
  const isOld = year !== null && year < FIRST_STANDARD_VIN_YEAR;
  if (vinText !== null && vin?.length !== 17 && !(isOld && vin !== null))
    problems.push(`the VIN "${vinText}" has ${vin?.length ?? 0} characters, not 17`);
  if (plate === null && vin === null && make === null && model === null) {
    if (year !== null) problems.push('a year alone does not name a car');
    return null;
  }
  return { plate, vin, make, model, year, notes: null };
}
