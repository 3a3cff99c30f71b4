import type { Appointment } from '../domain/appointment.ts';
import type { CalendarTrouble } from '../domain/calendar-answer.ts';
import type { Written } from '../store/store.ts';

/** How far a change has come, as far as it is known when somebody is told of it. */
export type Receipt =
  /** Kept in the book; the calendar does not show it yet. */
  | 'kept'
  /** The calendar has confirmed it, too. */
  | 'shown'
  /** And a look afterwards found the event as the book has it. */
  | 'read-back';

/** How the delivery of a change ended that stands. */
export interface Told {
  /** Null where there is no calendar beside the book, and for what was done before. */
  readonly receipt: Receipt | null;
  /** What kept the calendar from showing it; null for nothing, and where the calendar's own word is kept with the event. */
  readonly trouble: CalendarTrouble | null;
}

/** A change, as the book has it at the end of the command, and how far it has come. */
export interface Delivered extends Written<Appointment>, Told {
  /** Somebody has changed it since it was done: it is not as it was asked for. */
  readonly changedSince: boolean;
}

/** Nothing was to be delivered. */
export const NOTHING_TOLD: Told = { receipt: null, trouble: null };
