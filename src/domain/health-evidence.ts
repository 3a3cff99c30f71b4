import type { CalendarTrouble } from './calendar-answer.ts';
import type { Workday } from './empty-days.ts';
import type { Instant } from './interval.ts';
import type { PushStanding } from './watched-calendar.ts';

/** What is known of one calendar when its health is judged. All of it stands in the book: nobody is asked. */
export interface CalendarEvidence {
  readonly calendarId: string;
  /** The sign-in through which it is reached; null for a calendar of the book's own, which is in step by itself. */
  readonly account: string | null;
  /** When a reading last began, and when all that had changed was last taken in; null for never. */
  readonly attemptedAt: Instant | null;
  readonly readAt: Instant | null;
  /** When all of it was last compared with the book, and how many events differed; null for never. */
  readonly compared: { readonly at: Instant; readonly compared: number; readonly differing: number } | null;
  /** From when on it was to be read; null where that is not known. */
  readonly keptSince: Instant | null;
  /** How long it is until it is read again, as a rule. */
  readonly expectedMs: number;
  /** Requests in a row that got no answer. */
  readonly failures: number;
  /** Until when it is left alone because of that; null while it is asked. */
  readonly quietUntil: Instant | null;
  /** Changes in a row that it has refused for good, each of another event. */
  readonly refusals: number;
  /** Since when it does not take the tokens that it gives; null: it does. */
  readonly tokensRefusedSince: Instant | null;
  /** What the last reading met that does not pass by itself, and since when. */
  readonly lost: { readonly trouble: LostAccess; readonly since: Instant } | null;
  readonly requests: RequestCount;
  /** Changes that it does not show yet. `since`: of the one that has waited longest. */
  readonly owed: { readonly count: number; readonly since: Instant } | null;
  /** Since when it shows a later state of the book than this one. */
  readonly behindSince: Instant | null;
  /** Since when nothing is taken in, because very many events were gone at once. */
  readonly haltedSince: Instant | null;
  /** The latest days on which the shop was open, and how many visits each had there; oldest first, today left out. */
  readonly workdays: readonly Workday[];
  /** How its channels fare, where Google is to tell of it; null where it is not. */
  readonly push: PushStanding | null;
  /** Since when bay has mended it as often as it may by itself. */
  readonly mendedOutSince: Instant | null;
}

/** A calendar that is there no more, or that may not even be read. */
export type LostAccess = Extract<CalendarTrouble, { kind: 'denied' | 'calendar-gone' }>;

/** The requests of the last `RATE_WINDOW_MS`. Of those made, so many failed: `failed` is at most `made`. */
export interface RequestCount {
  readonly made: number;
  readonly failed: number;
}

/** A sign-in through which calendars of the shop are reached. */
export type SignInEvidence =
  /** `since`: null where nobody knows. */
  | { readonly account: string; readonly is: 'lost'; readonly why: string; readonly since: Instant | null }
  /** `certain`: Google has said so; else only if the consent screen is in Testing. */
  | {
      readonly account: string;
      readonly is: 'ending';
      readonly at: Instant;
      readonly certain: boolean;
      readonly since: Instant;
    }
  | { readonly account: string; readonly is: 'good' };

/** What is known of the process that keeps book and calendars in step; null: there never was one, or it has ended as it should. */
export interface ServingEvidence {
  /** When it last made progress. */
  readonly beatAt: Instant;
  /** When it meant to look next. */
  readonly nextAt: Instant;
}

/** What is known of a shop and all its calendars. */
export interface ShopEvidence {
  readonly now: Instant;
  readonly calendars: readonly CalendarEvidence[];
  readonly signIns: readonly SignInEvidence[];
  readonly serving: ServingEvidence | null;
  /** What waits for a person; `since`: the item that has waited longest. */
  readonly inbox: { readonly count: number; readonly since: Instant } | null;
}
