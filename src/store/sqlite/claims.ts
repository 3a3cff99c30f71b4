import type { Interval } from '../../domain/interval.ts';
import { type Claim, ClaimRefused, type HeldClaim, type Placement } from '../store.ts';
import { type Connection, isGuardRefusal } from './engine/connection.ts';
import { LONGEST_MS } from './engine/longest.ts';
import { assertClaimsAgree } from './soundness/relied-on.ts';

/**
 * What a placement takes: the bay with its buffer, the technician without. Always in order of id, so that two transactions
 * cannot each wait for what the other has.
 */
export function claimsOf({
  start,
  end,
  bufferMs,
  bayId,
  technicianId,
}: Pick<Placement, 'start' | 'end' | 'bufferMs' | 'bayId' | 'technicianId'>): Claim[] {
  const claims: Claim[] = [{ claimableId: bayId, start, end: end + bufferMs }];
  if (technicianId !== null) claims.push({ claimableId: technicianId, start, end });
  return claims.sort((a, b) => a.claimableId - b.claimableId);
}

/** Throws `ClaimRefused`; the transaction that it was tried in must not be committed then. */
export function placeClaims(
  connection: Connection,
  appointmentId: number,
  claims: readonly Claim[],
  overbooked: boolean,
): void {
  for (const claim of claims) {
    const { claimableId, start, end } = claim;
    assertClaimsAgree(connection, appointmentId, claim);
    try {
      connection.run(
        'INSERT INTO claim (appointment_id, claimable_id, start_at, end_at, overbooked) VALUES (?, ?, ?, ?, ?)',
        appointmentId,
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

export function releaseClaims(connection: Connection, appointmentId: number): void {
  connection.run('DELETE FROM claim WHERE appointment_id = ?', appointmentId);
}

/** Live claims that touch `range`, in order of start. */
export function claimsDuring(connection: Connection, { start, end }: Interval): HeldClaim[] {
  return connection.all<HeldClaim>(
    `SELECT appointment_id AS appointmentId, claimable_id AS claimableId, start_at AS start, end_at AS end
     FROM claim
     WHERE claimable_id IN (SELECT id FROM claimable) AND start_at > ? AND start_at < ? AND end_at > ?
     ORDER BY start_at, claimable_id`,
    start - LONGEST_MS,
    end,
    start,
  );
}
