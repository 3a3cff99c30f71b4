import type { Interval } from '../../domain/interval.ts';
import { nothingAbout, type OthersAbout } from '../../domain/others-about.ts';
import type { Shop } from '../../domain/shop.ts';
import { PATIENCE } from '../calendar/patience.ts';
import type { Ports } from '../ports.ts';

/** Time that others take in a calendar of the shop, and whose it is therefore not. */
export interface BusyTime extends Interval, OthersAbout {
  /** As the shop names it. */
  readonly calendar: string;
  /** Who has that calendar. */
  readonly bays: readonly string[];
  readonly technicians: readonly string[];
}

/**
 * What is known of others' time during `range`, without asking anybody: of our own calendar what is in it, of Google's what
 * was last read. In order of start.
 */
export async function knownBusy(
  range: Interval,
  { bays, technicians }: Pick<Shop, 'bays' | 'technicians'>,
  ports: Pick<Ports, 'store' | 'calendar'>,
): Promise<BusyTime[]> {
  const everyone = [...bays, ...technicians];
  const calendarIds = [...new Set(everyone.flatMap((one) => one.calendarId ?? []))];
  const busy: BusyTime[] = [];
  for (const calendarId of await calendarsWithOthers(calendarIds, range, ports)) {
    const namesOf = (who: readonly { readonly name: string; readonly calendarId: string | null }[]) =>
      who.filter((one) => one.calendarId === calendarId).map(({ name }) => name);
    const users = { bays: namesOf(bays), technicians: namesOf(technicians) };
    const calendar = everyone.find((one) => one.calendarId === calendarId)?.calendar ?? calendarId;
    for (const { start, end, kind, title, place, meetingUrl } of await othersIn(calendarId, range, ports)) {
      busy.push({ ...users, calendar, start, end, kind, title, place, meetingUrl });
    }
  }
  return busy.sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Those in which others may have something. Most calendars of the book's own hold nothing but our own events, and to say so of
 * all at once costs less than to list one.
 */
async function calendarsWithOthers(
  calendarIds: readonly string[],
  range: Interval,
  { calendar }: Pick<Ports, 'calendar'>,
): Promise<readonly string[]> {
  if (!calendar.isInTheBook || calendarIds.length === 0) return calendarIds;
  const questions = calendarIds.map((calendarId) => ({ ...NOTHING_OURS, calendarId }));
  const times = await calendar.getFreeAvailability(questions, range, PATIENCE.check);
  return times.filter((time) => !time.known || time.intervals.length > 0).map(({ calendarId }) => calendarId);
}

async function othersIn(
  calendarId: string,
  range: Interval,
  { store, calendar }: Pick<Ports, 'store' | 'calendar'>,
): Promise<readonly (Interval & OthersAbout)[]> {
  if (!calendar.isInTheBook) return store.calendars.mirrored(calendarId, range);
  const answer = await calendar.eventsDuring(calendarId, range, PATIENCE.check);
  if (answer.kind !== 'events') return [];
  return answer.events
    .filter(({ busy, cancelled, stamp, start, end }) => busy && !cancelled && stamp === null && start < end)
    .map(({ start, end, title, allDay }) => Object.assign({}, nothingAbout(allDay), { start, end, title }));
}

/** Our own are in the list that is asked for next. */
const NOTHING_OURS = { ours: [], crowded: true };
