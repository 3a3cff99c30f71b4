import { LONGEST_HOLD_MS } from '../../domain/held-time.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import type { Claim, HeldClaim, HeldFor } from '../placements.ts';
import { ClaimRefused } from '../refusals.ts';
import { LONGEST_MS } from './engine/longest.ts';
import { GuardRefusal, type Sql, type Transaction } from './engine/sql.ts';

/** Whose claims are: an appointment's, or those of a hold. */
type Owner = { readonly appointmentId: number } | { readonly holdId: number };

/** Of a hold: it has not run out. */
export const IS_LIVE = `expires_at > ? AND expires_at <= ? + ${LONGEST_HOLD_MS}`;

/** Throws `ClaimRefused`; the transaction that it was tried in must not be committed then. */
export async function placeClaims(
  tx: Transaction,
  owner: Owner,
  claims: readonly Claim[],
  overbooked: boolean,
): Promise<void> {
  const [appointmentId, holdId] = 'holdId' in owner ? [null, owner.holdId] : [owner.appointmentId, null];
  for (const { claimableId, start, end } of claims) {
    try {
      await tx.run(
        'INSERT INTO claim (appointment_id, hold_id, claimable_id, start_at, end_at, overbooked) VALUES (?, ?, ?, ?, ?, ?)',
        appointmentId,
        holdId,
        claimableId,
        start,
        end,
        Number(overbooked),
      );
    } catch (thrown) {
      if (thrown instanceof GuardRefusal && thrown.guard === 'SLOT_TAKEN')
        throw new ClaimRefused(claimableId);
      throw thrown;
    }
  }
}

export async function releaseAll(tx: Transaction, appointmentId: number): Promise<void> {
  await tx.run('DELETE FROM claim WHERE appointment_id = ?', appointmentId);
}

export async function releaseClaim(
  tx: Transaction,
  appointmentId: number,
  { claimableId, start, end }: Claim,
): Promise<void> {
  await tx.run(
    'DELETE FROM claim WHERE appointment_id = ? AND claimable_id = ? AND start_at = ? AND end_at = ?',
    appointmentId,
    claimableId,
    start,
    end,
  );
}

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

/** What is held there for anybody ends. */
export async function endHeldThere(tx: Transaction, claims: readonly Claim[]): Promise<void> {
  for (const { claimableId, start, end } of claims) {
    await tx.run(
      `DELETE FROM claim
       WHERE hold_id IS NOT NULL AND claimable_id = ? AND start_at > ? AND start_at < ? AND end_at > ?`,
      claimableId,
      start - LONGEST_MS,
      end,
      start,
    );
  }
}
