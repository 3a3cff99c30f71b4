import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { calendarNote, interruptedNote, leftAloneText } from '../../output/appointments/appointment-note.ts';
import { whatIsOwed } from '../../usecases/in-step/what-is-owed.ts';
import type { App } from '../app.ts';

/**
 * Says on stderr which calendar does not show an appointment as it is, why, and what brings it there; after an interruption,
 * what is safe. `trouble`: what kept it, where that is not kept with the event.
 */
export async function warnIfNotShown(
  appointment: Appointment,
  trouble: CalendarTrouble | null,
  app: App,
): Promise<void> {
  if (app.isInterrupted) return app.warn(interruptedNote(appointment));
  const ports = await app.ports();
  // In the same file there is nothing to wait for: another process is about to do it, or `bay sync` will.
  if (appointment.image === null) return;
  const { status, error } = appointment.image;
  if (ports.calendar.isInTheBook && status !== 'failed' && (error ?? trouble) === null) return;
  if (status === 'synced') return;
  const { quiet, ...owed } = await whatIsOwed(appointment, ports);
  const note = calendarNote(appointment, {
    ...owed,
    trouble: trouble?.why ?? (quiet && leftAloneText(quiet)),
  });
  if (note === null) return;
  app.warn(note);
  if (trouble !== null) await warnOfCure(trouble, app);
  await app.warnOfSignIns();
}

/** The same of visits that were changed together, of which the first is named that is not shown. */
export async function warnIfOneIsNotShown(
  visits: readonly Appointment[],
  trouble: CalendarTrouble | null,
  app: App,
): Promise<void> {
  const owed = visits.find(({ image }) => image !== null && image.status !== 'synced');
  if (owed !== undefined) await warnIfNotShown(owed, trouble, app);
}

/** What to type where the trouble is no passing one; of a sign-in that Google refuses, `warnOfSignIns` tells. */
export async function warnOfCure(trouble: CalendarTrouble, app: App): Promise<void> {
  if (trouble.kind !== 'signed-out' || trouble.signIn === 'expired') return;
  const { troubleText } = await import('../../output/hints/trouble.ts');
  app.warn(troubleText(trouble, await app.time()));
}
