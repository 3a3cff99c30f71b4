import type { Instant } from '../domain/interval.ts';
import type { Holder } from './holds.ts';
import type { Claim } from './placements.ts';

/** What somebody was offered, and may take up. */
export interface Proposal {
  /** A digest of the token by which it is taken up: that of the hold that keeps its time, too. */
  readonly tokenHash: string;
  /** The conversation that it was made in, by a digest of its key; null: none in particular. */
  readonly conversation: string | null;
  /** What was offered: any JSON. */
  readonly content: unknown;
  readonly madeAt: Instant;
  /** Until then its time is held, unless the hold ends before; it is the time of the offer where nothing is held. */
  readonly heldUntil: Instant;
}

/** A proposal that is being made, with what is held for it. */
export interface Offer extends Proposal {
  /** Who is deciding, as the people at the counter are to read it. */
  readonly who: string | null;
  readonly claims: readonly Claim[];
  /** The edition of the shop's rules that allowed it: with another in force the store throws `Stale`. */
  readonly shopRevision: number;
  /** How many proposals the conversation had that it was made after: with another number the store throws `Stale`. */
  readonly after: number;
}

/**
 * What was offered is known for an hour, longer than its time is held: who comes late gets it all the same, where it is still free.
 */
export interface ProposalStore {
  /**
   * What was held for that conversation is given back, all of this is held, and the proposal is kept: all of it or nothing, so that
   * a conversation has one hold at most, however many calls it makes at a time. Throws `ClaimRefused`, `Stale`, `too-long`.
   */
  offer(offer: Offer): Promise<void>;
  /** Gives back what is held, and offers nothing instead; what was offered is still known. False where nothing is held. */
  giveBack(holder: Holder, now: Instant): Promise<boolean>;
  get(tokenHash: string, now: Instant): Promise<Proposal | null>;
  /** Those of a conversation, the latest first. */
  of(conversation: string, now: Instant): Promise<Proposal[]>;
}
