import type { Appointment } from '../domain/appointment.ts';
import type { CalendarTrouble } from '../domain/calendar-answer.ts';
import type { Written } from '../store/write.ts';

/** How far a change has come, as far as it is known when somebody is told of it. */
export type Receipt =
  /** Kept in the book; the calendar does not show it yet. */
  | 'kept'
  /** The calendar has confirmed it, too. */
  | 'shown'
  /** And a look afterwards found the event as the book has it. */
  | 'read-back';

/** What somebody is told of a change that stands: how its delivery ended. */
export interface Acknowledgement {
  /** Null where there is no calendar beside the book, and for what was done before. */
  readonly receipt: Receipt | null;
  /** The revision of the appointment that the receipt is for; null where there is none. */
  readonly revision: number | null;
  /** What kept the calendar from showing it; null for nothing, and where the calendar's own word is kept with the event. */
  readonly trouble: CalendarTrouble | null;
}

/** A change, as the book has it at the end of the command, and how far it has come. */
export interface Delivered extends Written<Appointment>, Omit<Acknowledgement, 'revision'> {
  /** Somebody has changed it since it was done: it is not as it was asked for. */
  readonly changedSince: boolean;
}

/** Nothing was to be delivered, or it was before. */
export const NOTHING_DELIVERED: Acknowledgement = { receipt: null, revision: null, trouble: null };

/**
 * What to say of a change: the appointment as it is in the book by now (`present`). A receipt of the calendar's counts only for the
 * revision that was looked at there; what another process has made of it since has no more than what the book knows.
 */
export function delivered(
  { value: made, replayed }: Written<Appointment>,
  present: Appointment,
  { receipt, revision, trouble }: Acknowledgement,
): Delivered {
  const isOfPresent = receipt === null || revision === present.revision;
  return {
    value: present,
    replayed,
    changedSince: present.revision !== made.revision,
    receipt: isOfPresent ? receipt : receiptOf(present),
    trouble,
  };
}

/** What the book itself knows of how far an appointment has come. */
export function receiptOf({ image }: Appointment): Receipt {
  return image?.status === 'synced' ? 'shown' : 'kept';
}
