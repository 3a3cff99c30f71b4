import type { Appointment } from '../../domain/appointment.ts';
import { parsed, type Sql } from './engine/sql.ts';
import { itemById } from './read-inbox.ts';
import { readShop } from './read-shop.ts';
import { appointmentAt } from './rows/appointment-rows.ts';
import { requireCustomer } from './rows/customers.ts';
import { requireVehicle } from './rows/vehicles.ts';

/**
 * The answers that are kept under idempotency keys contain no names: whatever has a row of its own is kept as a reference, and
 * read again when the same is asked again. An appointment is given as the answer was, by its revision; who comes, with which
 * car, the shop and an item of the inbox as they are by then.
 */
type Reference =
  | { readonly $appointment: number; readonly revision: number }
  | { readonly $customer: number }
  | { readonly $vehicle: number }
  | { readonly $item: number }
  | { readonly $shop: number };

export function keptAnswer(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => referenceTo(part) ?? part);
}

export async function givenAnswer(sql: Sql, text: string): Promise<unknown> {
  return given(sql, parsed(sql, text));
}

/** The same with what is behind each reference. */
async function given(sql: Sql, part: unknown): Promise<unknown> {
  if (typeof part !== 'object' || part === null) return part;
  const found = isObject(part) ? await behind(sql, part as unknown as Reference) : null;
  if (found !== null) return found;
  const whole = (Array.isArray(part) ? [...part] : { ...part }) as Record<string, unknown>;
  for (const [name, each] of Object.entries(whole)) {
    if (typeof each === 'object' && each !== null) whole[name] = await given(sql, each);
  }
  return whole;
}

/** The appointments that are the answer, one or those of a batch, for whoever takes one of them back. */
export function appointmentsAnswered(sql: Sql, text: string): Pick<Appointment, 'id' | 'revision'>[] {
  const answer: unknown = parsed(sql, text);
  return (Array.isArray(answer) ? answer : [answer]).flatMap((part: unknown) =>
    isObject(part) && '$appointment' in part
      ? { id: part['$appointment'] as number, revision: part['revision'] as number }
      : [],
  );
}

/** By what only rows of that kind have. */
function referenceTo(part: unknown): Reference | null {
  if (!isObject(part)) return null;
  if (isAppointment(part)) return { $appointment: part.id, revision: part.revision };
  if (!('id' in part) || typeof part['id'] !== 'number')
    return isShop(part) ? { $shop: part.revision } : null;
  const { id } = part as { id: number };
  if ('kind' in part && 'resolvedAt' in part) return { $item: id };
  if (!('createdAt' in part)) return null;
  if ('customerId' in part && 'plate' in part) return { $vehicle: id };
  return 'phone' in part && 'email' in part ? { $customer: id } : null;
}

async function behind(sql: Sql, reference: Reference): Promise<unknown> {
  if ('$appointment' in reference) return appointmentAt(sql, reference.$appointment, reference.revision);
  if ('$customer' in reference) return requireCustomer(sql, reference.$customer);
  if ('$vehicle' in reference) return requireVehicle(sql, reference.$vehicle);
  if ('$item' in reference) return itemById(sql, reference.$item);
  return '$shop' in reference ? await readShop(sql) : null;
}

function isAppointment(part: Record<string, unknown>): part is Record<string, unknown> & Appointment {
  return 'uuid' in part && 'wallStart' in part && 'bufferMs' in part;
}

function isShop(part: Record<string, unknown>): part is { revision: number } {
  return 'bays' in part && 'services' in part && typeof part['revision'] === 'number';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
