import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { DAY_MS, HOUR_MS, type Instant, type Interval } from '../../domain/interval.ts';
import type { CalendarState } from '../../store/calendar-states.ts';
import { foreignIn } from '../calendar/foreign-events.ts';
import type { Ports } from '../ports.ts';
import { mirroredOf } from './others-told.ts';

/** Others' days are listed again when what is known of them was last true so long ago: the calendar has told of no reading since. */
const MIRROR_MS = HOUR_MS;
/** And once a day, whatever was put right since: so the day comes in that has come within reach, and nothing stays wrong. */
const LISTING_MS = DAY_MS;

function isFresh(
  { mirror, othersChanged, othersMirrored }: CalendarState,
  { end }: Interval,
  now: Instant,
): boolean {
  if (mirror === null || othersMirrored < othersChanged) return false;
  if (now - mirror.at > MIRROR_MS || now - mirror.listedAt > LISTING_MS || mirror.at > now) return false;
  return mirror.start <= now && mirror.end >= end - DAY_MS;
}

/**
 * Asks when others take time during `range` and stores it, unless what is stored is still up to date. Gives the trouble that
 * prevented it, or null.
 */
export async function renewMirror(
  calendarId: string,
  range: Interval | null,
  { store, calendar, clock }: Pick<Ports, 'store' | 'calendar' | 'clock'>,
  { anyway, withinMs }: { readonly anyway: boolean; readonly withinMs: number },
): Promise<CalendarTrouble | null> {
  if (range === null) return null;
  const now = clock.now();
  const state = await store.calendars.get(calendarId);
  if (!anyway && isFresh(state, range, now)) return null;
  const answer = await calendar.eventsDuring(calendarId, range, withinMs);
  if (answer.kind !== 'events') return answer;
  const listed = new Map(answer.events.map((event) => [event.eventId, event]));
  const others = (await foreignIn(calendarId, answer, store)).map((event) =>
    mirroredOf(listed.get(event.eventId) ?? { ...event, stamp: null, allDay: false }),
  );
  await store.calendars.mirror(calendarId, range, others, now, state.othersChanged);
  return null;
}
