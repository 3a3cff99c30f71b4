import { isDeepStrictEqual } from 'node:util';
import type { Customer } from '../../domain/customer.ts';
import type { PersonTakenBack } from '../../domain/taken-back.ts';
import { type Vehicle, vehicleInfo } from '../../domain/vehicle.ts';
import { assertAsLeft } from './changed-since.ts';
import { parsed, type Sql, type Transaction } from './engine/sql.ts';
import { assertCustomerExists, customerById } from './rows/customers.ts';
import { enterAgain, removeCustomer, updateCustomer } from './rows/customers-written.ts';
import type { Entry } from './rows/journal.ts';
import { vehicleById } from './rows/vehicles.ts';
import { enterCarAgain, removeVehicle, updateVehicle } from './rows/vehicles-written.ts';
import { assertOnlyTakenBack, isReferredTo, type Referring } from './who-refers.ts';

/** How somebody's rows, or those of a car, are read and written. */
interface Rows<Row> {
  readonly called: (row: Row) => string;
  readonly byId: (sql: Sql, id: number) => Promise<Row | null>;
  readonly enterAgain: (tx: Transaction, row: Row, entry: Entry) => Promise<void>;
  readonly update: (tx: Transaction, row: Row, now: Row, entry: Entry) => Promise<unknown>;
  readonly remove: (tx: Transaction, row: Row, entry: Entry) => Promise<void>;
  /** By which visits and entries of the waitlist refer to it. */
  readonly column: Referring;
}

const CUSTOMERS: Rows<Customer> = {
  called: ({ name }) => name,
  byId: customerById,
  enterAgain,
  update: updateCustomer,
  remove: removeCustomer,
  column: 'customer_id',
};

const VEHICLES: Rows<Vehicle> = {
  called: vehicleInfo,
  byId: vehicleById,
  enterAgain: async (tx, car, entry) => {
    await assertCustomerExists(tx, car.customerId);
    await enterCarAgain(tx, car, entry);
  },
  update: async (tx, car, now, entry) => {
    await assertCustomerExists(tx, car.customerId);
    await updateVehicle(tx, car, now, entry);
  },
  remove: removeVehicle,
  column: 'vehicle_id',
};

/** Whom or which car an entry has changed, and how that is taken back. */
interface Taken {
  readonly kind: 'customer' | 'vehicle';
  readonly isThere: boolean;
  /** Gives what was there before its row of then; null for what the entry has entered. Throws `phone-taken`, `car-known`. */
  readonly restore: ((tx: Transaction, entry: Entry) => Promise<PersonTakenBack>) | null;
  /** Takes away what the entry has entered, unless something refers to it; null for all else. Throws `ChangedSince`. */
  readonly remove: ((tx: Transaction, entry: Entry) => Promise<PersonTakenBack>) | null;
}

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
  for (const change of await sql.all<ChangeRow>(OF_ENTRY, entry))
    people.push(
      change.kind === 'customer'
        ? await taken(sql, change, CUSTOMERS, entry)
        : await taken(sql, change, VEHICLES, entry),
    );
  return people;
}

async function taken<Row extends object>(
  sql: Sql,
  { kind, id, before: text }: ChangeRow,
  rows: Rows<Row>,
  undone: number,
): Promise<Taken> {
  const rowIn = (kept: string | null) => (kept === null ? null : parsed<Row>(sql, kept));
  const now = await rows.byId(sql, id);
  const next = await sql.get<Pick<ChangeRow, 'before'>>(NEXT, kind, id, undone);
  const left = next === undefined ? now : rowIn(next.before);
  await assertAsLeft(sql, { kind, id }, undone, isSame(left, now));
  const before = rowIn(text);
  const told = (outcome: PersonTakenBack['outcome'], row: Row) => ({
    kind,
    id,
    outcome,
    called: rows.called(row),
  });
  const restore = async (tx: Transaction, row: Row, entry: Entry) => {
    if (now === null) await rows.enterAgain(tx, row, entry);
    else await rows.update(tx, row, now, entry);
    return told(now === null ? 'entered-again' : 'as-before', row);
  };
  const remove = async (tx: Transaction, row: Row, entry: Entry) => {
    await assertOnlyTakenBack(tx, { kind, id }, rows.column, undone);
    const stays = await isReferredTo(tx, { kind, id }, rows.column);
    if (!stays) await rows.remove(tx, row, entry);
    return told(stays ? 'stays' : 'removed', row);
  };
  return {
    kind,
    isThere: now !== null,
    restore: before === null ? null : (tx, entry) => restore(tx, before, entry),
    remove: before !== null || now === null ? null : (tx, entry) => remove(tx, now, entry),
  };
}

function isSame(one: object | null, other: object | null): boolean {
  if (one === null || other === null) return one === other;
  return isDeepStrictEqual({ ...one, updatedAt: 0 }, { ...other, updatedAt: 0 });
}

/** Those who were there before, as they were: customers before their cars. Throws `phone-taken`, `car-known`. */
export async function restorePeople(
  tx: Transaction,
  people: readonly Taken[],
  entry: Entry,
): Promise<PersonTakenBack[]> {
  // Who is there may have the phone of somebody who is to come back.
  const rank = ({ kind, isThere }: Taken) => (kind === 'vehicle' ? 2 : Number(!isThere));
  const done: PersonTakenBack[] = [];
  for (const { restore } of [...people].sort((a, b) => rank(a) - rank(b)))
    if (restore !== null) done.push(await restore(tx, entry));
  return done;
}

/** Those who were entered go, cars before their owners, unless something refers to them. Throws `ChangedSince`. */
export async function removePeople(
  tx: Transaction,
  people: readonly Taken[],
  entry: Entry,
): Promise<PersonTakenBack[]> {
  const done: PersonTakenBack[] = [];
  for (const { remove } of people.toReversed()) if (remove !== null) done.push(await remove(tx, entry));
  return done;
}
