import type { Instant } from '../domain/interval.ts';

/** What somebody was offered, and may take up. */
export interface Proposal {
  /** A digest of the token by which it is taken up: that of the hold that keeps its time, too. */
  readonly tokenHash: string;
  /** The conversation that it was made in, by a digest of its key; null: none in particular. */
  readonly conversation: string | null;
  /** What was offered: any JSON. */
  readonly content: unknown;
  readonly madeAt: Instant;
  /** Until then its time is held, unless the hold ends before. */
  readonly heldUntil: Instant;
}

/**
 * What was offered is known for an hour, longer than its time is held: who comes late gets it all the same, where it is still free.
 */
export interface ProposalStore {
  keep(proposal: Proposal): Promise<void>;
  get(tokenHash: string, now: Instant): Promise<Proposal | null>;
  /** Those of a conversation, the latest first. */
  of(conversation: string, now: Instant): Promise<Proposal[]>;
}
