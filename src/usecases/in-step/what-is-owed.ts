import type { Appointment } from '../../domain/appointment.ts';
import { isQuiet } from '../calendar/ask-calendar.ts';
import { calendarLabel } from '../calendar/calendar-label.ts';
import type { Ports } from '../ports.ts';

/** What keeps a calendar from showing an appointment. */
export interface Owed {
  /** How many events wait to be told, in all calendars. */
  readonly owed: number;
  /** The calendar is left in peace for a while. */
  readonly isQuiet: boolean;
  /** What people call it, where it is another than the appointment's own. */
  readonly elsewhere: string | null;
}

/** Of the calendar that the appointment's status is about. */
export async function whatIsOwed({ image }: Appointment, ports: Ports): Promise<Owed> {
  const elsewhere = image?.elsewhere ?? null;
  const calendarId = elsewhere ?? image?.calendarId;
  return {
    owed: await ports.store.images.owedCount(),
    isQuiet: calendarId !== undefined && (await isQuiet(calendarId, ports)),
    elsewhere: elsewhere === null ? null : await calendarLabel(elsewhere, ports),
  };
}

/** Whether anything is on its way to a calendar yet, whichever it is, or is held back in this one. */
export async function isOwing(calendarId: string, { store }: Pick<Ports, 'store'>): Promise<boolean> {
  const { onRemovals } = await store.calendars.get(calendarId);
  return onRemovals !== null || (await store.images.owedCount()) > 0;
}
