import { assert } from '../../domain/assert.ts';
import type { Customer, CustomerDetails } from '../../domain/customer.ts';
import {
  type CarOwner,
  enteredAs,
  type Meant,
  meantBy,
  mergedWith,
  standingAt,
} from '../../domain/listed-customer.ts';
import { searchKey } from '../../domain/search-key.ts';
import { tooLong } from '../../domain/text-limits.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import { AppError } from '../../failure.ts';
import type { CustomerImport, ImportedInto, ImportOutcome } from '../customer-import.ts';
import type { Connection } from './engine/connection.ts';
import { importCar } from './import-car.ts';
import {
  customerById,
  customerByPhone,
  putCustomer,
  selectCustomers,
  updateCustomer,
} from './rows/customers.ts';
import type { Entry } from './rows/journal.ts';
import { selectVehicles } from './rows/vehicles.ts';

/** What is remembered while one list is brought in. */
interface Import {
  readonly connection: Connection;
  readonly entry: Entry;
  /** The place in the list of the line that entered a customer. */
  readonly enteredBy: Map<number, number>;
  /** Customers by e-mail address in lower case; read when first asked for. */
  emails: Map<string, number[]> | null;
  /** By the key of a name those without a phone who were there before, and are not a line of this list yet. */
  readonly unclaimed: Map<string, Customer[]>;
}

/** Throws `car-known`, `too-long`. */
export function importLines(
  connection: Connection,
  lines: readonly CustomerImport[],
  entry: Entry,
): ImportOutcome[] {
  const outcomes = tryLines(connection, lines, entry);
  const refused = outcomes.find((outcome) => outcome.refused !== null)?.refused;
  if (refused === undefined || refused === null) return outcomes;
  const { field, value, id, name } = refused;
  if (field === 'notes') throw new AppError({ ...tooLongNotes(value) });
  const [car] = selectVehicles(connection, `WHERE ${columnOf(field)} = ?`, value);
  throw new AppError({
    code: 'car-known',
    field: columnOf(field),
    value,
    vehicleId: car?.id ?? 0,
    customer: { id, name },
  });
}

export function tryLines(
  connection: Connection,
  lines: readonly CustomerImport[],
  entry: Entry,
): ImportOutcome[] {
  const all: Import = { connection, entry, enteredBy: new Map(), emails: null, unclaimed: new Map() };
  return lines.map((line, place) => importLine(all, line, place));
}

function importLine(all: Import, line: CustomerImport, place: number): ImportOutcome {
  const { connection } = all;
  const { details, vehicles } = line;
  const phones = [details.phone, ...(line.otherPhones ?? [])].filter((phone) => phone !== null);
  const meant = meantBy(details, {
    phones: phones.map((phone) => ({ phone, holder: customerByPhone(connection, phone) })),
    owners: vehicles.flatMap((vehicle) => ownersOf(connection, vehicle)),
    sharingEmail: () => sharingEmail(all, details.email),
  });
  if (meant.kind === 'refused') {
    const { owner, by: field, value } = meant;
    const refused = { ...intoOf(all, owner), field, value };
    return { outcome: 'refused', known: null, phone: null, phoneOf: null, refused };
  }
  return meant.kind === 'known' ? merge(all, line, meant) : enter(all, line, meant, place);
}

function enter(
  all: Import,
  { details, vehicles }: CustomerImport,
  meant: Extract<Meant, { kind: 'new' }>,
  place: number,
): ImportOutcome {
  const { connection, entry } = all;
  const { phone, shared } = meant;
  const entered = enteredAs(details, meant);
  const phoneOf = shared === null ? null : { ...intoOf(all, shared.holder), phone: shared.phone };
  const same = phone === null ? standing(all, entered, vehicles) : null;
  const told = { known: null, phone, phoneOf, refused: null };
  if (same !== null) return { ...told, outcome: 'unchanged', known: { ...intoOf(all, same), by: null } };
  const { id } = putCustomer(connection, entered, entry);
  all.enteredBy.set(id, place);
  remember(all, id, entered.email);
  for (const vehicle of vehicles) importCar(connection, id, vehicle, entry);
  return { ...told, outcome: 'added' };
}

