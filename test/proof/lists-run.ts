import { fixedClock } from '../../src/clock.ts';
import { namesAgree } from '../../src/domain/same-customer.ts';
import { normalPlate } from '../../src/domain/vehicle-identity.ts';
import { readCustomerList } from '../../src/files/customers/customer-list.ts';
import { normalPhone } from '../../src/input/phone.ts';
import { decodedText } from '../../src/machine/text-encoding.ts';
import { refusedLineProblem } from '../../src/output/people/list-refusal.ts';
import { scratchSqliteStore } from '../../src/store/sqlite/scratch-store.ts';
import type { Store } from '../../src/store/store.ts';
import {
  type ImportedLine,
  importCustomers,
  tryCustomerImport,
} from '../../src/usecases/people/import-customers.ts';
import { aWrite, NOW, RULES, zone } from '../support/book.ts';
import { type DirtyList, dirtyList, type ListRow } from './dirty-list.ts';
import { nameOf, type Person } from './list-model.ts';
import type { Program } from './list-programs.ts';
import type { Random } from './random.ts';

export interface ListReport {
  readonly customers: number;
  readonly lines: number;
  readonly merged: number;
  readonly leftOut: number;
  /** Customers of whom the import said that their phone is somebody else's. */
  readonly apart: number;
  readonly wrong: readonly string[];
}

/** One list into a new book, without the lines that cannot be taken, and what is not as the model has it. */
export async function importDirtyList(program: Program, random: Random): Promise<ListReport> {
  const list = dirtyList(program, random);
  const { store, discard } = await scratchSqliteStore({ rules: RULES, zone, at: NOW });
  try {
    return await judged(list, store);
  } finally {
    await discard();
  }
}

async function judged(list: DirtyList, store: Store): Promise<ListReport> {
  const ports = { store, clock: fixedClock(NOW) };
  const { text } = decodedText(list.bytes);
  const place = { phoneRegion: 'US', phoneArea: null };
  const reading = { file: 'list.csv', now: NOW, normalPhone: (phone: string) => normalPhone(phone, place) };
  const read = await readCustomerList(text, reading);
  const tried = await tryCustomerImport(read.lines, ports);
  const leftOut = [...read.problems, ...tried.refused.map(refusedLineProblem)];
  const listed = tried.lines.map((line) => line.listed);
  const { lines } = await importCustomers(listed, ports, aWrite());
  const again = await importCustomers(listed, ports, aWrite());
  const mended = await readCustomerList(read.leftOut(leftOut), reading).catch(() => null);
  const left = new Set(leftOut.map(({ line }) => line));
  const wrong = [
    ...badLines(list, left, lines),
    ...mergedPeople(list, lines),
    ...(await lostPeople(list, lines, left, store)),
    ...lines.filter(({ outcome, known }) => outcome === 'merged' && known?.by === null).map(unsaid),
    ...again.lines.filter(({ outcome }) => outcome !== 'unchanged').map(repeated),
    ...(left.size > 0 && mended?.problems.length !== read.problems.length
      ? ['the lines that were left out are read otherwise in their own file']
      : []),
  ];
  return {
    customers: list.people.length,
    lines: list.rows.size,
    merged: lines.filter(({ outcome }) => outcome === 'merged').length,
    leftOut: left.size,
    apart: lines.filter(({ phoneOf }) => phoneOf !== null).length,
    wrong,
  };
}

/** Every line is taken or left out, and of the bad ones none is taken. */
function badLines(
  { rows }: DirtyList,
  left: ReadonlySet<number | null>,
  lines: readonly ImportedLine[],
): string[] {
  const taken = new Set(lines.map(({ listed }) => listed.line));
  return [...rows].flatMap(([line, row]) => {
    if (!taken.has(line) && !left.has(line)) return [`line ${line} is lost`];
    if (row.isBad && taken.has(line)) return [`line ${line} is bad and was taken`];
    return !row.isBad && left.has(line) ? [`line ${line} is good and was left out`] : [];
  });
}

/** Which lines became one customer: what an import says of each. */
function entryOf({ listed, known }: ImportedLine): string {
  if (known === null) return `line ${listed.line}`;
  return known.line === null ? `customer ${known.id}` : `line ${known.line}`;
}

function mergedPeople({ rows }: DirtyList, lines: readonly ImportedLine[]): string[] {
  const entries = new Map<string, Set<number>>();
  for (const line of lines) {
    const { person } = rows.get(line.listed.line) as ListRow;
    const entry = entries.get(entryOf(line)) ?? new Set();
    entries.set(entryOf(line), entry.add(person.id));
  }
  return [...entries]
    .filter(([, ids]) => ids.size > 1)
    .map(([entry, ids]) => `${entry} is people ${[...ids].join(', ')}`);
}

/** Everybody stands in the book with phone and cars, or all lines of them are named as left out. */
async function lostPeople(
  { people, rows }: DirtyList,
  lines: readonly ImportedLine[],
  left: ReadonlySet<number | null>,
  store: Store,
): Promise<string[]> {
  const { customers } = await store.customers.list({ limit: 10_000, offset: 0 });
  const wrong: string[] = [];
  for (const person of people) {
    const mine = [...rows].filter(([, row]) => row.person.id === person.id);
    const taken = lines.filter(({ listed }) => rows.get(listed.line)?.person.id === person.id);
    if (taken.length === 0) {
      if (!mine.every(([line]) => left.has(line))) wrong.push(`${who(person)} is neither taken nor left out`);
      continue;
    }
    const phones = new Set(taken.map(({ phone }) => phone));
    const isTold = taken.some(({ phoneOf }) => phoneOf !== null);
    const [first = null] = person.phones;
    if (!isTold && !(phones.size === 1 && phones.has(first)))
      wrong.push(`${who(person)} has ${[...phones].join()}`);
    const named = customers.filter(({ name }) => namesAgree(name, nameOf(person)));
    if (!named.some(({ phone, email }) => (isTold || phone === first) && sameMail(email, person)))
      wrong.push(`${who(person)} is not in the book`);
    for (const { listed } of taken)
      wrong.push(...(await lostCar(rows.get(listed.line) as ListRow, named, store)));
  }
  return wrong;
}

function sameMail(email: string | null, person: Person): boolean {
  return (email ?? '') === person.email;
}

async function lostCar(
  { person, car }: ListRow,
  named: readonly { readonly id: number }[],
  store: Store,
): Promise<string[]> {
  if (car === null) return [];
  const cars = (await Promise.all(named.map(({ id }) => store.vehicles.ofCustomer(id)))).flat();
  const plate = car.plate === '' ? null : normalPlate(car.plate);
  const isThere = cars.some(
    (other) =>
      other.make === car.make &&
      other.model === car.model &&
      other.year === car.year &&
      (plate === null || other.plate === plate) &&
      (car.vin === '' || other.vin === car.vin),
  );
  return isThere ? [] : [`a car of ${who(person)} is not in the book: ${car.make} ${car.plate} ${car.vin}`];
}

function who(person: Person): string {
  return `${nameOf(person)} (${person.id})`;
}

function unsaid({ listed }: ImportedLine): string {
  return `line ${listed.line} was merged, and nothing said why`;
}

function repeated({ listed, outcome }: ImportedLine): string {
  return `line ${listed.line} is ${outcome} when the list is brought in again`;
}
