import type { Appointment } from '../../domain/appointment.ts';
import type { Connection } from './engine/connection.ts';
import { itemById } from './inbox.ts';
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

export function givenAnswer(connection: Connection, text: string): unknown {
  connection.parsed(text);
  return JSON.parse(text, (_, part: unknown) =>
    isObject(part) ? (behind(connection, part as unknown as Reference) ?? part) : part,
  );
}

/** The appointments that are the answer, one or those of a batch, for whoever takes one of them back. */
export function appointmentsAnswered(
  connection: Connection,
  text: string,
): Pick<Appointment, 'id' | 'revision'>[] {
  const answer: unknown = connection.parsed(text);
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

function behind(connection: Connection, reference: Reference): unknown {
  if ('$appointment' in reference)
    return appointmentAt(connection, reference.$appointment, reference.revision);
  if ('$customer' in reference) return requireCustomer(connection, reference.$customer);
  if ('$vehicle' in reference) return requireVehicle(connection, reference.$vehicle);
  if ('$item' in reference) return itemById(connection, reference.$item);
  return '$shop' in reference ? readShop(connection) : null;
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
