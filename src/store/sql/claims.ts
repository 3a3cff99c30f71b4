import { LONGEST_HOLD_MS } from '../../domain/held-time.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import type { Claim, HeldClaim } from '../placements.ts';
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

/** Claims that touch `range` and are live at `now`, in order of start. */
export async function claimsDuring(sql: Sql, { start, end }: Interval, now: Instant): Promise<HeldClaim[]> {
  return sql.all<HeldClaim>(
    `SELECT appointment_id AS "appointmentId", claimable_id AS "claimableId", start_at AS start, end_at AS "end"
     FROM claim
     WHERE claimable_id IN (SELECT id FROM claimable) AND start_at > ? AND start_at < ? AND end_at > ?
       AND (appointment_id IS NOT NULL OR hold_id IN (SELECT id FROM hold WHERE ${IS_LIVE}))
     ORDER BY start_at, claimable_id, end_at`,
    start - LONGEST_MS,
    end,
    start,
    now,
    now,
  );
}
