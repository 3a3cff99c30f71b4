import type { Holder } from '../../store/holds.ts';
import type { Claim, HeldClaim } from '../../store/placements.ts';
import type { Ports } from '../ports.ts';

/** What is held for whoever asks: it is in nobody's way but others'. `holder` left out, or null: nothing can be. */
export async function ownHoldOf(
  holder: Holder | null | undefined,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<readonly Claim[]> {
  if (holder === null || holder === undefined) return [];
  return (await store.holds.of(holder, clock.now()))?.claims ?? [];
}

/** Without the claims of that hold, each of them once: others may hold the same time where there is room for several. */
export function besideHold(claims: readonly HeldClaim[], hold: readonly Claim[]): readonly HeldClaim[] {
  if (hold.length === 0) return claims;
  const left = [...claims];
  for (const { claimableId, start, end } of hold) {
    const at = left.findIndex(
      (claim) =>
        claim.appointmentId === null &&
        claim.claimableId === claimableId &&
        claim.start === start &&
        claim.end === end,
    );
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
