import type { Instant } from './interval.ts';
import type { OthersEvent } from './others-event.ts';
import type { VisitMode } from './visit-mode.ts';

/**
 * What is told of a visit and is never searched. It is kept as one value, with the appointment and with each of its
 * changes, so that another detail is a line here and one in `NO_DETAILS`.
 */
export interface VisitDetails {
  readonly notes: string | null;
  readonly concerns: string | null;
  /** Whether the customer is invited to this appointment; null follows the customer, and then the shop. */
  readonly invite: boolean | null;
  readonly cancellationNote: string | null;
  /** Why a taken time was taken all the same. */
  readonly overbookReason: string | null;
  /** Others' events that lay there when the reason was given. */
  readonly overbookedOver: readonly OthersEvent[];
  /** How the car comes and the customer waits; null: nobody has said. */
  readonly mode: VisitMode | null;
  /** What hangs on the board with its key: 14. */
  readonly keyTag: string | null;
  /** When the customer last said that they will come at that time; another start is not confirmed. */
  readonly confirmedAt: Instant | null;
  /** When each of these was noted; what was passed over has none. */
  readonly arrivedAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly completedAt: Instant | null;
}

/** Of whom nothing is told. */
export const NO_DETAILS: VisitDetails = {
  notes: null,
  concerns: null,
  invite: null,
  cancellationNote: null,
  overbookReason: null,
  overbookedOver: [],
  mode: null,
  keyTag: null,
  confirmedAt: null,
  arrivedAt: null,
  startedAt: null,
  completedAt: null,
};
