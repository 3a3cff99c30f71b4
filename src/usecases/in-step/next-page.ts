import type { ReadFrom } from '../../calendar/calendar-service.ts';
import { DAY_MS, type Instant, type Interval, MINUTE_MS } from '../../domain/interval.ts';
import type { OpenReading } from '../../store/calendar-readings.ts';
import type { CalendarState } from '../../store/calendar-states.ts';
import { LOOK_BACK_MS } from '../calendar/patience.ts';
import type { Ports } from '../ports.ts';

/** What is to be asked of a calendar next, and what was known when it was. */
export interface PageWanted {
  readonly state: CalendarState;
  /** The reading that the page belongs to; null: it begins with it. */
  readonly open: OpenReading | null;
  readonly from: ReadFrom;
  readonly beganAt: Instant;
  /** The days of which others' time is taken in; null: nobody needs to know. */
  readonly ahead: Interval | null;
  readonly othersChanged: number;
}

/** A reading that was left for longer begins anew: what its pages held is no news any more. */
const LONGEST_READING_MS = DAY_MS;
/** A calendar read by time is read from a little before, for its lists may lag. */
const OVERLAP_MS = 5 * MINUTE_MS;
/** Less than the about thirty days that Google reaches back (docs/google.md §5). */
const DEEPEST_MS = 20 * DAY_MS;

/**
 * The reading that did not come to its end goes on with its next page. Else what has changed since the token is asked for;
 * all, where there is none; and by time, while the token is not taken and all was read within `wholeEveryMs`.
 */
export async function nextPage(
  calendarId: string,
  ahead: Interval | null,
  wholeEveryMs: number,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<PageWanted> {
  const now = clock.now();
  const state = await store.calendars.get(calendarId);
  const open = await store.calendars.openReading(calendarId);
  if (open !== null && open.beganAt <= now && now - open.beganAt <= LONGEST_READING_MS) {
    const { from, beganAt, othersChanged } = open;
    return { state, open, from, beganAt, ahead: open.ahead, othersChanged };
  }
  if (open !== null) await store.calendars.dropReading(calendarId);
  const from = beginning(state, now, wholeEveryMs);
  return {
    state,
    open: null,
    from,
    beganAt: now,
    // What has changed puts the mirror right as it is.
    ahead: from.kind === 'all' ? ahead : daysOf(state),
    othersChanged: state.othersChanged,
  };
}

function daysOf({ mirror }: CalendarState): Interval | null {
  return mirror === null ? null : { start: mirror.start, end: mirror.end };
}

function beginning(state: CalendarState, now: Instant, wholeEveryMs: number): ReadFrom {
  const { syncToken, tokenRefusedAt, asOf, readAt } = state;
  const all: ReadFrom = { kind: 'all', since: now - LOOK_BACK_MS };
  if (syncToken === null) return all;
  if (tokenRefusedAt === null) return { kind: 'token', syncToken };
  if (mayReadAll(state, now, wholeEveryMs)) return all;
  return { kind: 'time', since: Math.max((asOf ?? readAt ?? now) - OVERLAP_MS, now - DEEPEST_MS) };
}

/** Whether all of a calendar that takes no token may be read already. */
function mayReadAll({ comparedAt }: CalendarState, now: Instant, wholeEveryMs: number): boolean {
  return comparedAt === null || comparedAt > now || now - comparedAt >= wholeEveryMs;
}
