import type { CustomerDetails } from '../../domain/customer.ts';
import type { Instant } from '../../domain/interval.ts';
import { shortened, tooLong } from '../../domain/text-limits.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import { listedCars, type ReadCar, readCar } from './car.ts';
import type { Columns } from './columns.ts';
import { type Phones, readEmails, readPhones } from './contact.ts';
import type { CsvRecord } from './csv.ts';
import { nameIn } from './name.ts';
import { carCells, cellsOf, lostCells, shiftedCells, tooLongText } from './told-cells.ts';

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
  /** Phones besides that of `details`, which its notes name. */
  readonly otherPhones: readonly string[];
  readonly vehicles: readonly VehicleDetails[];
  readonly problems: readonly string[];
  /** What was taken and looks wrong. */
  readonly warnings: readonly string[];
}

const COUNTED =
  '(?:totals?|counts?|records?|rows?|customers?|clients?|contacts?|items?|results?|entries|lines?)';
/** What reports have below their list: sums, the time of printing, numbers of pages. */
const OF_A_REPORT = new RegExp(
  [
    String.raw`^(?:grand|sub|report)?[ -]?totals?\b`,
    String.raw`^(?:total )?(?:number|no\.?|#)? ?(?:of )?(?:\w+ )?${COUNTED}\s*[:=]?\s*\(?\d[\d,.]*\)?$`,
    String.raw`^\(?\d[\d,.]* (?:\w+ )?${COUNTED}\b[^a-z]*(?:found|listed|selected|printed|exported)?\.?\)?$`,
    String.raw`^(?:printed|generated|exported|created|prepared|as of|run)\b.*\d`,
    String.raw`^end of (?:report|list|file)\b`,
    String.raw`^(?:\*|notes?:|source:)`,
    String.raw`\b\d{1,2}:\d{2}\b`,
    String.raw`^-?\s*page \d+`,
  ].join('|'),
  'i',
);

/** Reads one line; nothing is guessed, and each thing that is wrong is told. */
export async function readLine(record: CsvRecord, columns: Columns, reading: LineReading): Promise<ReadLine> {
  const problems: string[] = record.problem === null ? [] : [record.problem];
  const cells = cellsOf(record, columns, problems);
  if (record.problem === null) problems.push(...shiftedCells(record, columns));
  const { name, aside } = nameIn(cells);
  if (name === '' && problems.length === 0) problems.push('the name is missing');
  const longName = tooLong('name', name);
  if (longName !== null) problems.push(tooLongText(longName));
  const phones = await readPhones(cells.all('phone'), reading.normalPhone);
  const emails = readEmails(cells.all('email').map(({ text }) => text));
  const [phone] = phones.phones;
  const [email = null] = emails.emails;
  const warnings = lostCells(record, columns);
  if (record.cells.some((cell) => cell.includes('\ufffd')))
    warnings.push('a letter was lost before this list was saved (\ufffd)');
  const phoneProblems = phones.unread.map(({ typed, why }) => `the phone "${shortened(typed)}" ${why}`);
  const emailProblems = emails.unread.map((text) => `the e-mail address "${shortened(text)}" is not one`);
  (phone === undefined ? problems : warnings).push(...phoneProblems);
  (email === null ? problems : warnings).push(...emailProblems);
  const cars = columns.cars
    .flatMap((car) => listedCars(carCells(cells, car)))
    .map((car) => readCar(car, reading.now))
    .map(asRemarkUnlessFirst);
  const vehicles = cars.flatMap(({ vehicle }) => vehicle ?? []);
  const notes = notesOf([
    ...cells.all('notes').map(({ text }) => text),
    ...aside,
    ...phoneNotes(phones),
    ...[...emails.emails.slice(1), ...emails.unread].map((other) => `Other e-mail: ${other}`),
  ]);
  const excess = notes === null ? null : tooLong('notes', notes);
  if (excess !== null) problems.push(tooLongText(excess));
  if ((phone ?? email ?? vehicles[0] ?? null) === null && OF_A_REPORT.test(name))
    problems.push(`"${shortened(name)}" reads as a line of a report, not as a customer`);
  return {
    line: record.line,
    details: { name, phone: phone?.phone ?? null, email, notes, invite: null },
    otherPhones: phones.phones.slice(1).map((other) => other.phone),
    vehicles,
    problems: [...problems, ...cars.flatMap((car) => car.problems)],
    warnings: [...warnings, ...cars.flatMap((car) => car.warnings)],
  };
}

/** What is written where a second car would be, and names none, costs the line nothing. */
function asRemarkUnlessFirst(car: ReadCar, at: number): ReadCar {
  if (at === 0 || car.vehicle !== null) return car;
  return { vehicle: null, problems: [], warnings: [...car.problems, ...car.warnings] };
}

/** Other phones under their own headings; of the first one its extension, which no phone has. */
function phoneNotes({ phones, unread }: Phones): string[] {
  const [main] = phones;
  const others = [...phones.slice(1), ...unread];
  const extension = main !== undefined && /[a-z#]/i.test(main.typed) ? [`Phone: ${main.typed}`] : [];
  const label = (heading: string) =>
    heading === main?.heading || /value|\d|^$/i.test(heading) ? 'Other phone' : heading;
  return [...extension, ...others.map(({ heading, typed }) => `${label(heading)}: ${typed}`)];
}

function notesOf(parts: readonly (string | null)[]): string | null {
  const filled = parts.filter((part) => part !== null);
  return filled.length === 0 ? null : filled.join('\n');
}
