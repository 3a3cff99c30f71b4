import type { Circuit, Failed } from '../domain/circuit.ts';
import type { LostAccess } from '../domain/health-evidence.ts';
import type { Instant, Interval } from '../domain/interval.ts';
import type {
  KeptEvent,
  MirroredEvent,
  OpenReading,
  Reading,
  ReadingPage,
  ReadingPreview,
} from './calendar-readings.ts';

/** How a request to a calendar ended, as far as that says whether it can be reached. */
export type Heard =
  | { readonly kind: 'answered' }
  /** It was not asked, for whoever is meant by its sign-in is not signed in. */
  | { readonly kind: 'signed-out' }
  | (Failed & { readonly kind: 'failed' });

/** Whether a calendar is asked for now, by itself and by what is known of all that is reached through its sign-in. */
export interface Circuits {
  readonly own: Circuit;
  readonly ofAccount: Circuit;
  /** Something has failed lately, so that an answer is news. */
  readonly haveFailed: boolean;
}

/** The days that the mirror covers. */
export interface Mirror extends Interval {
  /** When all that it says was true. */
  readonly at: Instant;
  /** When those days were listed as a whole; since then what had changed was put right. */
  readonly listedAt: Instant;
}

/** What is remembered of a calendar between two readings. */
export interface CalendarState {
  readonly calendarId: string;
  readonly syncToken: string | null;
  /** Since when the calendar does not take the token that it gave; null: it does, as far as is known. */
  readonly tokenRefusedAt: Instant | null;
  /** When anything in it had last changed, by its own clock, when it was last read; null where it did not say. */
  readonly asOf: Instant | null;
  /** Requests that failed in a row. */
  readonly failures: number;
  /** Changes in a row that were refused for good, each about another event. */
  readonly refusals: number;
  /** When the calendar last answered; null for never. */
  readonly answeredAt: Instant | null;
  /** When a reading last began, when one was last taken in, and when one of all of it began that was; null for never. */
  readonly attemptedAt: Instant | null;
  readonly readAt: Instant | null;
  readonly comparedAt: Instant | null;
  /** Why it could not be read, since a reading found it so; null since one went well. */
  readonly lost: { readonly trouble: LostAccess; readonly since: Instant } | null;
  /** What is known of others' time; null for nothing yet. */
  readonly mirror: Mirror | null;
  /** How many readings have told of others' events, and how many of those the mirror includes. */
  readonly othersChanged: number;
  readonly othersMirrored: number;
  /** Since when a notification wants it to be read; null while none does. */
  readonly pullWantedAt: Instant | null;
  /** Why Google opens no channel for it, and when it said so; null where it does, or was not asked. */
  readonly unwatchable: { readonly why: string; readonly at: Instant } | null;
  /** When a notification of a change of our own was last seen: from then on each of them should come with one. Null for never. */
  readonly ownHeardAt: Instant | null;
  /** Since when a person wants no channel for it; null: one is wanted. */
  readonly unwantedAt: Instant | null;
  /** What a person has decided about very many events that are gone; null: nothing. */
  readonly onRemovals: OnRemovals | null;
}

/**
 * What is done about very many events that are gone: each is a question of its own, all of them are put back, or all are left
 * out of the calendar, and nobody is asked any more.
 */
export type OnRemovals = 'ask' | 'restore' | 'leave';

export interface CalendarStateStore {
  get(calendarId: string): Promise<CalendarState>;
  /** Calendars in which bay shows an appointment that ends after this, or should. */
  used(after: Instant): Promise<string[]>;
  /** Those, and the calendars in which it has shown one that is gone there: somebody may bring it back. */
  everUsed(after: Instant): Promise<string[]>;
  /** What taking that reading in would find. */
  preview(reading: Pick<Reading, 'calendarId' | 'seen' | 'fullSince'>, now: Instant): Promise<ReadingPreview>;
  /** Notes that a reading begins, before anything is asked. */
  noteAttempt(calendarId: string, at: Instant): Promise<void>;
  /** The reading that has begun and did not come to its end; null: none. */
  openReading(calendarId: string): Promise<OpenReading | null>;
  /** What its pages have kept, in their order. */
  keptEvents(calendarId: string): Promise<KeptEvent[]>;
  /** Takes in a page with the name of the next. False where somebody else has gone on with that reading meanwhile. */
  keepPage(page: ReadingPage): Promise<boolean>;
  /** Gives up the open reading: the next one begins anew. */
  dropReading(calendarId: string): Promise<void>;
  /**
   * Takes in a whole reading, and ends the open one. Gives the number of hints that were new; null where somebody else has gone
   * on with that reading meanwhile.
   */
  takeIn(reading: Reading, at: Instant): Promise<{ readonly hints: number; readonly strays: number } | null>;
  /** Notes that the calendar does not take its token, which stays, because it may not be read anew so soon. */
  noteTokenRefused(calendarId: string, at: Instant): Promise<void>;
  /** Notes how a request to it ended, and what follows for when it is asked again. */
  noteAnswer(calendarId: string, heard: Heard, at: Instant): Promise<void>;
  circuits(calendarId: string): Promise<Circuits>;
  /** Lets one request about those through that were left alone until now; gives those for which no other has been let through. */
  letThrough(calendarIds: readonly string[], at: Instant): Promise<readonly string[]>;
  /**
   * Notes that somebody has changed something there. Every call makes another stamp, so that a reading that was on its way clears
   * none that it does not know.
   */
  wantPull(calendarId: string, at: Instant): Promise<void>;
  /** A reading that began when the stamp was `wantedAt` has been taken in: cleared, if it still is that one. */
  clearPull(calendarId: string, wantedAt: Instant): Promise<void>;
  /** Google opens no channel for it; null: it does. */
  noteUnwatchable(calendarId: string, why: string | null, at: Instant): Promise<void>;
  noteOwnHeard(calendarId: string, at: Instant): Promise<void>;
  /** A person wants no channel for it since then; null: one is wanted. */
  noteUnwanted(calendarId: string, at: Instant | null): Promise<void>;
  /** Notes that a reading found the calendar gone or closed, and by `null` that it is there. */
  noteLost(calendarId: string, trouble: LostAccess | null, at: Instant): Promise<void>;
  /** Counts a change that was refused for good. One that went through ends the row of refusals. */
  noteRefusal(calendarId: string, refused: boolean): Promise<void>;
  /**
   * Replaces what is known of others' time: from now on that in `range`. `upTo`: `othersChanged` as it was before they were
   * asked for, so that what has been told meanwhile is asked for again.
   */
  mirror(
    calendarId: string,
    range: Interval,
    events: readonly MirroredEvent[],
    at: Instant,
    upTo: number,
  ): Promise<void>;
  /** What was known of others' time, and what was brought into the book's own calendar of that name. */
  mirrored(calendarId: string, range: Interval): Promise<MirroredEvent[]>;
  /** Forgets the token and the open reading, so that the next one is a full one; with `onRemovals` it is taken in whatever is gone. */
  readAgain(calendarId: string, onRemovals: OnRemovals | null): Promise<void>;
  /** A person's decision has been carried out. (`ask` ends by itself with the next reading that is taken in.) */
  removalsSettled(calendarId: string): Promise<void>;
}
