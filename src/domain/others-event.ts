import type { Interval } from './interval.ts';

/** Somebody else's event, and when it takes time. */
export interface OthersEvent extends Interval {
  readonly calendarId: string;
  readonly eventId: string;
}
