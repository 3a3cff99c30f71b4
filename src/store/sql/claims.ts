import type { Claim } from '../placements.ts';
import { ClaimRefused } from '../refusals.ts';
import { LONGEST_MS } from './engine/longest.ts';
import { GuardRefusal, type Transaction } from './engine/sql.ts';

/** Whose claims are: an appointment's, or those of a hold. */
type Owner = { readonly appointmentId: number } | { readonly holdId: number };

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
