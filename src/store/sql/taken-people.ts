import { isDeepStrictEqual } from 'node:util';
import type { Customer } from '../../domain/customer.ts';
import type { PersonTakenBack } from '../../domain/taken-back.ts';
import { type Vehicle, vehicleInfo } from '../../domain/vehicle.ts';
import { ChangedSince } from '../refusals.ts';
import { assertAsLeft, lastChange } from './changed-since.ts';
import { parsed, type Sql, type Transaction } from './engine/sql.ts';
import {
  assertCustomerExists,
  customerById,
  enterAgain,
  removeCustomer,
  updateCustomer,
} from './rows/customers.ts';
import type { Entry } from './rows/journal.ts';
import { enterCarAgain, removeVehicle, updateVehicle, vehicleById } from './rows/vehicles.ts';

/** What an entry has changed of somebody, or of a car: how the row was, and how it is now. */
type Taken =
  | {
      readonly kind: 'customer';
      readonly id: number;
      readonly before: Customer | null;
      readonly now: Customer | null;
    }
  | {
      readonly kind: 'vehicle';
      readonly id: number;
      readonly before: Vehicle | null;
      readonly now: Vehicle | null;
    };

interface ChangeRow {
  readonly kind: 'customer' | 'vehicle';
  readonly id: number;
  readonly before: string | null;
}

const OF_ENTRY = 'SELECT kind, id, before FROM person_change WHERE entry_id = ? ORDER BY kind, id';
const NEXT =
  'SELECT before FROM person_change WHERE kind = ? AND id = ? AND entry_id > ? ORDER BY entry_id LIMIT 1';

/** Who and what an entry has changed, each of which has to be as it was left. Throws `ChangedSince`. */
export async function peopleOf(sql: Sql, entry: number): Promise<Taken[]> {
  const people: Taken[] = [];
  for (const { kind, id, before: text } of await sql.all<ChangeRow>(OF_ENTRY, entry)) {
    const now = kind === 'customer' ? await customerById(sql, id) : await vehicleById(sql, id);
    const next = await sql.get<Pick<ChangeRow, 'before'>>(NEXT, kind, id, entry);
    const left = next === undefined ? now : rowIn(sql, next.before);
    await assertAsLeft(sql, { kind, id }, entry, isSame(left, now));
    people.push({ kind, id, before: rowIn(sql, text), now } as Taken);
  }
  return people;
}

function rowIn(sql: Sql, text: string | null): Customer | Vehicle | null {
  return text === null ? null : parsed<Customer | Vehicle>(sql, text);
}

function isSame(one: Customer | Vehicle | null, other: Customer | Vehicle | null): boolean {
  if (one === null || other === null) return one === other;
  return isDeepStrictEqual({ ...one, updatedAt: 0 }, { ...other, updatedAt: 0 });
}

/** Those who were there before, as they were: customers before their cars. Throws `phone-taken`, `car-known`. */
export async function restorePeople(
  tx: Transaction,
  people: readonly Taken[],
  entry: Entry,
): Promise<PersonTakenBack[]> {
  const done: PersonTakenBack[] = [];
  // Who is there may have the phone of somebody who is to come back.
  const rank = ({ kind, now }: Taken) => (kind === 'vehicle' ? 2 : Number(now === null));
  for (const each of [...people].sort((a, b) => rank(a) - rank(b))) {
    const { before, now } = each;
    if (before === null) continue;
    if (now === null) await enteredAgain(tx, each, entry);
    else await asBefore(tx, each, entry);
    done.push(told(each, now === null ? 'entered-again' : 'as-before'));
  }
  return done;
}

async function enteredAgain(tx: Transaction, { kind, before }: Taken, entry: Entry): Promise<void> {
  if (kind === 'customer') await enterAgain(tx, before as Customer, entry);
  else {
    await assertCustomerExists(tx, (before as Vehicle).customerId);
    await enterCarAgain(tx, before as Vehicle, entry);
  }
}