function ownersOf(connection: Connection, vehicle: VehicleDetails): CarOwner[] {
  return (['VIN', 'plate'] as const).flatMap((by) => {
    const value = vehicle[columnOf(by)];
    const [car] = value === null ? [] : selectVehicles(connection, `WHERE ${columnOf(by)} = ?`, value);
    const owner = car === undefined ? null : customerById(connection, car.customerId);
    return owner === null || value === null ? [] : [{ owner, by, value }];
  });
}

function columnOf(field: 'plate' | 'VIN'): 'plate' | 'vin' {
  return field === 'VIN' ? 'vin' : 'plate';
}

function* sharingEmail(all: Import, email: string | null): Generator<Customer> {
  const ids = email === null ? [] : (emailsOf(all).get(email.toLowerCase()) ?? []);
  for (const id of ids) {
    const owner = customerById(all.connection, id);
    if (owner !== null) yield owner;
  }
}

function emailsOf(all: Import): Map<string, number[]> {
  if (all.emails !== null) return all.emails;
  all.emails = new Map();
  const rows = all.connection.all<{ id: number; email: string }>(
    'SELECT id, email FROM customer WHERE email IS NOT NULL ORDER BY id',
  );
  for (const { id, email } of rows) remember(all, id, email);
  return all.emails;
}

function remember({ emails }: Import, id: number, email: string | null): void {
  if (emails === null || email === null) return;
  const ids = emails.get(email.toLowerCase());
  if (ids === undefined) emails.set(email.toLowerCase(), [id]);
  else ids.push(id);
}

/** A customer without a phone of whom the line tells nothing new. Each stands for one line of a list and no more. */
function standing(
  { connection, unclaimed }: Import,
  details: CustomerDetails,
  vehicles: readonly VehicleDetails[],
): Customer | null {
  const key = searchKey(details.name);
  let all = unclaimed.get(key);
  if (all === undefined) {
    all = selectCustomers(connection, "WHERE name_key = ? AND (phone || '') IS NULL ORDER BY id", key);
    unclaimed.set(key, all);
  }
  const at = standingAt(all, details, ({ id }) =>
    vehicles.every((vehicle) => importCar(connection, id, vehicle, null) === 'unchanged'),
  );
  return at < 0 ? null : (all.splice(at, 1)[0] ?? null);
}

function merge(
  all: Import,
  { details, vehicles }: CustomerImport,
  { owner, by, phone: free }: Extract<Meant, { kind: 'known' }>,
): ImportOutcome {
  const { connection, entry } = all;
  const change = mergedWith(owner, details, free);
  const phone = owner.phone ?? free;
  const told = { known: { ...intoOf(all, owner), by }, phone, phoneOf: null, refused: null };
  if (change !== null && 'excess' in change) {
    const refused = { ...intoOf(all, owner), field: 'notes', value: change.notes } as const;
    return { ...told, outcome: 'refused', known: null, refused };
  }
  if (change !== null) updateCustomer(connection, change.merged, owner, entry);
  if (owner.email === null) remember(all, owner.id, change?.merged.email ?? null);
  const cars = vehicles.map((vehicle) => importCar(connection, owner.id, vehicle, entry));
  const isChanged = change !== null || cars.some((car) => car !== 'unchanged');
  return { ...told, outcome: isChanged ? 'merged' : 'unchanged' };
}

function intoOf({ enteredBy }: Import, { id, name }: Customer): ImportedInto {
  return { id, name, place: enteredBy.get(id) ?? null };
}

function tooLongNotes(notes: string) {
  const excess = tooLong('notes', notes);
  assert(excess !== null, 'notes that are refused are too long');
  return excess;
}
