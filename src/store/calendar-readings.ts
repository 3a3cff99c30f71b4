import type { ReadFrom } from '../calendar/calendar-service.ts';
import type { ListedEvent, UnreadableEvent } from '../domain/calendar-event.ts';
import type { InboxNote } from '../domain/inbox.ts';
import type { Instant, Interval } from '../domain/interval.ts';
import type { OthersAbout } from '../domain/others-about.ts';
import type { SeenEvent } from './images.ts';

/** Somebody else's time in a calendar, as it was known when the calendar was last read. */
export interface MirroredEvent extends Interval, OthersAbout {
  readonly eventId: string;
  /** The appointment of whose event it is a copy, by its uuid; null for an event of its own. */
  readonly copyOf: string | null;
}

/** An occasion that is told beside its series, because it is not as the series has it: moved, called off, free or whatever. */
export interface SeriesException {
  readonly seriesId: string;
  /** When it would begin as the series has it. */
  readonly originalAt: Instant;
  readonly eventId: string;
  /** The time that it takes; null for none. */
  readonly taken: MirroredEvent | null;
}

/** Others' events that are not as they were, and when those of them that take time do so now. */
export interface OthersChanged {
  /** By id; with a series all its occasions are meant. */
  readonly eventIds: readonly string[];
  readonly now: readonly MirroredEvent[];
  readonly series: readonly SeriesChanged[];
  readonly exceptions: readonly SeriesException[];
  /** False where that is not all: their days have to be listed again. */
  readonly isCertain: boolean;
}

/** A series that goes on, and its occasions as it has them itself: those that are told beside it take their places. */
export interface SeriesChanged {
  readonly seriesId: string;
  readonly occasions: readonly MirroredEvent[];
}

/** An event that a reading needs again when it is whole. */
export type KeptEvent = { readonly event: ListedEvent } | { readonly unreadable: UnreadableEvent };

/** A reading of a calendar that takes more than one page, as far as it has come. */
export interface OpenReading {
  /** It is the calendar's nth. */
  readonly number: number;
  readonly from: ReadFrom;
  /** The page that is to be asked for next. */
  readonly nextPage: string;
  /** How many pages it has taken in, and how many events were on them. */
  readonly pages: number;
  readonly events: number;
  readonly beganAt: Instant;
  /** As its first page has told it. */
  readonly asOf: Instant | null;
  /** When others' time is wanted; null: nobody needs to know. */
  readonly ahead: Interval | null;
  /** What had been told of others when it began. */
  readonly othersChanged: number;
  readonly tellsOfOthers: boolean;
  /** False once it has told something of others' time that only a list of their days can settle. */
  readonly isCertain: boolean;
}

/** One page of a reading, and not the last. */
export interface ReadingPage extends Omit<OpenReading, 'number' | 'pages' | 'isCertain'> {
  readonly calendarId: string;
  /** As it was when the page was asked for; null: it is the first page. */
  readonly open: OpenReading | null;
  /** How many events are on this page. */
  readonly events: number;
  readonly kept: readonly KeptEvent[];
  readonly others: OthersChanged;
}

/** A reading of a calendar, to be kept as a whole: hints, notes and the token, or nothing of it. */
export interface Reading {
  readonly calendarId: string;
  /** The pages that came before its last one; null: there were none. */
  readonly open: OpenReading | null;
  readonly beganAt: Instant;
  readonly seen: readonly SeenEvent[];
  /** Set for a full reading: every event that may be in the calendar and ends after this, and was not seen, gets a hint. */
  readonly fullSince: Instant | null;
  /** The reading tells of others' events, too. */
  readonly tellsOfOthers: boolean;
  /**
   * What its last page tells of them: if all that the reading tells is certain, a mirror that was true until now stays so, and
   * a full reading makes one of the days `ahead`.
   */
  readonly others: OthersChanged;
  readonly ahead: Interval | null;
  /** What had been told of others when it began. */
  readonly othersChanged: number;
  readonly notes: readonly InboxNote[];
  /** Null where it was read by time: the one that is known stays. */
  readonly syncToken: string | null;
  readonly asOf: Instant | null;
}

/** What a reading shows, before anything of it is kept. */
export interface ReadingPreview {
  /** Our events of open appointments still to come that the reading shows as removed. */
  readonly removed: number;
  /** Our events of open appointments still to come in this calendar. */
  readonly upcoming: number;
  /** Seen events that name an appointment which this book does not have. */
  readonly unknown: readonly string[];
  /** Events of a later generation than this book has made for their appointment. */
  readonly later: readonly string[];
  /** Seen events of appointments that this book has never shown in this calendar, by event id. */
  readonly elsewhere: ReadonlyMap<string, number>;
}
