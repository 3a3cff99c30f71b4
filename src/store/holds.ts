import type { Instant } from '../domain/interval.ts';
import type { Claim } from './placements.ts';

/** Time that is kept for somebody who is deciding. */
export interface Hold {
  /** A digest of the secret that its holder was given: whoever knows it is the holder, and the book does not. */
  readonly tokenHash: string;
  /** What was offered, for whoever takes it up: any JSON. */
  readonly proposal: unknown;
  /** Who is deciding, as the people at the counter are to read it. */
  readonly who: string | null;
  /** From then on it is not there any more. */
  readonly expiresAt: Instant;
  /** All that was offered. One of it will be taken: what lies over another of the same bay or technician is held once. */
  readonly claims: readonly Claim[];
}

/**
 * Holds take their time from everybody, are owed to no calendar, are in no journal, and end by themselves: when they have run
 * out, when the shop's rules change, or as their appointment is made (`hold` of a change).
 */
export interface HoldStore {
  /** Holds all of it or nothing. One that is there already is given as it is. Throws `ClaimRefused`, `too-long`. */
  place(hold: Hold, now: Instant): Promise<Hold>;
  /** Gives the time back. False where there is none any more. */
  release(tokenHash: string, now: Instant): Promise<boolean>;
  get(tokenHash: string, now: Instant): Promise<Hold | null>;
  /** Those that have not run out, the next to do so first. */
  live(now: Instant): Promise<Hold[]>;
}
