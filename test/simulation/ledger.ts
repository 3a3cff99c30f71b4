import type { Interval } from '../../src/domain/interval.ts';
import type { Booking } from './commands.ts';

/** Something that a person did to one of our events in Google's page. */
export interface Touch {
  readonly kind: 'moved' | 'deleted' | 'restored' | 'bent';
  readonly calendarId: string;
  readonly eventId: string;
  /** Where the event lies since, or lay when it went. */
  readonly times: Interval;
  /** The newest item of the inbox at that moment, and those that were open. */
  readonly inboxBefore: number;
  readonly openBefore: ReadonlySet<number>;
  /** The appointment's revision at that moment, where the book wanted this very event there; else null. */
  readonly wantedRevision: number | null;
}

/** What was promised to callers, and what people did: all that the checker knows besides the rows and the events. */
export class Ledger {
  /** Appointments that somebody was told of. */
  readonly promised = new Set<number>();
  /** Appointments that somebody has begun to cancel. */
  readonly cancelling = new Set<number>();
  /** Appointments that were found in the calendar before somebody was told of them, and nobody else there; the revision. */
  readonly verified = new Map<number, number>();
  readonly touches: Touch[] = [];
  /** Events that people have brought back from the bin: by calendar and id. */
  readonly restored = new Set<string>();
  /** Requests that Google was made to refuse (400, 403), and events that it is to refuse every change of. */
  readonly refused = new Set<string>();
  /** Everything that anybody wanted to book. */
  readonly bookings: Booking[] = [];
  /** What commands threw that is no answer to anybody. */
  readonly thrown: string[] = [];
}

/** Calendar and event in one text. */
export function eventKey(calendarId: string, eventId: string): string {
  return `${calendarId} ${eventId}`;
}
