import type { Appointment, CalendarStatus } from '../../domain/appointment.ts';
import { SECOND_MS } from '../../domain/interval.ts';
import { clean } from '../form/safe-text.ts';

/** How things stand between book and calendar. */
export interface Delay {
  /** Changes that are owed. */
  readonly owed: number;
  /** What kept the change from getting as far as the calendar; null for nothing. */
  readonly trouble: string | null;
  /** The calendar that this is about, where it is another than the appointment's own. */
  readonly elsewhere?: string | null;
}

/** What stderr says about an appointment that a calendar does not show as it should; null when all do. */
export function calendarNote(appointment: Appointment, delay: Delay): string | null {
  const { id, image } = appointment;
  if (image === null) return null;
  const { owed, trouble, elsewhere = null } = delay;
  const error = image.error ?? trouble;
  const why = error === null ? '' : clean` (${error.replace(/\.$/, '')})`;
  const notes: Record<CalendarStatus, string | null> = {
    synced: null,
    pending: `${notShown(appointment, elsewhere)}${why}; it will be delivered by: bay sync (pending ${owed})`,
    failed: `${theCalendar(elsewhere)} refuses #${id}${why}; see: bay inbox`,
    needs_person: `#${id} was deleted in ${theCalendar(elsewhere, 'the')}, and a person must decide: bay inbox`,
  };
  return notes[image.status];
}

/** Why a calendar is left alone, and when it is asked again. */
export function leftAloneText({ why, forMs }: { readonly why: string; readonly forMs: number }): string {
  const seconds = Math.max(1, Math.ceil(forMs / SECOND_MS));
  const soon = seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
  return `${why.replace(/\.$/, '')}; asked again in ${soon}`;
}

/** What an interruption leaves behind: the change is done, and what of it is owed is safe. */
export function interruptedNote({ id, status, revision, image }: Appointment): string {
  const done = status === 'cancelled' ? 'cancelled' : revision === 1 ? 'booked' : 'moved';
  return image?.status === 'pending'
    ? `Interrupted: #${id} is ${done}; Google will be told by the next: bay sync`
    : `Interrupted: #${id} is ${done}`;
}

function theCalendar(elsewhere: string | null, article: 'The' | 'the' = 'The'): string {
  return elsewhere === null ? `${article} calendar` : clean`${article} calendar ${elsewhere}`;
}

function notShown({ id, status, revision }: Appointment, elsewhere: string | null): string {
  if (status === 'cancelled') return `${theCalendar(elsewhere)} still shows #${id}`;
  if (elsewhere !== null) return `${theCalendar(elsewhere)} does not show #${id} as it is yet`;
  return revision === 1
    ? `#${id} is not in the calendar yet`
    : `The calendar does not show the change of #${id} yet`;
}
