import { ChangedSince } from '../refusals.ts';
import { lastChange } from './changed-since.ts';
import type { Sql } from './engine/sql.ts';

/** The column by which visits and entries of the waitlist refer to somebody, or to a car. */
export type Referring = 'customer_id' | 'vehicle_id';

interface Person {
  readonly kind: 'customer' | 'vehicle';
  readonly id: number;
}

export async function isReferredTo(sql: Sql, { kind, id }: Person, column: Referring): Promise<boolean> {
  for (const table of ['appointment', 'waitlist'] as const) {
    const row = await sql.get(`SELECT 1 FROM ${table} WHERE ${column} = ? LIMIT 1`, id);
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

/** What refers to somebody who was entered by mistake was taken back before; else others have relied on it. Throws `ChangedSince`. */
export async function assertOnlyTakenBack(
  sql: Sql,
  person: Person,
  column: Referring,
  undone: number,
): Promise<void> {
  const { kind, id } = person;
  const visit = await sql.get<{ id: number }>(STANDING_VISIT(column), id);
  if (visit !== undefined)
    throw new ChangedSince(person, await lastChange(sql, { kind: 'appointment', id: visit.id }, 0));
  if (kind === 'vehicle') return;
  const car = await sql.get<{ id: number }>(STANDING_CAR, id, undone);
  if (car !== undefined)
    throw new ChangedSince(person, await lastChange(sql, { kind: 'vehicle', id: car.id }, 0));
}
