import type { Event } from './agent-caller.ts';
import { DAY } from './agent-site.ts';
import { bookViolations, readBook } from './invariants.ts';

/** What is wrong with a day that agents have filled. One sentence for each breach. */
export function judgeDay(file: string, events: readonly Event[], starts: number): string[] {
  const book = readBook(file);
  const scheduled = book.appointments.filter(({ status }) => status === 'scheduled');
  const taken = new Set(scheduled.map(({ start_at }) => start_at));
  const claims = book.claims.filter(({ appointment_id }) => appointment_id !== null);
  return [
    ...bookViolations({ ...book, claims }),
    ...(scheduled.length === starts ? [] : [`${scheduled.length} are booked instead of ${starts}`]),
    ...(taken.size === scheduled.length ? [] : [`${scheduled.length} share ${taken.size} starts`]),
    ...scheduled.flatMap(({ id, start_at }) => (isThatDay(start_at) ? [] : [`#${id} is on another day`])),
    ...book.customers.flatMap(({ id, appointments }) =>
      appointments > 1 ? [`customer ${id} has ${appointments} appointments`] : [],
    ),
    ...events.flatMap((event) => judged(event, new Set(scheduled.map(({ id }) => id)))),
  ];
}

function isThatDay(at: number): boolean {
  return new Date(at).toISOString().startsWith(DAY);
}

function judged(event: Event, scheduled: ReadonlySet<number>): string[] {
  if (event.kind === 'wrong') return [event.what];
  if (event.kind === 'refused')
    return event.alternatives >= 2 ? [] : [`refused (${event.code}) with ${event.alternatives} alternatives`];
  const { customer, appointmentId } = event;
  return scheduled.has(appointmentId)
    ? []
    : [`customer ${customer} was told #${appointmentId}, which is not booked`];
}
