import { assert } from '../../domain/assert.ts';
import type { Customer, CustomerDetails } from '../../domain/customer.ts';
import type { Instant } from '../../domain/interval.ts';
import { type Evidence, namesAgree, notesWith, sharedPhoneNote } from '../../domain/same-customer.ts';
import { searchKey } from '../../domain/search-key.ts';
import { tooLong } from '../../domain/text-limits.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import { AppError } from '../../failure.ts';
import type { CustomerImport, ImportedInto, ImportOutcome } from '../customer-import.ts';
import type { Connection } from './connection.ts';
import { importCar } from './import-car.ts';
import {
  customerById,
  customerByPhone,
  putCustomer,
  selectCustomers,
  selectVehicles,
  updateCustomer,
} from './people.ts';

/** Of customers who share an e-mail address no more are looked at: one that so many have tells of nobody. */
const MOST_OF_ONE_EMAIL = 20;

/** What is remembered while one list is brought in. */
interface Import {
  readonly connection: Connection;
  readonly at: Instant;
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
  at: Instant,
): ImportOutcome[] {
  const outcomes = tryLines(connection, lines, at);
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
  at: Instant,
): ImportOutcome[] {
  const all: Import = { connection, at, enteredBy: new Map(), emails: null, unclaimed: new Map() };
  return lines.map((line, place) => importLine(all, line, place));
}

function importLine(all: Import, line: CustomerImport, place: number): ImportOutcome {
  const { connection, at } = all;
  const phones = [line.details.phone, ...(line.otherPhones ?? [])].filter((phone) => phone !== null);
  const holders = phones.map((phone) => customerByPhone(connection, phone));
  const phone = phones.find((_, which) => holders[which] === null) ?? null;
  const [first = null] = holders;
  const owners = ownersOf(connection, line.vehicle);
  const known =
    byPhone(line, holders) ??
    owners.find(({ owner }) => namesAgree(owner.name, line.details.name)) ??
    byEmail(all, line, phones);
  const told = { known: null, phone, phoneOf: null, refused: null };
  const foreign = owners.find(({ owner }) => owner.id !== known?.owner.id);
  if (foreign !== undefined) {
    const { owner, by, value } = foreign;
    return { ...told, outcome: 'refused', refused: { ...intoOf(all, owner), field: by, value } };
  }
  if (known !== null && known !== undefined) return merge(all, line, known, phone);
  const shared = first !== null && phones[0] !== phone ? { holder: first, phone: phones[0] as string } : null;
  const details = {
    ...line.details,
    phone,
    notes: notesWith(line.details.notes, [
      shared === null ? null : sharedPhoneNote(shared.phone, shared.holder.name),
    ]),
  };
  const phoneOf = shared === null ? null : { ...intoOf(all, shared.holder), phone: shared.phone };
  const same = phone === null ? standing(all, details, line.vehicle) : null;
  if (same !== null)
    return { ...told, outcome: 'unchanged', known: { ...intoOf(all, same), by: null }, phoneOf };
  const { id } = putCustomer(connection, details, at);
  all.enteredBy.set(id, place);
  remember(all, id, details.email);
  if (line.vehicle !== null) importCar(connection, id, line.vehicle, at);
  return { ...told, outcome: 'added', phoneOf };
}

interface Known {
  readonly owner: Customer;
  readonly by: Evidence;
}

function byPhone({ details }: CustomerImport, holders: readonly (Customer | null)[]): Known | null {
  const owner = holders.find((holder) => holder !== null && namesAgree(holder.name, details.name));
  return owner === undefined || owner === null ? null : { owner, by: 'phone' };
}

/** The customers who have the line's car, whatever they are called. */
function ownersOf(
  connection: Connection,
  vehicle: VehicleDetails | null,
): (Known & { readonly by: 'plate' | 'VIN'; readonly value: string })[] {
  return (['VIN', 'plate'] as const).flatMap((by) => {
    const value = vehicle?.[columnOf(by)] ?? null;
    const [car] = value === null ? [] : selectVehicles(connection, `WHERE ${columnOf(by)} = ?`, value);
    const owner = car === undefined ? null : customerById(connection, car.customerId);
    return owner === null || value === null ? [] : [{ owner, by, value }];
  });
}

function columnOf(field: 'plate' | 'VIN'): 'plate' | 'vin' {
  return field === 'VIN' ? 'vin' : 'plate';
}

/** Whoever has the e-mail address and a name that agrees; two who each have a phone are two. */
function byEmail(all: Import, { details }: CustomerImport, phones: readonly string[]): Known | null {
  if (details.email === null) return null;
  const ids = emailsOf(all).get(details.email.toLowerCase()) ?? [];
  for (const id of ids.slice(0, MOST_OF_ONE_EMAIL)) {
    const owner = customerById(all.connection, id);
    if (owner === null || (owner.phone !== null && phones.length > 0)) continue;
    if (namesAgree(owner.name, details.name)) return { owner, by: 'e-mail' };
  }
  return null;
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
  { name, email, notes }: CustomerDetails,
  vehicle: VehicleDetails | null,
): Customer | null {
  const key = searchKey(name);
  let all = unclaimed.get(key);
  if (all === undefined) {
    all = selectCustomers(connection, 'WHERE name_key = ? AND +phone IS NULL ORDER BY id', key);
    unclaimed.set(key, all);
  }
  const at = all.findIndex(
    (customer) =>
      (email === null || email.toLowerCase() === customer.email?.toLowerCase()) &&
      notesWith(customer.notes, [notes]) === customer.notes &&
      (vehicle === null || importCar(connection, customer.id, vehicle, null) === 'unchanged'),
  );
  return at < 0 ? null : (all.splice(at, 1)[0] ?? null);
}

/** Takes only what the customer lacks, and notes what differs. */
function merge(all: Import, line: CustomerImport, { owner, by }: Known, free: string | null): ImportOutcome {
  const { connection, at } = all;
  const { details, vehicle } = line;
  const email = owner.email ?? details.email;
  const phone = owner.phone ?? free;
  const notes = notesWith(owner.notes, [
    details.notes,
    details.phone === null || details.phone === phone || (owner.notes?.includes(details.phone) ?? false)
      ? null
      : `Other phone: ${details.phone}`,
    details.email === null || details.email.toLowerCase() === email?.toLowerCase()
      ? null
      : `Other e-mail: ${details.email}`,
  ]);
  const invite = owner.invite ?? details.invite;
  const known = { ...intoOf(all, owner), by };
  const told = { known, phone, phoneOf: null, refused: null };
  if (notes !== null && notes !== owner.notes && tooLong('notes', notes) !== null)
    return {
      ...told,
      outcome: 'refused',
      known: null,
      refused: { ...intoOf(all, owner), field: 'notes', value: notes },
    };
  const filled =
    phone !== owner.phone || email !== owner.email || notes !== owner.notes || invite !== owner.invite;
  if (filled) updateCustomer(connection, { ...owner, phone, email, notes, invite }, at);
  if (owner.email === null) remember(all, owner.id, email);
  const car = vehicle === null ? 'unchanged' : importCar(connection, owner.id, vehicle, at);
  return { ...told, outcome: filled || car !== 'unchanged' ? 'merged' : 'unchanged' };
}

function intoOf({ enteredBy }: Import, { id, name }: Customer): ImportedInto {
  return { id, name, place: enteredBy.get(id) ?? null };
}

function tooLongNotes(notes: string) {
  const excess = tooLong('notes', notes);
  assert(excess !== null, 'notes that are refused are too long');
  return excess;
}
