import type { Instant, Interval } from '../../domain/interval.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';

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
  /** How the car comes; null: nobody has said. */
  readonly mode: VisitMode | null;
  readonly options: readonly ProposedOption[];
}
