import { HOUR_MS, type Instant } from './interval.ts';
import type { JournalVerb } from './journal.ts';

/** What is asked of the book: what is done of it stands in the journal, and what is not is counted. */
export const ASKED_VERBS = ['book', 'reschedule', 'cancel', 'edit', 'mark', 'plan', 'undo'] as const;
export type AskedVerb = (typeof ASKED_VERBS)[number];

/** Why it was not done: the shop's rules or the book's state do not allow it, or something was broken or out of reach. */
export const NOT_DONE = ['refused', 'failed'] as const;
export type NotDone = (typeof NOT_DONE)[number];

/** How often something was not done in an hour. */
export interface DecisionFigure {
  /** A whole hour. */
  readonly from: Instant;
  readonly verb: AskedVerb;
  readonly outcome: NotDone;
  /** As failures are named. */
  readonly code: string;
  readonly count: number;
}

/** How often something was done in an hour. */
export interface TakenFigure {
  readonly from: Instant;
  readonly verb: AskedVerb;
  readonly count: number;
}

export const DECISION_SPAN_MS = HOUR_MS;

/** What each entry of the journal says was done; what is not named here is none of what is counted. */
const ASKED: Partial<Readonly<Record<JournalVerb, AskedVerb>>> = {
  booked: 'book',
  rescheduled: 'reschedule',
  cancelled: 'cancel',
  edited: 'edit',
  changed: 'edit',
  marked: 'mark',
  arrived: 'mark',
  started: 'mark',
  completed: 'mark',
  'no-show': 'mark',
  confirmed: 'mark',
  closed: 'plan',
  opened: 'plan',
  away: 'plan',
  back: 'plan',
  extended: 'plan',
  'taken-back': 'undo',
  'done-again': 'undo',
};

export function askedVerbOf(verb: JournalVerb): AskedVerb | null {
  return ASKED[verb] ?? null;
}

/**
 * Failures of what is around the book and its rules. All others are refusals: what was asked was understood, and not allowed; an
 * interruption is neither.
 */
const FAILS =
  /^(?:database-|sign-in-|token-store-|(?:calendar|google)-unreachable$|native-|bad-configuration$|bug$)/;

/** How a failure of that code is counted; null: not at all. */
export function notDoneBy(code: string): NotDone | null {
  if (code === 'interrupted') return null;
  return FAILS.test(code) ? 'failed' : 'refused';
}
