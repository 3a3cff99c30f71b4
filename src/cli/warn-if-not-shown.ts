import type { App } from '../app.ts';
import type { Appointment } from '../domain/appointment.ts';
import { calendarNote } from '../output/appointment.ts';
import { isQuiet } from '../usecases/ask-calendar.ts';

/** Says on stderr that the calendar does not show an appointment as it is, why, and what brings it there. */
export async function warnIfNotShown(appointment: Appointment, app: App): Promise<void> {
  const { image } = appointment;
  if (image.status === 'synced') return;
  const ports = await app.ports();
  // In the same file there is nothing to wait for: another process is about to do it, or `bay sync` will.
  if (ports.calendar.source === 'local' && image.status === 'pending' && image.error === null) return;
  const note = calendarNote(appointment, {
    owed: await ports.store.images.owedCount(),
    isQuiet: await isQuiet(image.calendarId, ports),
  });
  if (note !== null) app.warn(note);
  await app.warnOfSignIns();
}
