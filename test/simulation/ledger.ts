import type { TextPart } from '../../src/domain/event-texts.ts';
import type { Interval } from '../../src/domain/interval.ts';
import type { Blocking } from '../../src/failure.ts';
import type { Booking } from './commands.ts';
import { eventKey } from './event-names.ts';
import { Removals } from './removals.ts';

/** Something that a person did to one of our events in Google's page. */
export interface Touch {
  readonly kind: 'moved' | 'deleted' | 'restored' | 'bent' | 'unstamped' | 'written';
  readonly calendarId: string;
  readonly eventId: string;
  /** Where the event lies since, or lay when it went. */
  readonly times: Interval;
  /** The newest item of the inbox at that moment, and those that were open. */
  readonly inboxBefore: number;
  readonly openBefore: ReadonlySet<number>;
  /** For `written`: which text, what it says since, and what the book said then. */
  readonly words?: { readonly part: TextPart; readonly now: string; readonly book: string | null };
  /** The appointment's revision at that moment, where the book wanted this very event there; else null. */
  readonly wantedRevision: number | null;
}

/** An event of somebody's own, or a copy of ours, as it lay for a while. */
export interface ForeignTime extends Interval {
  readonly calendarId: string;
  readonly eventId: string;
  /** The appointment of whose event it is a copy, by its uuid. */
  readonly copyOf: string | null;
  /** False for a copy of a tombstone, which shows as free as that does. */
  readonly takesTime: boolean;
  /** How often people had touched our events before it was there. */
  readonly touchesBefore: number;
  /** By the count of what people did with such events: when it came to lie so, and when that ended; null: it still does. */
  readonly from: number;
  until: number | null;
}

/** Whence an event came that people moved into another calendar, and how often any had been touched by then. */
export interface Strayed {
  readonly from: string;
  readonly touchesBefore: number;
}

/** What was promised to callers, and what people did: all that the checker knows besides the rows and the events. */
export class Ledger {
  /** Appointments that somebody was told of. */
  readonly promised = new Set<number>();
  /** Appointments that somebody has begun to cancel. */
  readonly cancelling = new Set<number>();
  /** Appointments that were found in the calendar before somebody was told of them, and nobody else there; the revision. */
  readonly verified = new Map<number, number>();
  /** Items about which somebody has begun to say that the event is to be put back. */
  readonly restoring = new Set<number>();
  readonly touches: Touch[] = [];
  readonly foreign: ForeignTime[] = [];
  /** What people have done with events of their own, counted. */
  foreignDeeds = 0;
  /** How much of that had been done when a revision was kept that somebody at the counter gave a reason for: by `id revision`. */
  readonly saidAt = new Map<string, number>();
  /** What the answer about a revision that somebody gave a reason for named of what it lies over: by `id revision`. */
  readonly named = new Map<string, readonly Blocking[]>();
  /** Every reason that was given for taking a time that is taken. */
  readonly reasons = new Set<string>();
  /** Bays that are the shop's no more, with the revisions that there were in them by then. */
  readonly retired = new Map<number, ReadonlySet<string>>();
  /** Events that people have brought back from the bin: by calendar and id. */
  readonly restored = new Set<string>();
  /** Events of ours that people have moved into another calendar, by that and the id. */
  readonly strayed = new Map<string, Strayed>();
  /** Requests that Google was made to refuse (400, 403), and events that it is to refuse every change of. */
  readonly refused = new Set<string>();
  readonly removals = new Removals();
  /** Appointments that were over, by the machine's clock, when somebody changed what their events tell. */
  readonly overBefore = new Set<number>();
  /** Everything that anybody wanted to book. */
  readonly bookings: Booking[] = [];
  /** What commands threw that is no answer to anybody. */
  readonly thrown: string[] = [];

  /**
   * What people did to the event that lies there now. One that was moved here from another calendar is what it was there by
   * then; others of the same id in other calendars are not it.
   */
  touchesOf(calendarId: string, eventId: string, before = this.touches.length): readonly Touch[] {
    const strayed = this.strayed.get(eventKey(calendarId, eventId));
    const brought = strayed ? this.touchesOf(strayed.from, eventId, strayed.touchesBefore) : [];
    const here = this.touches
      .slice(0, before)
      .filter((touch) => touch.eventId === eventId && touch.calendarId === calendarId);
    return [...brought, ...here];
  }
}
