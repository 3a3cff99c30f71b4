import type { Instant, Interval } from '../../domain/interval.ts';
import type { Claim, HeldClaim } from '../placements.ts';
import { ClaimRefused } from '../refusals.ts';
import { type Connection, isGuardRefusal } from './engine/connection.ts';
import { LONGEST_MS } from './engine/longest.ts';

/** Whose claims are: an appointment's, or those of a hold. */
type Owner = { readonly appointmentId: number } | { readonly holdId: number };

/** Throws `ClaimRefused`; the transaction that it was tried in must not be committed then. */
export function placeClaims(
  connection: Connection,
  owner: Owner,
  claims: readonly Claim[],
  overbooked: boolean,
): void {
  const [appointmentId, holdId] = 'holdId' in owner ? [null, owner.holdId] : [owner.appointmentId, null];
  for (const { claimableId, start, end } of claims) {
    try {
      connection.run(
        'INSERT INTO claim (appointment_id, hold_id, claimable_id, start_at, end_at, overbooked) VALUES (?, ?, ?, ?, ?, ?)',
        appointmentId,
        holdId,
        claimableId,
        start,
        end,
        Number(overbooked),
      );
    } catch (thrown) {
      if (isGuardRefusal(thrown, 'SLOT_TAKEN')) throw new ClaimRefused(claimableId);
      throw thrown;
    }
  }
}

export function releaseAll(connection: Connection, appointmentId: number): void {
  connection.run('DELETE FROM claim WHERE appointment_id = ?', appointmentId);
}

export function releaseClaim(
  connection: Connection,
  appointmentId: number,
  { claimableId, start, end }: Claim,
): void {
  connection.run(
    'DELETE FROM claim WHERE appointment_id = ? AND claimable_id = ? AND start_at = ? AND end_at = ?',
    appointmentId,
    claimableId,
    start,
    end,
  );
}

/** Claims that touch `range` and are live at `now`, in order of start. */
export function claimsDuring(connection: Connection, { start, end }: Interval, now: Instant): HeldClaim[] {
  return connection.all<HeldClaim>(
    `SELECT appointment_id AS "appointmentId", claimable_id AS "claimableId", start_at AS start, end_at AS end
     FROM claim
     WHERE claimable_id IN (SELECT id FROM claimable) AND start_at > ? AND start_at < ? AND end_at > ?
       AND (appointment_id IS NOT NULL OR hold_id IN (SELECT id FROM hold WHERE expires_at > ?))
     ORDER BY start_at, claimable_id, end_at`,
    start - LONGEST_MS,
    end,
    start,
    now,
  );
}
