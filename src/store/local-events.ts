import type { EventAnswer } from '../domain/calendar-answer.ts';
import type { EventChange, EventPlace, StoredEvent } from '../domain/calendar-event.ts';
import type { BroughtFamily } from '../domain/event-family.ts';
import type { Instant, Interval } from '../domain/interval.ts';
import type { Write, Written } from './write.ts';

/** An event as somebody brings it: everything but what keeping it adds. */
export type EventContent = Pick<
  StoredEvent,
  'calendarId' | 'eventId' | 'start' | 'end' | 'cancelled' | 'busy' | 'title' | 'description' | 'stamp'
>;

/** A live event to be made. */
export type NewEvent = Omit<EventContent, 'cancelled'> & Pick<StoredEvent, 'testRun'>;

/** What the keeping of a list of events changed; an event that was called off counts as removed. */
export interface EventChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  /** The lines of what tells less than is known already, which changed nothing. */
  readonly outdated: readonly number[];
}

/** All that is brought in of one event of somebody else's, and what the ids of its occurrences begin with. */
export interface BroughtEvents extends BroughtFamily {
  readonly under: string;
}

/** Events brought in together. */
export interface EventBatch {
  readonly calendarId: string;
  /** No two are of one event. What `takenFamily` makes of each is kept. */
  readonly families: readonly BroughtEvents[];
  /** What the ids of all that is ever brought in begin with. */
  readonly under: string;
  /** What ended before is over, and stays as it is. */
  readonly since: Instant;
}

/** The answers that a kind of request can have here. */
export type LocalAnswer<K extends EventAnswer['kind']> = Extract<EventAnswer, { kind: K }>;

/** Where the local calendar keeps its events: tables beside the appointments', in the same database. As strict as Google. */
export interface LocalEvents {
  /** An id that has been used is burnt, whatever became of its event. */
  create(event: NewEvent, at: Instant): Promise<LocalAnswer<'live' | 'exists'>>;
  /** Only if the event's etag is still `etag`; null changes it whatever it is. */
  change(
    change: EventChange,
    etag: string | null,
    at: Instant,
  ): Promise<LocalAnswer<'live' | 'changed' | 'gone' | 'missing'>>;
  /** As `change`. */
  remove(
    place: EventPlace,
    etag: string | null,
    at: Instant,
  ): Promise<LocalAnswer<'removed' | 'changed' | 'gone' | 'missing'>>;
  /** All or nothing, durable; what is the same already stays as it is, etag included. Throws `key-reused`. */
  putAll(batch: EventBatch, write: Write): Promise<Written<EventChanges>>;
  get(place: EventPlace): Promise<StoredEvent | null>;
  /** Foreign events that take time and touch `range`, in order of start. */
  busy(calendarId: string, range: Interval): Promise<Interval[]>;
  /** Live events that touch `range`, in order of start. */
  during(calendarId: string, range: Interval): Promise<StoredEvent[]>;
  /**
   * Events changed after that point of the calendar's own count, in order, and the count now. Null: those that end after
   * `endsAfter`, whenever they changed.
   */
  since(
    calendarId: string,
    sequence: number | null,
    endsAfter: Instant,
  ): Promise<{ events: StoredEvent[]; sequence: number }>;
  /** The calendars that hold events, and how many of each are still to come and take time. */
  calendars(now: Instant): Promise<{ calendarId: string; upcomingEvents: number }[]>;
}
