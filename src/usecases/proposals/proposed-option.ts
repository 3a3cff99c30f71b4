import type { Instant, Interval } from '../../domain/interval.ts';

/** One of the times that somebody was offered. */
export interface ProposedOption extends Interval {
  /** Since when that time has been held for the same conversation, in one proposal after the other. */
  readonly heldSince: Instant;
}

/** What a proposal is about. */
export interface ProposedVisit {
  readonly customerId: number;
  readonly vehicleId: number;
  /** By their types. */
  readonly services: readonly string[];
  readonly options: readonly ProposedOption[];
}
