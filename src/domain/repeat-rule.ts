export const FREQUENCIES = [
  'SECONDLY',
  'MINUTELY',
  'HOURLY',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'YEARLY',
] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** A weekday (Monday is 0), or the nth of them in a month or year: from its end when negative. */
export interface RuleDay {
  readonly weekday: number;
  readonly nth: number | null;
}

/** A rule of RFC 5545 by which something repeats. Empty lists say nothing. */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** UNTIL as it is written: a wall time, and on whose wall. */
  readonly until: { readonly wall: number; readonly isDate: boolean; readonly utc: boolean } | null;
  /** Monday is 0. */
  readonly weekStart: number;
  /** January is 1. */
  readonly months: readonly number[];
  readonly weekNumbers: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  readonly days: readonly RuleDay[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
  readonly positions: readonly number[];
  /** What becomes of a day that its month does not have (RFC 7529). */
  readonly skip: 'OMIT' | 'BACKWARD' | 'FORWARD';
}
