import type { CustomerDetails } from '../domain/customer.ts';
import { searchKey } from '../domain/search-key.ts';
import type { VehicleDetails } from '../domain/vehicle.ts';
import type { FileProblem } from '../failure.ts';
import { HEADER_PROBLEM, namesCustomers, readColumns } from './customers/columns.ts';
import { type LineReading, type ReadLine, readLine } from './customers/line.ts';
import { invalidList, readRecords } from './customers/records.ts';

export interface CustomerListReading extends LineReading {
  readonly file: string;
}

/** A customer and, where the line tells, a car. Lines of one customer come with one name and phone. */
export interface ListedCustomer {
  readonly line: number;
  readonly details: CustomerDetails;
  readonly vehicle: VehicleDetails | null;
}

/** A line whose phone stands in an earlier one: its car and what it adds go to that customer, under that name. */
export interface DuplicatePhone {
  readonly line: number;
  readonly firstLine: number;
  readonly phone: string;
  /** The name that was left out where the two differ by more than case, accents and punctuation; else null. */
  readonly otherName: string | null;
}

export interface CustomerList {
  readonly lines: ListedCustomer[];
  readonly duplicates: DuplicatePhone[];
  /** Headings that were not understood. */
  readonly ignoredColumns: string[];
}

/** Who a car belongs to, as far as one list can tell. */
function ownerKey({ phone, name }: CustomerDetails): string {
  return phone ?? searchKey(name);
}

/** Plates and VINs that the list gives to two customers: the book would refuse the second. */
function sharedCars(lines: readonly ReadLine[]): FileProblem[] {
  const problems: FileProblem[] = [];
  const plates = new Map<string, ReadLine>();
  const vins = new Map<string, ReadLine>();
  const claim = (owners: Map<string, ReadLine>, what: string, value: string | null, line: ReadLine) => {
    if (value === null) return;
    const first = owners.get(value);
    if (first === undefined) owners.set(value, line);
    else if (ownerKey(first.details) !== ownerKey(line.details)) {
      const owner = `another customer's on line ${first.line} (${first.details.name})`;
      problems.push({ line: line.line, problem: `the ${what} ${value} is ${owner}` });
    }
  };
  for (const line of lines) {
    claim(plates, 'plate', line.vehicle?.plate ?? null, line);
    claim(vins, 'VIN', line.vehicle?.vin ?? null, line);
  }
  return problems;
}

/**
 * A list of customers and their cars as other programs and spreadsheets save it: CSV with comma, semicolon or tab, and
 * a first line that names the columns. All or nothing: every bad line is named in one `file-invalid`, by its number in
 * an editor. Text is kept as given, without the blanks around names and the `'` that exports put before formulas.
 *
 * A phone that comes again is the same customer, who keeps the first name; such lines are in `duplicates` as well.
 */
export async function readCustomerList(text: string, reading: CustomerListReading): Promise<CustomerList> {
  const [header, ...records] = readRecords(text, reading.file);
  const columns = readColumns(header?.cells ?? []);
  if (!namesCustomers(columns))
    throw invalidList(reading.file, [{ line: header?.line ?? null, problem: HEADER_PROBLEM }]);
  const read: ReadLine[] = [];
  for (const record of records) read.push(await readLine(record, columns, reading));
  const bad = read.flatMap(({ line, problems }) =>
    problems.map((problem): FileProblem => ({ line, problem })),
  );
  const problems = [...bad, ...sharedCars(read)].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (problems.length > 0) throw invalidList(reading.file, problems);
  return { ...joinByPhone(read), ignoredColumns: columns.ignored };
}

function joinByPhone(read: readonly ReadLine[]): Pick<CustomerList, 'lines' | 'duplicates'> {
  const firsts = new Map<string, ReadLine>();
  const duplicates: DuplicatePhone[] = [];
  const lines = read.map(({ line, details, vehicle }, at): ListedCustomer => {
    const { phone, name } = details;
    const first = phone === null ? undefined : firsts.get(phone);
    if (phone === null || first === undefined) {
      if (phone !== null) firsts.set(phone, read[at] as ReadLine);
      return { line, details, vehicle };
    }
    const sameName = searchKey(name) === searchKey(first.details.name);
    duplicates.push({ line, firstLine: first.line, phone, otherName: sameName ? null : name });
    return { line, details: Object.assign({}, details, { name: first.details.name }), vehicle };
  });
  return { lines, duplicates };
}
