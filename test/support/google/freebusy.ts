import { DAY_MS, type Interval, merge } from '../../../src/domain/interval.ts';
import { type Answer, badRequest, ok, REFUSALS, Refused } from './answer.ts';
import { ruledInstances } from './instances.ts';
import { calendarMeant, type ModelState } from './model-state.ts';
import { isZone, momentParameter, momentText } from './moments.ts';
import { type EventResource, horizonOf, type StoredCalendar, visible } from './stored-calendar.ts';

/** Undocumented: other projects were refused beyond some three months (docs/google.md §6). */
const LONGEST_MS = 90 * DAY_MS;
const MOST_CALENDARS = 50;

interface FreeBusyRequest {
  readonly timeMin?: string;
  readonly timeMax?: string;
  readonly timeZone?: string;
  readonly items?: readonly { readonly id?: string }[];
  readonly calendarExpansionMax?: number;
  readonly groupExpansionMax?: number;
}

export function freeBusy(state: ModelState, account: string, body: unknown): Answer {
  if (typeof body !== 'object' || body === null) throw new Refused(badRequest('parseError', 'Parse Error'));
  const { timeMin, timeMax, timeZone = 'UTC', items = [], ...most } = body as FreeBusyRequest;
  const { calendarExpansionMax = MOST_CALENDARS, groupExpansionMax = 100 } = most;
  for (const [name, value] of Object.entries({ timeMin, timeMax }))
    if (typeof value !== 'string') throw new Refused(badRequest('required', `Missing ${name} parameter.`));
  if (!isZone(timeZone)) throw new Refused(badRequest('invalid', 'Invalid time zone.', 'timeZone'));
  if (calendarExpansionMax > MOST_CALENDARS || groupExpansionMax > 100)
    throw new Refused(badRequest('invalid', 'Invalid Value'));
  const window = { start: momentParameter(timeMin ?? ''), end: momentParameter(timeMax ?? '') };
  if (window.start >= window.end) throw new Refused(REFUSALS.timeRangeEmpty);
  if (window.end - window.start > LONGEST_MS)
    throw new Refused({
      status: 400,
      domain: 'calendar',
      reason: 'timeRangeTooLong',
      message: 'The requested time range is too long.',
      location: 'timeMax',
    });
  const calendars: Record<string, object> = {};
  for (const { id } of items) {
    if (typeof id !== 'string') throw new Refused(badRequest('required', 'Required', 'items.id'));
    const calendar = calendarMeant(state, account, id);
    if (items.length > calendarExpansionMax) calendars[id] = failed('tooManyCalendarsRequested');
    else if (!calendar?.roles.has(account)) calendars[id] = failed('notFound');
    else if (calendar.broken) calendars[id] = failed('internalError');
    else calendars[id] = { busy: shownBusy(state, calendar, window, timeZone) };
  }
  return ok({
    kind: 'calendar#freeBusy',
    timeMin: new Date(window.start).toISOString(),
    timeMax: new Date(window.end).toISOString(),
    calendars,
  });
}

/** Beside the errors stands an empty list: a client that reads only `busy` takes "unknown" for "free". */
function failed(reason: string): object {
  return { errors: [{ domain: 'global', reason }], busy: [] };
}

function shownBusy(
  state: ModelState,
  calendar: StoredCalendar,
  window: Interval,
  timeZone: string,
): object[] {
  const found = busyIn(state, calendar, window);
  const clipped = found.map(({ start, end }) => ({
    start: Math.max(start, window.start),
    end: Math.min(end, window.end),
  }));
  const periods = state.settings.rawBusy ? found.toReversed() : merge(clipped);
  return periods.map(({ start, end }) => ({
    start: momentText(start, timeZone),
    end: momentText(end, timeZone),
  }));
}

/** What keeps the calendar busy within a window: one interval an event or instance. */
function busyIn(state: ModelState, calendar: StoredCalendar, window: Interval): Interval[] {
  const within = ({ start, end }: Interval) => start < window.end && end > window.start && start < end;
  const busy: Interval[] = [];
  for (const version of visible(calendar, horizonOf(calendar, state.now(), state.settings.lagMs), false)) {
    if (!takesTime(version.resource)) continue;
    if (!version.resource.recurrence) {
      if (within(version)) busy.push({ start: version.start, end: version.end });
      continue;
    }
    const excepted = calendar.exceptions.get(version.resource.id ?? '');
    for (const { resource, start, end } of ruledInstances(calendar, version, window.end))
      if (within({ start, end }) && !excepted?.has(resource.id ?? '')) busy.push({ start, end });
  }
  return busy;
}

/** Neither transparent nor declined by the calendar's owner; tentative and unanswered ones are busy [unverified]. */
function takesTime({ transparency, attendees }: EventResource): boolean {
  if (transparency === 'transparent') return false;
  return !attendees?.some(({ self, responseStatus }) => self === true && responseStatus === 'declined');
}
