import type { Customer, CustomerDetails } from '../../../domain/customer.ts';
import { isSameName } from '../../../domain/same-customer.ts';
import { searchKey } from '../../../domain/search-key.ts';
import { AppError } from '../../../failure.ts';
import { fitting } from '../../../fitting-text.ts';
import { insertedId, type Transaction } from '../engine/sql.ts';
import { customerByPhone, reversedDigits } from './customers.ts';
import { type Entry, notePerson } from './journal.ts';
import { oweTexts } from './owed-texts.ts';

/** Adds a customer, or gives the one with this name and phone. Throws `phone-taken`, `too-long`. */
export async function putCustomer(
  tx: Transaction,
  details: CustomerDetails,
  entry: Entry,
): Promise<Customer> {
  const { at } = entry;
  checkCustomer(details);
  const holder = details.phone === null ? null : await customerByPhone(tx, details.phone);
  if (holder !== null) {
    if (isSameName(holder.name, details.name)) return holder;
    throw phoneTaken(holder);
  }
  const id = await insertedId(
    tx,
    `INSERT INTO customer (name, name_key, phone, phone_reversed, email, notes, invite, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    details.name,
    searchKey(details.name),
    details.phone,
    details.phone === null ? null : reversedDigits(details.phone),
    details.email,
    details.notes,
    details.invite === null ? null : Number(details.invite),
    at,
    at,
  );
  await notePerson(tx, entry, 'customer', id, null);
  return { ...details, id, createdAt: at, updatedAt: at };
}

/** Writes the customer as given; the events of coming visits follow. Throws `phone-taken`. */
export async function updateCustomer(
  tx: Transaction,
  customer: Customer,
  before: Customer,
  entry: Entry,
): Promise<Customer> {
  const { at } = entry;
  checkCustomer(customer);
  const holder = customer.phone === null ? null : await customerByPhone(tx, customer.phone);
  if (holder !== null && holder.id !== customer.id) throw phoneTaken(holder, customer.id);
  await tx.run(
    `UPDATE customer SET name = ?, name_key = ?, phone = ?, phone_reversed = ?, email = ?, notes = ?, invite = ?,
       updated_at = ? WHERE id = ?`,
    customer.name,
    searchKey(customer.name),
    customer.phone,
    customer.phone === null ? null : reversedDigits(customer.phone),
    customer.email,
    customer.notes,
    customer.invite === null ? null : Number(customer.invite),
    at,
    customer.id,
  );
  await notePerson(tx, entry, 'customer', customer.id, before);
  if (customer.name !== before.name || customer.phone !== before.phone)
    await oweTexts(tx, { of: 'customer', id: customer.id }, at);
  return { ...customer, updatedAt: at };
}

/** Enters somebody again who was removed, under the same number. Throws `phone-taken`. */
export async function enterAgain(tx: Transaction, customer: Customer, entry: Entry): Promise<void> {
  const { id, name, phone, email, notes, invite, createdAt } = customer;
  const holder = phone === null ? null : await customerByPhone(tx, phone);
  if (holder !== null) throw phoneTaken(holder);
  await tx.run(
    `INSERT INTO customer (id, name, name_key, phone, phone_reversed, email, notes, invite, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    name,
    searchKey(name),
    phone,
    phone === null ? null : reversedDigits(phone),
    email,
    notes,
    invite === null ? null : Number(invite),
    createdAt,
    entry.at,
  );
  await notePerson(tx, entry, 'customer', id, null);
}

/** Removes somebody to whom nothing refers. */
export async function removeCustomer(tx: Transaction, customer: Customer, entry: Entry): Promise<void> {
  await tx.run('DELETE FROM customer WHERE id = ?', customer.id);
  await notePerson(tx, entry, 'customer', customer.id, customer);
}

/** Whatever door it came in by. Throws `too-long`. */
function checkCustomer({ name, phone, email, notes }: CustomerDetails): void {
  fitting('name', name);
  fitting('phone', phone ?? '');
  fitting('e-mail address', email ?? '');
  fitting('notes', notes ?? '');
}

function phoneTaken({ id, name, phone }: Customer, wantedFor?: number): AppError {
  const wanted = wantedFor === undefined ? {} : { wantedFor };
  return new AppError({ code: 'phone-taken', phone: phone as string, customer: { id, name }, ...wanted });
}
