import { assert } from '../../domain/assert.ts';
import type { Customer, CustomerDetails } from '../../domain/customer.ts';
import {
  type CarOwner,
  enteredAs,
  isTold,
  type LineInBook,
  type Meant,
  MOST_OF_ONE_EMAIL,
  meantBy,
  mergedWith,
  standsThere,
} from '../../domain/listed-customer.ts';
import { searchKey } from '../../domain/search-key.ts';
import { tooLong } from '../../domain/text-limits.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import { AppError } from '../../failure.ts';
import type { CustomerImport, ImportedInto, ImportOutcome } from '../customer-import.ts';
import type { Sql, Transaction } from './engine/sql.ts';
import { importCar } from './import-car.ts';
import { customerById, customerByPhone, selectCustomers } from './rows/customers.ts';
import { putCustomer, updateCustomer } from './rows/customers-written.ts';
import type { Entry } from './rows/journal.ts';
import { selectVehicles } from './rows/vehicles.ts';

/** What is remembered while one list is brought in. */
interface Import {
  readonly tx: Transaction;
  readonly entry: Entry;
  /** The place in the list of the line that entered a customer. */
  readonly enteredBy: Map<number, number>;
  /** Customers by e-mail address in lower case; read when first asked for. */
  emails: Map<string, number[]> | null;
  /** By the key of a name those without a phone who were there before, and are not a line of this list yet. */
  readonly unclaimed: Map<string, Customer[]>;
}

/** Throws `car-known`, `too-long`. */
export async function importLines(
  tx: Transaction,
  lines: readonly CustomerImport[],
  entry: Entry,
): Promise<ImportOutcome[]> {
  const outcomes = await tryLines(tx, lines, entry);
  const refused = outcomes.find((outcome) => outcome.refused !== null)?.refused;
  if (refused === undefined || refused === null) return outcomes;
  const { field, value, id, name } = refused;
  if (field === 'notes') throw new AppError({ ...tooLongNotes(value) });
  const [car] = await selectVehicles(tx, `WHERE ${columnOf(field)} = ?`, value);
  throw new AppError({
    code: 'car-known',
    field: columnOf(field),
    value,
    vehicleId: car?.id ?? 0,
    customer: { id, name },
  });
}

export async function tryLines(
  tx: Transaction,
  lines: readonly CustomerImport[],
  entry: Entry,
): Promise<ImportOutcome[]> {
  const all: Import = { tx, entry, enteredBy: new Map(), emails: null, unclaimed: new Map() };
  const outcomes: ImportOutcome[] = [];
  for (const [place, line] of lines.entries()) outcomes.push(await importLine(all, line, place));
  return outcomes;
}

async function importLine(all: Import, line: CustomerImport, place: number): Promise<ImportOutcome> {
  const { tx } = all;
  const { details, vehicles } = line;
  const phones: LineInBook['phones'][number][] = [];
  for (const phone of [details.phone, ...(line.otherPhones ?? [])])
    if (phone !== null) phones.push({ phone, holder: await customerByPhone(tx, phone) });
  const owners: CarOwner[] = [];
  for (const vehicle of vehicles) owners.push(...(await ownersOf(tx, vehicle)));
  const sharing = isTold(details, { phones, owners }) ? [] : await sharingEmail(all, details.email);
  const meant = meantBy(details, { phones, owners, sharingEmail: sharing });
  if (meant.kind === 'refused') {
    const { owner, by: field, value } = meant;
    const refused = { ...intoOf(all, owner), field, value };
    return { outcome: 'refused', known: null, phone: null, phoneOf: null, refused };
  }
  return meant.kind === 'known' ? await merge(all, line, meant) : await enter(all, line, meant, place);
}