async function asBefore(tx: Transaction, { kind, before, now }: Taken, entry: Entry): Promise<void> {
  if (kind === 'customer') return void (await updateCustomer(tx, before as Customer, now as Customer, entry));
  await assertCustomerExists(tx, (before as Vehicle).customerId);
  await updateVehicle(tx, before as Vehicle, now as Vehicle, entry);
}

/** Those who were entered by `undone` go, cars before their owners, unless something refers to them. Throws `ChangedSince`. */
export async function removePeople(
  tx: Transaction,
  people: readonly Taken[],
  undone: number,
  entry: Entry,
): Promise<PersonTakenBack[]> {
  const done: PersonTakenBack[] = [];
  for (const each of people.toReversed()) {
    const { kind, id, before, now } = each;
    if (before !== null || now === null) continue;
    await assertOnlyTakenBack(tx, each, undone);
    const stays = await isReferredTo(tx, { kind, id });
    if (!stays && kind === 'customer') await removeCustomer(tx, now, entry);
    if (!stays && kind === 'vehicle') await removeVehicle(tx, now, entry);
    done.push(told(each, stays ? 'stays' : 'removed'));
  }
  return done;
}

const VISIT_OF = { customer: 'customer_id', vehicle: 'vehicle_id' } as const;

async function isReferredTo(sql: Sql, { kind, id }: Pick<Taken, 'kind' | 'id'>): Promise<boolean> {
  for (const table of ['appointment', 'waitlist'] as const) {
    const row = await sql.get(`SELECT 1 FROM ${table} WHERE ${VISIT_OF[kind]} = ? LIMIT 1`, id);
    if (row !== undefined) return true;
  }
  if (kind === 'vehicle') return false;
  return (await sql.get('SELECT 1 FROM vehicle WHERE customer_id = ? LIMIT 1', id)) !== undefined;
}

/** Only a booking that was taken back is a visit that nobody gave a reason for cancelling. */
const STANDING_VISIT = (column: string) =>
  `SELECT id FROM appointment WHERE ${column} = ? AND NOT (status = 'cancelled' AND cancellation_reason IS NULL) ORDER BY id DESC LIMIT 1`;

/** A car whose entering, the last one, was not taken back, and is not of that entry either. */
const STANDING_CAR = `
SELECT v.id FROM vehicle v WHERE v.customer_id = ? AND NOT EXISTS (
  SELECT 1 FROM (
    SELECT max(entry_id) AS entered FROM person_change WHERE kind = 'vehicle' AND id = v.id AND before IS NULL
  ) p LEFT JOIN journal u ON u.undoes = p.entered
  WHERE p.entered = ? OR u.id IS NOT NULL
) ORDER BY v.id DESC LIMIT 1`;

/** What refers to somebody who was entered by mistake was taken back before; else others have relied on it. */
async function assertOnlyTakenBack(sql: Sql, { kind, id }: Taken, undone: number): Promise<void> {
  const visit = await sql.get<{ id: number }>(STANDING_VISIT(VISIT_OF[kind]), id);
  const car =
    visit === undefined && kind === 'customer'
      ? await sql.get<{ id: number }>(STANDING_CAR, id, undone)
      : undefined;
  if (visit !== undefined)
    throw new ChangedSince({ kind, id }, await lastChange(sql, { kind: 'appointment', id: visit.id }, 0));
  if (car !== undefined)
    throw new ChangedSince({ kind, id }, await lastChange(sql, { kind: 'vehicle', id: car.id }, 0));
}

function told({ kind, id, before, now }: Taken, outcome: PersonTakenBack['outcome']): PersonTakenBack {
  const row = (outcome === 'removed' || before === null ? now : before) as Customer | Vehicle;
  return {
    kind,
    id,
    outcome,
    called: kind === 'customer' ? (row as Customer).name : vehicleInfo(row as Vehicle),
  };
}
