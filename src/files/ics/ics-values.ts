import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/interval.ts';
import { type Stamp, stampIn } from '../../domain/stamp-text.ts';
import { Unreadable } from '../../domain/unreadable.ts';
import { plainProperty } from './ics-property.ts';
import type { Span } from './ics-time.ts';

/** A moment as the file writes it: a wall time, and on whose wall. `utc` false and `tzid` null is floating. */
export interface IcsTime extends Stamp {
  readonly tzid: string | null;
}

/** One of the moments of a line, with the end or duration that a period brings. */
export interface IcsDate extends IcsTime {
  readonly until: IcsTime | Span | null;
}

/** Null for what is no moment. */
function timeOf(text: string, tzid: string | null, asDate: boolean): IcsTime | null {
  const stamp = stampIn(text, asDate);
  return stamp && { ...stamp, tzid: stamp.utc ? null : tzid };
}

function dateOf(text: string, tzid: string | null, asDate: boolean): IcsDate | null {
  const [from = '', to] = text.split('/', 2);
  const start = timeOf(from, tzid, asDate);
  if (start === null || to === undefined) return start && { ...start, until: null };
  const until = /^[+-]?P/.test(to) ? durationIn(to) : timeOf(to, tzid, asDate);
  return until === null ? null : { ...start, until };
}

/** The moments of a line, and what of it is none. */
export function datesIn(rest: string): { dates: IcsDate[]; others: string[] } {
  const { parameters, value } = plainProperty(rest);
  const tzid = parameters.get('TZID')?.trim() || null;
  const asDate = parameters.get('VALUE')?.toUpperCase() === 'DATE';
  const dates: IcsDate[] = [];
  const others: string[] = [];
  // vCalendar 1.0 has semicolons between them.
  for (const text of value.replaceAll(/\s/g, '').toUpperCase().split(/[,;]/)) {
    const date = dateOf(text, tzid, asDate);
    if (date === null) others.push(text);
    else dates.push(date);
  }
  return { dates, others };
}

/** The one moment that a line tells. Throws `Unreadable`. */
export function oneDate(rest: string, what: string): IcsDate {
  const { dates, others } = datesIn(rest);
  if (others[0] !== undefined) throw new Unreadable(`${what} "${others.join(',')}" is not a date`);
  const [date, ...more] = dates;
  if (date === undefined || more.length > 0) throw new Unreadable(`${what} is not one date`);
  return date;
}

/** Programs forget the T: what stands before it is days and weeks, and M is minutes. */
const DURATION =
  /^([+-])?P(?=[T\d])(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T?(?=\d)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/;

function durationIn(written: string): Span | null {
  const match = DURATION.exec(written);
  if (match === null) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((text) => Number(text ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const sign = match[1] === '-' ? -1 : 1;
  return {
    days: sign * (weeks * 7 + days) + 0,
    ms: sign * (hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS) + 0,
  };
}

/** Throws `Unreadable`. */
export function durationOf(rest: string): Span {
  const { value } = plainProperty(rest);
  const span = durationIn(value.replaceAll(/\s/g, '').toUpperCase());
  if (span === null) throw new Unreadable(`the duration "${value}" is not one`);
  return span;
}
