import type { OthersEvent } from './others-event.ts';

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
}

/** Of whom nothing is told. */
export const NO_DETAILS: VisitDetails = {
  notes: null,
  concerns: null,
  invite: null,
  cancellationNote: null,
  overbookReason: null,
  overbookedOver: [],
};
