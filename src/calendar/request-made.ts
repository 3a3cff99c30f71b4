import type { RequestOperation, RequestOutcome } from '../domain/request-figure.ts';

/** A calendar is about to be asked over the network, which takes longer than all that is done here. */
export interface RequestBegun {
  readonly kind: 'asking';
}

/** What a request is about. */
export interface RequestAsked {
  readonly operation: RequestOperation;
  /** What the book calls the calendar, which is for its rows alone; null for what is asked of no calendar of the shop's alone. */
  readonly calendarId: string | null;
}

/** One request over the network, with its answer. Nothing of it is secret or about customers. */
export interface RequestMade extends RequestAsked {
  readonly kind: 'request';
  readonly outcome: RequestOutcome;
  readonly method: string;
  readonly path: string;
  /** Null for a request without an answer. */
  readonly status: number | null;
  readonly ms: number;
}
