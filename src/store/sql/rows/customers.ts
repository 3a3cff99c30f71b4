import type { Customer } from '../../../domain/customer.ts';
import type { Instant } from '../../../domain/interval.ts';
import { AppError } from '../../../failure.ts';
import type { Sql } from '../engine/sql.ts';

/** Rows of customers, inside whatever transaction the caller holds. */

interface CustomerRow {
  id: number;
  name: string;
  phone: string | null;
  email: string | null;
  notes: string | null;
  invite: number | null;
  created_at: Instant;
  updated_at: Instant;
}

const CUSTOMER = 'SELECT id, name, phone, email, notes, invite, created_at, updated_at FROM customer';

function customerOf({
  id,
  name,
  phone,
  email,
  notes,
  invite,
  created_at,
  updated_at,
}: CustomerRow): Customer {
  return {
    id,
    name,
    phone,
    email,
    notes,
    invite: invite === null ? null : invite === 1,
    createdAt: created_at,
    updatedAt: updated_at,
  };
}

/** `tail` continues the statement after its FROM: the WHERE, ORDER BY and LIMIT, with `?` for the values. */
export async function selectCustomers(
  sql: Sql,
  tail: string,
  ...values: (string | number)[]
): Promise<Customer[]> {
  return (await sql.all<CustomerRow>(`${CUSTOMER} ${tail}`, ...values)).map(customerOf);
}

export async function customerById(sql: Sql, id: number): Promise<Customer | null> {
  return (await selectCustomers(sql, 'WHERE id = ?', id))[0] ?? null;
}

export async function customerByPhone(sql: Sql, phone: string): Promise<Customer | null> {
  return (await selectCustomers(sql, 'WHERE phone = ?', phone))[0] ?? null;
}

/** Throws `not-found`. */
export async function requireCustomer(sql: Sql, id: number): Promise<Customer> {
  const customer = await customerById(sql, id);
  if (customer === null) throw notFound('customer', id);
  return customer;
}

/** Throws `not-found`. */
export async function assertCustomerExists(sql: Sql, id: number): Promise<void> {
  if ((await sql.get('SELECT 1 FROM customer WHERE id = ?', id)) === undefined)
    throw notFound('customer', id);
}

type Numbered = 'appointment' | 'customer' | 'vehicle' | 'inbox item' | 'waitlist entry' | 'alert';

export function notFound(what: Numbered, id: number): AppError {
  return new AppError({ code: 'not-found', what, query: String(id), known: [] });
}

/** The digits of a phone backwards, so that "ends with" is a range of an index. */
export function reversedDigits(phone: string): string {
  return [...phone.replace(/\D/g, '')].toReversed().join('');
}
