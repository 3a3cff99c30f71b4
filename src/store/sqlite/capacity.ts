import type { Instant } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import type { Connection } from './engine/connection.ts';
import { LONGEST_MS } from './engine/longest.ts';

/** Throws `appointments-in-the-way` when a bay or technician that is to go, or to change kind, still has appointments after `at`. */
export function assertNothingInTheWay(
  connection: Connection,
  wanted: readonly { readonly id: number | null; readonly kind: string }[],
  at: Instant,
): void {
  const kinds = new Map(wanted.map(({ id, kind }) => [id, kind]));
  const present = connection.all<{ id: number; kind: string; name: string }>(
    'SELECT id, kind, name FROM claimable WHERE retired_at IS NULL ORDER BY position',
  );
  for (const { id, kind, name } of present) {
    if (kinds.get(id) === kind) continue;
    const appointmentIds = connection
      .all<{ id: number }>(
        `SELECT appointment_id AS id FROM claim
         WHERE claimable_id = ? AND start_at > ? - ${LONGEST_MS} AND end_at > ? ORDER BY start_at`,
        id,
        at,
        at,
      )
      .map((row) => row.id);
    if (appointmentIds.length > 0) throw inTheWay(`removing ${kind} ${name}`, appointmentIds);
  }
}

/** The load on a bay or technician at an instant after `at` may not exceed its capacity, overbooked claims left out. */
const OVERFULL = `
WITH present (at) AS (SELECT ?)
SELECT b.name, b.kind, group_concat(DISTINCT x.appointment_id) AS ids
FROM present p
CROSS JOIN claimable b
CROSS JOIN claim m ON m.claimable_id = b.id AND m.overbooked = 0 AND m.start_at > p.at - ${LONGEST_MS} AND m.end_at > p.at
JOIN claim x ON x.claimable_id = b.id AND x.overbooked = 0 AND x.start_at > max(m.start_at, p.at) - ${LONGEST_MS}
  AND x.start_at <= max(m.start_at, p.at) AND x.end_at > max(m.start_at, p.at)
GROUP BY b.id, m.id
HAVING count(*) > b.capacity
LIMIT 1`;

/** Throws `appointments-in-the-way` when a capacity no longer holds what is booked after `at`. */
export function assertRoomStays(connection: Connection, at: Instant): void {
  const overfull = connection.get<{ name: string; kind: string; ids: string }>(OVERFULL, at);
  if (overfull === undefined) return;
  const { kind, name, ids } = overfull;
  throw inTheWay(`the smaller capacity of ${kind} ${name}`, ids.split(',').map(Number));
}

function inTheWay(change: string, appointmentIds: readonly number[]): AppError {
  return new AppError({ code: 'appointments-in-the-way', change, appointmentIds });
}
