import type { Appointment } from '../domain/appointment.ts';
import type { Written } from '../store/store.ts';

/** How far a change has come, as far as it is known when somebody is told of it. */
export type Receipt =
  /** Kept in the book; the calendar does not show it yet. */
  | 'kept'
  /** The calendar has confirmed it, too. */
  | 'shown'
  /** And a look afterwards found the event as the book has it. */
  | 'read-back';

/** A change and its receipt; null where there is no calendar beside the book, and for what was done before. */
export interface Delivered extends Written<Appointment> {
  readonly receipt: Receipt | null;
}
