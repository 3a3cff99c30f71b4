import type { Appointment } from '../../domain/appointment.ts';
import { quietFor } from '../calendar/ask-calendar.ts';
import { calendarLabel } from '../calendar/calendar-label.ts';
import type { Ports } from '../ports.ts';

/** What keeps a calendar from showing an appointment. */
export interface Owed {
  /** How many events wait to be told, in all calendars. */
  readonly owed: number;
  /** Why the calendar is left alone for now, and for how many milliseconds yet; null while it is asked. */
  readonly quiet: { readonly why: string; readonly forMs: number } | null;
  /** What people call it, where it is another than the appointment's own. */
  readonly elsewhere: string | null;
}

/** Of the calendar that the appointment's status is about. */
export async function whatIsOwed({ image }: Appointment, ports: Ports): Promise<Owed> {
  const elsewhere = image?.elsewhere ?? null;
  const calendarId = elsewhere ?? image?.calendarId;
  const quiet = calendarId === undefined ? null : await quietFor(calendarId, ports);
  return {
    owed: await ports.store.images.owedCount(),
    quiet: quiet && { why: quiet.trouble.why, forMs: quiet.until - ports.clock.now() },
    elsewhere: elsewhere === null ? null : await calendarLabel(elsewhere, ports),
  };
}

/** Whether anything is on its way to a calendar yet, whichever it is, or is held back in this one. */
export async function isOwing(calendarId: string, { store }: Pick<Ports, 'store'>): Promise<boolean> {
  const { onRemovals } = await store.calendars.get(calendarId);
  return onRemovals !== null || (await store.images.owedCount()) > 0;
}
