import type { Instant } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Sql } from './engine/sql.ts';

const AHEAD = `
SELECT appointment_id AS id FROM claim WHERE claimable_id = ? AND start_at > ? AND end_at > ? ORDER BY start_at`;

/**
 * Throws `appointments-in-the-way` when a bay or technician that is to go, or to change kind, still has appointments after `at`.
 * A limit may go: nobody needs it.
 */
export async function assertNothingInTheWay(
  sql: Sql,
  wanted: readonly { readonly id: number | null; readonly kind: string }[],
  at: Instant,
): Promise<void> {
  const kinds = new Map(wanted.map(({ id, kind }) => [id, kind]));
  const present = await sql.all<{ id: number; kind: string; name: string }>(
    "SELECT id, kind, name FROM claimable WHERE retired_at IS NULL AND kind <> 'mode' ORDER BY position",
  );
  for (const { id, kind, name } of present) {
    if (kinds.get(id) === kind) continue;
    const ahead = await sql.all<{ id: number }>(AHEAD, id, at - LONGEST_MS, at);
    if (ahead.length === 0) continue;
    const appointmentIds = [...new Set(ahead.map((row) => row.id))];
    throw inTheWay(`removing ${kind} ${name}`, appointmentIds);
  }
}

/** Claims that are held to the capacity, and of which bay or technician. */
const HELD = 'x.claimable_id = b.id AND x.overbooked = 0';

/**
 * The load on a bay or technician at an instant after `at` may not exceed its capacity, overbooked claims left out. It can only
 * be too much where one of them begins, or at once.
 */
const OVERFULL = `
SELECT b.id, b.name, b.kind, m.moment
FROM claimable b
/*+ then */ JOIN (
  SELECT id, claimable_id, CASE WHEN start_at > ? THEN start_at ELSE ? END AS moment FROM claim
  WHERE overbooked = 0 AND start_at > ? AND end_at > ?
) m ON m.claimable_id = b.id
/*+ then */ JOIN claim x ON ${HELD} AND x.start_at > m.moment - ${LONGEST_MS} AND x.start_at <= m.moment AND x.end_at > m.moment
GROUP BY b.id, b.name, b.kind, b.capacity, m.id, m.moment
HAVING count(*) > b.capacity
LIMIT 1`;

const THERE_THEN = `
SELECT DISTINCT x.appointment_id AS id FROM claimable b JOIN claim x ON ${HELD}
WHERE b.id = ? AND x.start_at > ? AND x.start_at <= ? AND x.end_at > ? ORDER BY 1`;

/** Throws `appointments-in-the-way` when a capacity no longer holds what is booked after `at`. */
export async function assertRoomStays(sql: Sql, at: Instant): Promise<void> {
  const overfull = await sql.get<{ id: number; name: string; kind: string; moment: Instant }>(
    OVERFULL,
    at,
    at,
    at - LONGEST_MS,
    at,
  );
  if (overfull === undefined) return;
  const { id, kind, name, moment } = overfull;
  const there = await sql.all<{ id: number }>(THERE_THEN, id, moment - LONGEST_MS, moment, moment);
  throw inTheWay(
    `the smaller capacity of ${kind} ${name}`,
    there.map((row) => row.id),
  );
}

function inTheWay(change: string, appointmentIds: readonly number[]): AppError {
  return new AppError({ code: 'appointments-in-the-way', change, appointmentIds });
}
