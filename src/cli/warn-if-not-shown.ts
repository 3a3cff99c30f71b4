import type { App } from '../app.ts';
import type { Appointment } from '../domain/appointment.ts';
import { calendarNote } from '../output/appointment.ts';
import { isQuiet } from '../usecases/ask-calendar.ts';

/** Says on stderr that the calendar does not show an appointment as it is, why, and what brings it there. */
export async function warnIfNotShown(appointment: Appointment, app: App): Promise<void> {
  if (appointment.image.status === 'synced') return;
  const ports = await app.ports();
  const note = calendarNote(appointment, {
    owed: await ports.store.images.owedCount(),
    isQuiet: await isQuiet(appointment.image.calendarId, ports),
  });
  if (note !== null) app.warn(note);
  await app.warnOfSignIns();
}
