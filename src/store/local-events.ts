import type { EventAnswer } from '../domain/calendar-answer.ts';
import type { EventChange, EventPlace, StoredEvent } from '../domain/calendar-event.ts';
import type { Instant, Interval } from '../domain/interval.ts';
import type { Write, Written } from './store.ts';

/** An event as somebody brings it: everything but what keeping it adds. */
export type EventContent = Pick<
  StoredEvent,
  'calendarId' | 'eventId' | 'start' | 'end' | 'cancelled' | 'busy' | 'title' | 'description' | 'stamp'
>;

/** A live event to be made. */
export type NewEvent = Omit<EventContent, 'cancelled'> & Pick<StoredEvent, 'testRun'>;

/** What the keeping of a list of events changed. */
export interface EventChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** Events brought in together. */
export interface EventBatch {
  readonly calendarId: string;
  readonly events: readonly EventContent[];
  /**
   * Ids that begin with `under` belong to families: whatever live event the calendar has in a family of one of `events`,
   * and is not among them, is cancelled.
   */
  readonly under: string;
  readonly familyOf: (eventId: string) => string;
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
