import type { Appointment } from '../../domain/appointment.ts';
import { isQuiet } from '../calendar/ask-calendar.ts';
import { calendarLabel } from '../calendar/calendar-label.ts';
import type { Ports } from '../ports.ts';

/** What keeps an appointment's calendar from showing it. */
export interface Owed {
  /** How many events wait to be told, in all calendars. */
  readonly owed: number;
  /** The calendar is left in peace for a while. */
  readonly isQuiet: boolean;
}

/** Of the appointment's own calendar. */
export async function whatIsOwed({ image }: Appointment, ports: Ports): Promise<Owed> {
  return {
    owed: await ports.store.images.owedCount(),
    isQuiet: await isQuiet(image.calendarId, ports),
  };
}

/** The first other calendar that does not show an appointment as it is: its technician's own, or that of the bay it has left. */
export async function owedElsewhere(
  { id }: Pick<Appointment, 'id'>,
  { store }: Pick<Ports, 'store'>,
): Promise<{ readonly calendar: string; readonly owed: number } | null> {
  const [behind] = await store.images.owedOf(id);
  if (behind === undefined) return null;
  const calendar = await calendarLabel(behind.calendarId, { store });
  return { calendar, owed: await store.images.owedCount() };
}

/** Whether anything is on its way to a calendar yet, whichever it is, or is held back in this one. */
export async function isOwing(calendarId: string, { store }: Pick<Ports, 'store'>): Promise<boolean> {
  const { onRemovals } = await store.calendars.get(calendarId);
  return onRemovals !== null || (await store.images.owedCount()) > 0;
}
