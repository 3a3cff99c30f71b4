import { DAY_MS } from '../../../src/domain/interval.ts';
import { badRequest, REFUSALS, Refused } from './answer.ts';
import { instantAt, isZone, momentText, readDate, readMoment } from './moments.ts';
import type { EventResource } from './stored-calendar.ts';

export interface ReadTime {
  readonly at: number;
  /** As Google gives it back. */
  readonly shown: { date?: string; dateTime?: string; timeZone?: string };
  readonly allDay: boolean;
}

/** What was read before: a simulator writes the same few times over and over. */
const READ = new Map<string, ReadTime>();
const MOST_READ = 10_000;

/**
 * One end of an event. What comes back is written in the calendar's own zone, whatever offset it was sent with, so that
 * only clients that compare instants pass [unverified].
 */
function readTime(value: unknown, name: 'start' | 'end', zone: string): ReadTime {
  const { date = '', dateTime = '', timeZone = '' } = (value ?? {}) as Record<string, unknown>;
  const key = `${zone} ${String(date)} ${String(dateTime)} ${String(timeZone)}`;
  const known = READ.get(key);
  if (known !== undefined) return known;
  const read = readNewTime(value, name, zone);
  if (READ.size > MOST_READ) READ.clear();
  READ.set(key, read);
  return read;
}

function readNewTime(value: unknown, name: 'start' | 'end', zone: string): ReadTime {
  if (value === undefined || value === null)
    throw new Refused(badRequest('required', `Missing ${name} time.`));
  if (typeof value !== 'object') throw invalid(name);
  const { date, dateTime, timeZone } = value as Record<string, unknown>;
  const dated = date !== undefined && date !== null;
  const timed = dateTime !== undefined && dateTime !== null;
  if (dated === timed) throw invalid(name);
  if (timeZone !== undefined && timeZone !== null && (typeof timeZone !== 'string' || !isZone(timeZone)))
    throw new Refused(badRequest('invalid', `Invalid time zone definition for ${name} time.`));
  if (dated) {
    const midnight = readDate(date);
    if (midnight === null) throw invalid(name);
    return { at: instantAt(zone, midnight), shown: { date: date as string }, allDay: true };
  }
  const moment = readMoment(dateTime);
  if (moment === null) throw invalid(name);
  const own = typeof timeZone === 'string' ? timeZone : null;
  if (moment.offsetMs === null && own === null)
    throw new Refused(badRequest('required', `Missing time zone definition for ${name} time.`));
  const exact =
    moment.offsetMs === null ? instantAt(own ?? zone, moment.wallMs) : moment.wallMs - moment.offsetMs;
  const at = Math.floor(exact / 1000) * 1000;
  return { at, shown: { dateTime: momentText(at, zone), timeZone: own ?? zone }, allDay: false };
}

function invalid(name: 'start' | 'end'): Refused {
  return new Refused(badRequest('invalid', `Invalid ${name} time.`));
}

/** Start and end of an event: both there, of one kind, the end not before the start. */
export function readTimes(body: EventResource, zone: string): { start: ReadTime; end: ReadTime } {
  const start = readTime(body.start, 'start', zone);
  const end = readTime(body.end, 'end', zone);
  if (start.allDay !== end.allDay)
    throw new Refused(
      badRequest('invalid', 'Start and end times must either both be date or both be dateTime.'),
    );
  // An all-day event must end on a later day [unverified].
  if (end.at < start.at || (start.allDay && end.at === start.at)) throw new Refused(REFUSALS.timeRangeEmpty);
  if (body.recurrence && !start.allDay && !body.start?.timeZone)
    throw new Refused(badRequest('required', 'Missing time zone definition for start time.'));
  return { start, end };
}

/** How an end of a whole-day event is written, `days` after `wallMidnight`. */
export function dateAfter(wallMidnight: number, days: number): string {
  return new Date(wallMidnight + days * DAY_MS).toISOString().slice(0, 10);
}
