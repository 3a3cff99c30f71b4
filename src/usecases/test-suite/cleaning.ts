import type { CalendarService } from '../../calendar/calendar-service.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { EventPlace } from '../../domain/calendar-event.ts';
import { DAY_MS } from '../../domain/interval.ts';
import { isOfTestRun } from '../../domain/test-event.ts';
import type { Ports } from '../ports.ts';
import type { TestCalendar, Trace } from './test-calendar.ts';

/** How long one request of the suite may take, the calendar's own new tries included. */
export const ANSWER_MS = 8_000;

/** More patient than anything else: what is not removed now stands in somebody's calendar. A minute at the most. */
const REMOVAL_MS = 15_000;
const ROUNDS = 4;

/** Where the events of a run can lie, seen from a later one: those of the workflow up to a week ahead. */
const BACK_MS = 30 * DAY_MS;
const AHEAD_MS = 15 * DAY_MS;

/** What could not be removed, and why. */
export interface LeftBehind {
  readonly places: readonly EventPlace[];
  readonly trouble: CalendarTrouble;
}

export interface Swept {
  readonly removed: number;
  /** Null when the calendar was looked through, and all that was found is gone. */
  readonly trouble: CalendarTrouble | null;
}

/**
 * Removes what runs that were broken off have left in a calendar. Only events that carry the mark of a test run and an id
 * of bay's: nothing else is ever touched. A run that is under way elsewhere in the same calendar is disturbed by it.
 */
export async function sweepLeftovers(
  calendarId: string,
  { calendar, clock }: Pick<Ports, 'calendar' | 'clock'>,
): Promise<Swept> {
  const now = clock.now();
  const range = { start: now - BACK_MS, end: now + AHEAD_MS };
  const found = await calendar.eventsDuring(calendarId, range, ANSWER_MS);
  if (found.kind !== 'events') return { removed: 0, trouble: found };
  let removed = 0;
  for (const event of found.events.filter(isOfTestRun)) {
    const answer = await calendar.cancelCalendarEvent(event, null, false, ANSWER_MS);
    if ('why' in answer) return { removed, trouble: answer };
    removed += Number(answer.kind === 'removed');
  }
  return { removed, trouble: null };
}

/** Removes all that a run has made and not removed by itself; null when nothing is left. Goes on while it is interrupted. */
export async function cleanUp(
  test: TestCalendar,
  testRun: string,
  real: CalendarService,
): Promise<LeftBehind | null> {
  for (let round = 1; ; round += 1) {
    const trouble = await removeAll(test, testRun, real);
    if (trouble === null) return null;
    if (round === ROUNDS || !mayPass(trouble)) {
      return { places: test.traces().map(({ event }) => placeOf(event)), trouble };
    }
  }
}

async function removeAll(
  test: TestCalendar,
  testRun: string,
  real: CalendarService,
): Promise<CalendarTrouble | null> {
  for (const trace of test.traces()) {
    const trouble = await remove(trace, testRun, real);
    if (trouble !== null) return trouble;
    test.forget(trace.event);
  }
  return null;
}

async function remove(
  { event, doubtful }: Trace,
  testRun: string,
  real: CalendarService,
): Promise<CalendarTrouble | null> {
  const place = placeOf(event);
  if (doubtful) {
    // A creation that comes late finds its id burnt only if the id has been used.
    const tombstone = { ...event, title: 'cancelled', description: '', busy: false };
    const buried = await real.createCalendarEvent(tombstone, REMOVAL_MS);
    if ('why' in buried) return buried;
  }
  const seen = await real.getEvent(place, REMOVAL_MS);
  if ('why' in seen) return seen;
  if (seen.kind !== 'live' || seen.event.testRun !== testRun) return null;
  const cancelled = await real.cancelCalendarEvent(place, null, false, REMOVAL_MS);
  return 'why' in cancelled ? cancelled : null;
}

function mayPass({ kind }: CalendarTrouble): boolean {
  return kind === 'unknown' || kind === 'throttled' || kind === 'unreadable';
}

function placeOf({ calendarId, eventId }: EventPlace): EventPlace {
  return { calendarId, eventId };
}
