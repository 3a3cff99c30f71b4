import type { Instant } from '../domain/interval.ts';
import type { Claim } from './placements.ts';

/** Whose a hold is: that of whoever has its token, of which this is a digest, or of the conversation in which it was offered. */
export type Holder = { readonly tokenHash: string } | { readonly conversation: string };

/** Time that is kept for somebody who is deciding. */
export interface Hold {
  /** A digest of the secret that its holder was given: whoever knows it is the holder, and the book does not. */
  readonly tokenHash: string;
  /** Who is deciding, as the people at the counter are to read it. */
  readonly who: string | null;
  /** From then on it is not there any more. */
  readonly expiresAt: Instant;
  /** All that was offered. One of it will be taken: what lies over another of the same bay or technician is held once. */
  readonly claims: readonly Claim[];
}

/**
 * Holds are made by what is offered (`ProposalStore`). They take their time from everybody, are owed to no calendar, are in no
 * journal, and end by themselves: when they have run out, when the shop's rules change, when their holder is offered something
 * else, or as the holder's appointment is made (`hold` of a change).
 */
export interface HoldStore {
  /** The one that there is of a holder. */
  of(holder: Holder, now: Instant): Promise<Hold | null>;
  /** Those that have not run out, the next to do so first. */
  live(now: Instant): Promise<Hold[]>;
}
