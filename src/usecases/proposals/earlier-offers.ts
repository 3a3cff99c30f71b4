import { HELD_MS } from '../../domain/held-time.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Claim } from '../../store/placements.ts';
import { ownHoldOf } from '../free-time/own-hold.ts';
import type { Ports } from '../ports.ts';
import type { ProposedVisit } from './proposed-option.ts';

/** A time that was free for less than that between two offers counts as held all along: others have hardly had it. */
const NO_BREAK_MS = HELD_MS;

/** What a conversation was offered before. */
export interface EarlierOffers {
  /** How often. */
  readonly count: number;
  /** What is still held of it. */
  readonly ownHold: readonly Claim[];
  /** The beginning of the time for which it has held that start; `now` where it has not. */
  readonly heldSince: (start: Instant, now: Instant) => Instant;
}

const NONE: EarlierOffers = { count: 0, ownHold: [], heldSince: (_, now) => now };

export async function earlierOffers(
  conversation: string | null,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<EarlierOffers> {
  if (conversation === null) return NONE;
  const proposals = await ports.store.proposals.of(conversation, ports.clock.now());
  const heldSince = (start: Instant, now: Instant) =>
    Math.min(
      now,
      ...proposals
        .filter(({ madeAt, heldUntil }) => heldUntil > madeAt && now - heldUntil < NO_BREAK_MS)
        .flatMap(({ content }) => (content as ProposedVisit).options)
        .filter((option) => option.start === start)
        .map((option) => option.heldSince),
    );
  return { count: proposals.length, ownHold: await ownHoldOf({ conversation }, ports), heldSince };
}
