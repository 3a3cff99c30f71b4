import type { App } from '../app.ts';
import type { Appointment } from '../domain/appointment.ts';
import { calendarNote, otherCalendarNote } from '../output/appointment.ts';
import { isQuiet } from '../usecases/ask-calendar.ts';
import { calendarLabel } from '../usecases/calendar-label.ts';
import type { Ports } from '../usecases/ports.ts';

/** Says on stderr which calendar does not show an appointment as it is, why, and what brings it there. */
export async function warnIfNotShown(appointment: Appointment, app: App): Promise<void> {
  const ports = await app.ports();
  // In the same file there is nothing to wait for: another process is about to do it, or `bay sync` will.
  const { status, error } = appointment.image;
  if (ports.calendar.source === 'local' && status !== 'failed' && error === null) return;
  const note = status === 'synced' ? await otherNote(appointment, ports) : await ownNote(appointment, ports);
  if (note === null) return;
  app.warn(note);
  await app.warnOfSignIns();
}

async function ownNote(appointment: Appointment, ports: Ports): Promise<string | null> {
  return calendarNote(appointment, {
    owed: await ports.store.images.owedCount(),
    isQuiet: await isQuiet(appointment.image.calendarId, ports),
  });
}

/** The technician's own calendar, or that of the bay which the appointment has left. */
async function otherNote({ id }: Appointment, { store }: Ports): Promise<string | null> {
  const [behind] = await store.images.owedOf(id);
  if (behind === undefined) return null;
  const calendar = await calendarLabel(behind.calendarId, { store });
  return otherCalendarNote(id, calendar, await store.images.owedCount());
}
