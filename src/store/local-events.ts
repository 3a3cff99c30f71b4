import type { StoredEvent } from '../domain/calendar-event.ts';
import type { Instant, Interval } from '../domain/interval.ts';
import type { Write, Written } from './store.ts';

/** An event to be kept: everything but what keeping it adds. */
export type EventContent = Omit<StoredEvent, 'etag' | 'updatedAt'>;

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

/** Where the local calendar keeps its events: tables beside the appointments', in the same database. */
export interface LocalEvents {
  /**
   * Keeps the event as given and says what it is now; what is the same already stays as it is, etag included. An
   * appointment's event is left alone when the book wants something newer of it already: a late delivery changes nothing.
   */
  put(event: EventContent, at: Instant): Promise<StoredEvent>;
  /** All or nothing, durable. Throws `key-reused`. */
  putAll(batch: EventBatch, write: Write): Promise<Written<EventChanges>>;
  get(calendarId: string, eventId: string): Promise<StoredEvent | null>;
  /** Marks the event as cancelled; does nothing when there is none, or when the book wants it to be there. */
  cancel(calendarId: string, eventId: string, at: Instant): Promise<void>;
  /** Foreign events that take time and touch `range`, in order of start. */
  busy(calendarId: string, range: Interval): Promise<Interval[]>;
  /** Events changed after that point of the calendar's own count, in order, and the count now. */
  since(calendarId: string, sequence: number): Promise<{ events: StoredEvent[]; sequence: number }>;
  /** The calendars that hold events, and how many of each are still to come and take time. */
  calendars(now: Instant): Promise<{ calendarId: string; upcomingEvents: number }[]>;
}
