import { LONGEST_HOLD_MS } from '../../domain/held-time.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import type { Claim, HeldClaim, HeldFor } from '../placements.ts';
import { LONGEST_MS } from './engine/longest.ts';
import type { Sql } from './engine/sql.ts';

/** Of a hold: it has not run out. */
export const IS_LIVE = `expires_at > ? AND expires_at <= ? + ${LONGEST_HOLD_MS}`;

const TOUCHING = `c.claimable_id IN (SELECT id FROM claimable) AND c.start_at > ? AND c.start_at < ? AND c.end_at > ?`;

const APPOINTMENTS = `
SELECT c.appointment_id AS "appointmentId", c.claimable_id AS "claimableId", c.start_at AS start, c.end_at AS "end"
FROM claim c WHERE ${TOUCHING} AND c.appointment_id IS NOT NULL
ORDER BY c.start_at, c.claimable_id, c.end_at`;

const HELD = `
SELECT c.claimable_id AS "claimableId", c.start_at AS start, c.end_at AS "end", h.who, h.expires_at AS until
FROM hold h JOIN claim c ON c.hold_id = h.id WHERE ${IS_LIVE} AND ${TOUCHING} ORDER BY c.id`;

/** Claims that touch `range` and are live at `now`, in order of start. */
export async function claimsDuring(sql: Sql, { start, end }: Interval, now: Instant): Promise<HeldClaim[]> {
  const range = [start - LONGEST_MS, end, start];
  const claims = await sql.all<HeldClaim>(APPOINTMENTS, ...range);
  // Nearly always nothing is held.
  const held = await sql.all<Claim & HeldFor>(HELD, now, now, ...range);
  if (held.length === 0) return claims;
  const holds = held.map(({ claimableId, who, until, ...slot }) => {
    return { appointmentId: null, claimableId, start: slot.start, end: slot.end, heldFor: { who, until } };
  });
  return [...claims, ...holds].sort(inOrder);
}

function inOrder(one: Claim, other: Claim): number {
  return one.start - other.start || one.claimableId - other.claimableId || one.end - other.end;
}
