import type { CustomerDetails } from '../../domain/customer.ts';
import type { Instant } from '../../domain/interval.ts';
import { saysLost } from '../../domain/said-nothing.ts';
import { searchKey } from '../../domain/search-key.ts';
import { shortened, type TextKind, tooLong } from '../../domain/text-limits.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import { type CarCells, listedCars, type ReadCar, readCar } from './car.ts';
import { type Kind, unlessNothing } from './cells.ts';
import type { Columns } from './columns.ts';
import { type Phones, readEmails, readPhones } from './contact.ts';
import type { CsvRecord } from './csv.ts';
import { type Field, isBareName, isFirstBesideFamily } from './headings.ts';

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

const KINDS: Readonly<Record<Field, readonly [TextKind, Kind]>> = {
  name: ['name', 'name'],
  firstName: ['name', 'name'],
  middleName: ['name', 'name'],
  lastName: ['name', 'name'],
  secondLastName: ['name', 'name'],
  suffix: ['name', 'name'],
  company: ['name', 'name'],
  // Several may stand in one cell, each of which is asked for its own length.
  phone: ['notes', 'phone'],
  email: ['notes', 'email'],
  notes: ['notes', 'notes'],
  plate: ['plate', 'plate'],
  vin: ['VIN', 'vin'],
  make: ['make', 'other'],
  model: ['model', 'other'],
  year: ['year', 'year'],
  car: ['model', 'other'],
  reason: ['notes', 'notes'],
};

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

interface ToldCell {
  readonly column: number;
  readonly heading: string;
  readonly text: string | null;
}

/** What the cells of a line tell, field by field. */
interface Cells {
  readonly all: (field: Field) => readonly ToldCell[];
  readonly first: (field: Field) => string | null;
}

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

function cellsOf({ cells }: CsvRecord, { at, headings }: Columns, problems: string[]): Cells {
  const read = new Map<Field, ToldCell[]>();
  for (const [field, columns] of at) {
    const [limit, kind] = KINDS[field];
    const inField = columns.map((column): ToldCell => {
      const text = unlessNothing(kind, cells[column]);
      const excess = text === null ? null : tooLong(limit, text);
      if (excess !== null) problems.push(tooLongText(excess));
      return { column, heading: headings[column] ?? '', text: excess === null ? text : null };
    });
    read.set(field, inField);
  }
  const all = (field: Field) => read.get(field) ?? [];
  return { all, first: (field) => all(field).find(({ text }) => text !== null)?.text ?? null };
}

/** What is written where a second car would be, and names none, costs the line nothing. */
function asRemarkUnlessFirst(car: ReadCar, at: number): ReadCar {
  if (at === 0 || car.vehicle !== null) return car;
  return { vehicle: null, problems: [], warnings: [...car.problems, ...car.warnings] };
}

function carCells({ all }: Cells, car: ReadonlyMap<Field, number>): CarCells {
  const told = (field: Field) => all(field).find(({ column }) => column === car.get(field))?.text ?? null;
  return {
    plate: told('plate'),
    vin: told('vin'),
    make: told('make'),
    model: told('model'),
    year: told('year'),
    car: told('car'),
  };
}

function lostCells({ cells }: CsvRecord, { at, headings }: Columns): string[] {
  if (!cells.some(saysLost)) return [];
  const columns = [...at.values()].flat().filter((column) => saysLost(cells[column] ?? ''));
  return columns.map(
    (column) => `a spreadsheet has put ${cells[column]?.trim()} in place of its "${headings[column]}"`,
  );
}

function tooLongText({
  what,
  lengthCharacters,
  mostCharacters,
}: NonNullable<ReturnType<typeof tooLong>>): string {
  return `the ${what} has ${lengthCharacters} characters, at most ${mostCharacters} are taken`;
}

/** A mark between cells that is part of a text, as in `Perez, Ana`, moves what follows under other headings. */
function shiftedCells({ cells }: CsvRecord, { headings }: Columns): string[] {
  const more = cells.slice(headings.length).some((cell) => cell.trim() !== '');
  return more
    ? [
        `it has ${cells.length} cells, the headings are ${headings.length}: what holds the mark between cells must stand in quotes`,
      ]
    : [];
}

const PARTS = ['firstName', 'middleName', 'lastName', 'secondLastName', 'suffix'] as const;

/** The name, and what a name column tells besides, for the notes. A company is the name where no person is told. */
function nameIn(cells: Cells): { readonly name: string; readonly aside: readonly string[] } {
  const whole = cells.first('name');
  const company = cells.first('company');
  const person = personIn(cells);
  const aside: string[] = [];
  let name = whole ?? person;
  if (whole !== null && person !== '') {
    const completed = completedBy(cells, whole);
    if (hasWords(person, whole)) name = person;
    else if (completed !== null) name = completed;
    else if (!hasWords(whole, person)) aside.push(`Contact: ${person}`);
  }
  if (name === '') return { name: company ?? '', aside };
  if (company !== null && searchKey(company) !== searchKey(name)) aside.push(`Company: ${company}`);
  for (const { heading, text } of [...cells.all('name'), ...cells.all('company')])
    if (text !== null && text !== whole && text !== company && !hasWords(name, text) && !hasWords(text, name))
      aside.push(`${heading}: ${text}`);
  return { name, aside };
}

function personIn(cells: Cells): string {
  if ((cells.first('firstName') ?? cells.first('lastName')) === null) return '';
  return PARTS.map((field) => cells.first(field))
    .filter((part) => part !== null)
    .join(' ');
}

/**
 * The name where one column has a part of it and `Name` the other: `Name;Vorname`, `Nombre;Apellidos`, `Name,Surname`. A first
 * name beside several words is that of the person in a company, unless it is in a language in which `Name` is the family's.
 */
function completedBy(cells: Cells, whole: string): string | null {
  const heading = cells.all('name').find(({ text }) => text !== null)?.heading ?? '';
  const [first, last] = [cells.all('firstName'), cells.all('lastName')];
  if (!isBareName(heading) || (first.length > 0 && last.length > 0)) return null;
  const others = PARTS.slice(3).map((field) => cells.first(field));
  const parts =
    last.length > 0
      ? [whole, cells.first('middleName'), cells.first('lastName'), ...others]
      : [cells.first('firstName'), cells.first('middleName'), whole, ...others];
  const isAlone = last.length > 0 || !whole.includes(' ') || isFirstBesideFamily(first[0]?.heading ?? '');
  if (!isAlone || hasWords(whole, personIn(cells))) return null;
  return parts.filter((part) => part !== null).join(' ');
}

function hasWords(whole: string, part: string): boolean {
  const words = searchKey(whole).split(' ');
  return searchKey(part)
    .split(' ')
    .every((word) => words.includes(word));
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
