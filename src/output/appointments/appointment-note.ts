import type { Appointment, CalendarStatus } from '../../domain/appointment.ts';
import { clean } from '../form/safe-text.ts';

/** How things stand between book and calendar. */
export interface Delay {
  /** Changes that are owed. */
  readonly owed: number;
  /** The calendar is left alone for now. */
  readonly isQuiet: boolean;
  /** What kept the change from getting as far as the calendar; null for nothing. */
  readonly trouble: string | null;
}

/** What stderr says about an appointment that its calendar does not show as it should; null when it does. */
export function calendarNote(appointment: Appointment, { owed, isQuiet, trouble }: Delay): string | null {
  const { id, image } = appointment;
  const error = image.error ?? trouble ?? (isQuiet ? 'the calendar has not answered for a while' : null);
  const why = error === null ? '' : clean` (${error.replace(/\.$/, '')})`;
  const notes: Record<CalendarStatus, string | null> = {
    synced: null,
    pending: `${notShown(appointment)}${why}; it will be delivered by: bay sync (pending ${owed})`,
    failed: `The calendar refuses #${id}${why}; see: bay inbox`,
    needs_person: `#${id} was deleted in the calendar, and a person must decide: bay inbox`,
  };
  return notes[image.status];
}

/** What an interruption leaves behind: the change is done, and what of it is owed is safe. */
export function interruptedNote({ id, status, revision, image }: Appointment): string {
  const done = status === 'cancelled' ? 'cancelled' : revision === 1 ? 'booked' : 'moved';
  return image.status === 'pending'
    ? `Interrupted: #${id} is ${done}; Google will be told by the next: bay sync`
    : `Interrupted: #${id} is ${done}`;
}

/** The same about another calendar than the bay's. */
export function otherCalendarNote(id: number, calendar: string, owed: number): string {
  return clean`The calendar ${calendar} does not show #${id} as it is yet; that will be delivered by: bay sync (pending ${owed})`;
}

function notShown({ id, status, revision }: Appointment): string {
  if (status === 'cancelled') return `The calendar still shows #${id}`;
  return revision === 1
    ? `#${id} is not in the calendar yet`
    : `The calendar does not show the change of #${id} yet`;
}
