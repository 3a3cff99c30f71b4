import type { CalendarTrouble, EventAnswer } from '../domain/calendar-answer.ts';
import type {
  CalendarEvent,
  EventChange,
  EventPlace,
  ListedEvent,
  UnreadableEvent,
} from '../domain/calendar-event.ts';
import type { Instant, Interval } from '../domain/interval.ts';

/** A calendar whose busy time is asked for. */
export interface BusyQuestion {
  readonly calendarId: string;
  /**
   * Where our own events are known to lie in it: taken out of the answer by calendars that tell only when, not what. By its
   * id one is known also where its stamp has been lost.
   */
  readonly ours: readonly (Interval & { readonly eventId?: string })[];
  /** Events may lie side by side in it, so that each of them matters, and what is under our own too. */
  readonly crowded: boolean;
}

/** What others have in one calendar. One that could not be read is unknown, never free. */
export type CalendarBusy =
  | { readonly calendarId: string; readonly known: true; readonly intervals: readonly Interval[] }
  | { readonly calendarId: string; readonly known: false; readonly trouble: CalendarTrouble };

export type EventsAnswer =
  | {
      readonly kind: 'events';
      readonly events: readonly ListedEvent[];
      /** Those of which it is not known that they lie elsewhere. */
      readonly unreadable: readonly UnreadableEvent[];
    }
  | CalendarTrouble;

/** From where on a calendar is read. */
export type ReadFrom =
  /** All that ends after then, and every series that goes on after it. */
  | { readonly kind: 'all'; readonly since: Instant }
  /** What has changed since that sync token was given. */
  | { readonly kind: 'token'; readonly syncToken: string }
  /** What has changed since then by the calendar's own clock: for one whose tokens are of no use. */
  | { readonly kind: 'time'; readonly since: Instant };

/** One page of what is read of a calendar. */
export interface ChangesPage {
  readonly kind: 'changes';
  readonly events: readonly ListedEvent[];
  readonly unreadable: readonly UnreadableEvent[];
  /** When anything in the calendar last changed, by its own clock; null where it does not say. */
  readonly asOf: Instant | null;
  /** Names the page that comes next; null: this is the last. */
  readonly nextPage: string | null;
  /** From where on all that changes later is told: comes with the last page, and never where it is read by time. */
  readonly syncToken: string | null;
}

export type ChangesAnswer =
  | ChangesPage
  /** The sync token is of no use any more, or time does not reach back so far: all has to be read. */
  | { readonly kind: 'token-expired' }
  /** The page is not known any more: the same has to be asked from its first page on. */
  | { readonly kind: 'page-expired' }
  | CalendarTrouble;

export interface CalendarSummary {
  readonly calendarId: string;
  /** What the shop may call it as well; left out where it has one name alone. */
  readonly otherNames?: readonly string[];
  readonly name: string;
  readonly writable: boolean;
  /** Events that take time, from now on; null where counting them would take a request for each calendar. */
  readonly upcomingEvents: number | null;
}

export type CalendarsAnswer =
  | { readonly kind: 'calendars'; readonly calendars: readonly CalendarSummary[] }
  | CalendarTrouble;

/**
 * Where people see appointments and where others put what takes their time: the CalendarService.
 *
 * Calendars are named by an opaque id; an event's id is ours to choose, and is burnt by deletion: no later event of that
 * calendar can have it. Every method answers within about `withinMs`, tries again as often as that allows and the trouble
 * makes sensible, and throws nothing but bugs: trouble is an answer.
 */
export interface CalendarService {
  /** Where answers come from, as `bay slots --json` names it: a label, by which nothing is decided. */
  readonly source: string;
  /** It lies in the book itself: it shows at once what the book keeps, and nobody else can be first in it. */
  readonly isInTheBook: boolean;

  /** Answers `live`, `exists`, or trouble. */
  createCalendarEvent(event: CalendarEvent, withinMs: number): Promise<EventAnswer>;

  /** Only if the event is still the one of `etag`. Answers `live`, `changed`, `gone`, `missing`, or trouble. */
  updateCalendarEvent(change: EventChange, etag: string | null, withinMs: number): Promise<EventAnswer>;

  /**
   * Only if the event is still the one of `etag`; null: whatever it is. Its guests are told if `notify`. Answers `removed`,
   * `changed`, `gone`, `missing`, or trouble.
   */
  cancelCalendarEvent(
    place: EventPlace,
    etag: string | null,
    notify: boolean,
    withinMs: number,
  ): Promise<EventAnswer>;

  /** Answers `live`, `cancelled`, `missing`, or trouble. */
  getEvent(place: EventPlace, withinMs: number): Promise<EventAnswer>;

  /**
   * When others are busy during `range`, in order of start: for all calendars in one request where that can be. One
   * entry per question, in their order. Cancelled, transparent, declined and empty events take no time.
   */
  getFreeAvailability(
    questions: readonly BusyQuestion[],
    range: Interval,
    withinMs: number,
  ): Promise<readonly CalendarBusy[]>;

  /**
   * Every live event that touches `range`, ours and others', a series as its single occasions, in order of start. An event
   * that makes no sense is told apart, and spoils nothing of the rest.
   */
  eventsDuring(calendarId: string, range: Interval, withinMs: number): Promise<EventsAnswer>;

  /**
   * One page of everything that changed, removed events and series included; a series is told as one, and each of its occasions
   * that is not as the series has it beside it. `page`: as the one before has named it; null for the first.
   */
  changes(calendarId: string, from: ReadFrom, page: string | null, withinMs: number): Promise<ChangesAnswer>;

  calendars(withinMs: number): Promise<CalendarsAnswer>;
}
