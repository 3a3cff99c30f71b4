import type { CalendarEvent, CalendarReceipt, StoredEvent } from '../domain/calendar-event.ts';
import type { Interval } from '../domain/interval.ts';

/** What one calendar says about a stretch of time. A calendar that could not be read is unknown, never free. */
export type CalendarBusy =
  | { readonly calendarId: string; readonly known: true; readonly intervals: readonly Interval[] }
  | { readonly calendarId: string; readonly known: false; readonly why: string };

/** A page of changes and the token that asks for what comes after it. */
export interface CalendarChanges {
  readonly events: readonly StoredEvent[];
  readonly syncToken: string;
  /** True when the calendar could not tell the difference and sent everything it has. */
  readonly full: boolean;
}

export interface CalendarSummary {
  readonly calendarId: string;
  readonly name: string;
  readonly writable: boolean;
  /** Events that take time, from now on. */
  readonly upcomingEvents: number;
}

/**
 * Where people see appointments and where others put what takes their time: the CalendarService.
 *
 * Calendars are named by an opaque id. Every method throws `calendar-unreachable` whenever its outcome is unknown.
 */
export interface CalendarService {
  /** Where answers come from, as `bay slots --json` names it. */
  readonly source: 'local' | 'google';

  /** Creates or replaces the event with this id; calling it twice leaves one event. A removed event comes back. */
  putEvent(event: CalendarEvent): Promise<CalendarReceipt>;

  /** The event, also when it was removed (`cancelled`); null when the calendar never had it. */
  getEvent(calendarId: string, eventId: string): Promise<StoredEvent | null>;

  /** Removes the event and keeps its tombstone; removing what is gone or never was is done already. */
  removeEvent(calendarId: string, eventId: string): Promise<void>;

  /**
   * What others have put into these calendars during `range`: their busy events, unclipped, in order of start. Events
   * that carry our stamp are left out; cancelled, transparent and empty ones take no time. One entry per calendar asked.
   */
  busy(calendarIds: readonly string[], range: Interval): Promise<readonly CalendarBusy[]>;

  /** Everything that changed since `syncToken`, ours and others', removed ones included; null asks for all of it. */
  changesSince(calendarId: string, syncToken: string | null): Promise<CalendarChanges>;

  calendars(): Promise<readonly CalendarSummary[]>;
}