async function enter(
  all: Import,
  { details, vehicles }: CustomerImport,
  meant: Extract<Meant, { kind: 'new' }>,
  place: number,
): Promise<ImportOutcome> {
  const { tx, entry } = all;
  const { phone, shared } = meant;
  const entered = enteredAs(details, meant);
  const phoneOf = shared === null ? null : { ...intoOf(all, shared.holder), phone: shared.phone };
  const same = phone === null ? await standing(all, entered, vehicles) : null;
  const told = { known: null, phone, phoneOf, refused: null };
  if (same !== null) return { ...told, outcome: 'unchanged', known: { ...intoOf(all, same), by: null } };
  const { id } = await putCustomer(tx, entered, entry);
  all.enteredBy.set(id, place);
  remember(all, id, entered.email);
  for (const vehicle of vehicles) await importCar(tx, id, vehicle, entry);
  return { ...told, outcome: 'added' };
}

async function ownersOf(sql: Sql, vehicle: VehicleDetails): Promise<CarOwner[]> {
  const owners: CarOwner[] = [];
  for (const by of ['VIN', 'plate'] as const) {
    const value = vehicle[columnOf(by)];
    if (value === null) continue;
    const [car] = await selectVehicles(sql, `WHERE ${columnOf(by)} = ?`, value);
    const owner = car === undefined ? null : await customerById(sql, car.customerId);
    if (owner !== null) owners.push({ owner, by, value });
  }
  return owners;
}

function columnOf(field: 'plate' | 'VIN'): 'plate' | 'vin' {
  return field === 'VIN' ? 'vin' : 'plate';
}

async function sharingEmail(all: Import, email: string | null): Promise<Customer[]> {
  const ids = email === null ? [] : ((await emailsOf(all)).get(email.toLowerCase()) ?? []);
  const sharing: Customer[] = [];
  for (const id of ids.slice(0, MOST_OF_ONE_EMAIL)) {
    const owner = await customerById(all.tx, id);
    if (owner !== null) sharing.push(owner);
  }
  return sharing;
}

async function emailsOf(all: Import): Promise<Map<string, number[]>> {
  if (all.emails !== null) return all.emails;
  all.emails = new Map();
  const rows = await all.tx.all<{ id: number; email: string }>(
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
async function standing(
  { tx, unclaimed }: Import,
  details: CustomerDetails,
  vehicles: readonly VehicleDetails[],
): Promise<Customer | null> {
  const key = searchKey(details.name);
  let all = unclaimed.get(key);
  if (all === undefined) {
    all = await selectCustomers(tx, "WHERE name_key = ? AND (phone || '') IS NULL ORDER BY id", key);
    unclaimed.set(key, all);
  }
  for (const [place, customer] of all.entries()) {
    if (!standsThere(customer, details) || !(await hasCars(tx, customer, vehicles))) continue;
    all.splice(place, 1);
    return customer;
  }
  return null;
}

async function hasCars(
  tx: Transaction,
  { id }: Customer,
  vehicles: readonly VehicleDetails[],
): Promise<boolean> {
  for (const vehicle of vehicles) if ((await importCar(tx, id, vehicle, null)) !== 'unchanged') return false;
  return true;
}

async function merge(
  all: Import,
  { details, vehicles }: CustomerImport,
  { owner, by, phone: free }: Extract<Meant, { kind: 'known' }>,
): Promise<ImportOutcome> {
  const { tx, entry } = all;
  const change = mergedWith(owner, details, free);
  const phone = owner.phone ?? free;
  const told = { known: { ...intoOf(all, owner), by }, phone, phoneOf: null, refused: null };
  if (change !== null && 'excess' in change) {
    const refused = { ...intoOf(all, owner), field: 'notes', value: change.notes } as const;
    return { ...told, outcome: 'refused', known: null, refused };
  }
  if (change !== null) await updateCustomer(tx, change.merged, owner, entry);
  if (owner.email === null) remember(all, owner.id, change?.merged.email ?? null);
  let isChanged = change !== null;
  for (const vehicle of vehicles)
    if ((await importCar(tx, owner.id, vehicle, entry)) !== 'unchanged') isChanged = true;
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
