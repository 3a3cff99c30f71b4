import ICAL from 'ical.js';
import { DAY_MS } from '../../domain/interval.ts';
import { Unreadable } from './ics-time.ts';
import { wallOfTime } from './ics-values.ts';

export type Recur = InstanceType<typeof ICAL.Recur>;

const WEEKDAY = '(?:MO|TU|WE|TH|FR|SA|SU)';
const list = (item: string) => new RegExp(`^(?:${item})(?:,(?:${item}))*$`);

/** The parts of a rule that are understood, and how each must be written. */
const PARTS: ReadonlyMap<string, RegExp> = new Map([
  ['FREQ', /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/],
  // The library counts an interval out day by day.
  ['INTERVAL', /^0*[1-9]\d?$/],
  ['COUNT', /^0*[1-9]\d{0,6}$/],
  ['UNTIL', /^[1-9]\d{7}(?:T\d{6}Z?)?$/],
  ['WKST', list(WEEKDAY)],
  ['BYMONTH', list('0?[1-9]|1[0-2]')],
  ['BYMONTHDAY', list('[+-]?(?:0?[1-9]|[12]\\d|3[01])')],
  ['BYDAY', list(`(?:[+-]?[1-5])?${WEEKDAY}`)],
  ['BYSETPOS', list('-[1-3]|[1-9]|1\\d|2[0-3]')],
]);

function refuse(part: string): never {
  throw new Unreadable(`it repeats in a way that is not understood (${part})`);
}

function partsOf(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(';').filter(Boolean)) {
    const [name = '', value = ''] = part.split('=', 2);
    if (parts.has(name) || !PARTS.get(name)?.test(value)) refuse(part);
    parts.set(name, value);
  }
  return parts;
}

/**
 * An RRULE, as ical.js reads it, if it is one that ical.js expands rightly and in finite time; everything else is
 * refused, since its iterator seeks for ever what a rule never reaches. What no calendar program offers is not wanted:
 * hours and minutes, days and weeks of the year, more than 99 periods between.
 *
 *   DAILY, WEEKLY   BYDAY without numbers; DAILY with it, or either with BYMONTH, every time (INTERVAL=1)
 *   MONTHLY         BYMONTHDAY, BYDAY or both; BYSETPOS counts plain weekdays; BYMONTH every month (INTERVAL=1)
 *   YEARLY          the same, but only with BYMONTH; several months with BYSETPOS not
 *
 * A fifth weekday, which only some months have, every time; the 29th to 31st alone, at a step that meets every month
 * it can within four. Throws `Unreadable`.
 */
export function readRule(written: string, start: number): Recur {
  const text = written.trim().toUpperCase();
  const parts = partsOf(text);
  if (!parts.has('FREQ')) refuse(text);
  const recur = ICAL.Recur.fromString(text);
  const until = recur.until?.toICALString();
  if (until !== undefined && until !== parts.get('UNTIL')) refuse(`UNTIL=${parts.get('UNTIL')}`);
  if (recur.count !== null && until !== undefined) refuse('both COUNT and UNTIL');
  checkShape(recur, start, (name) => refuse(`${name}=${parts.get(name)} in ${recur.freq}`));
  return recur;
}

function checkShape(
  { freq, interval, parts }: Recur,
  start: number,
  refusePart: (name: string) => never,
): void {
  const { BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS } = parts;
  const often = freq === 'DAILY' || freq === 'WEEKLY';
  const numbered = BYDAY?.some((day) => day.length > 2) ?? false;
  if (often && BYMONTHDAY !== undefined) refusePart('BYMONTHDAY');
  if (numbered && (often || BYSETPOS !== undefined || BYMONTHDAY !== undefined)) refusePart('BYDAY');
  if (interval > 1 && (freq === 'DAILY' || BYDAY?.some((day) => day.includes('5')))) {
    if (BYDAY !== undefined) refusePart('BYDAY');
  }
  if (interval > 1 && freq !== 'YEARLY' && BYMONTH !== undefined) refusePart('INTERVAL');
  if (freq === 'YEARLY' && BYMONTH === undefined && BYDAY !== undefined) refusePart('BYDAY');
  if (freq === 'YEARLY' && BYMONTH === undefined && BYMONTHDAY !== undefined) refusePart('BYMONTHDAY');
  if (BYDAY !== undefined && BYMONTHDAY?.some((day) => day < 0 || day > 28)) refusePart('BYMONTHDAY');
  if (BYSETPOS !== undefined) {
    if (often || BYDAY === undefined || BYMONTHDAY !== undefined) refusePart('BYSETPOS');
    if (freq === 'YEARLY' && (BYMONTH?.length ?? 0) > 1) refusePart('BYSETPOS');
    if (BYSETPOS.some((at) => at > 4 * BYDAY.length)) refusePart('BYSETPOS');
  }
  const days = BYMONTHDAY ?? [BYDAY === undefined ? new Date(start).getUTCDate() : 1];
  if (days.length > 1 && isLate(days)) refusePart('BYMONTHDAY');
  if (freq === 'MONTHLY' && 12 % interval !== 0 && interval % 12 !== 0 && isLate(days))
    refusePart('INTERVAL');
}

/** Days that some months do not have. */
export function isLate(days: readonly number[]): boolean {
  return days.every((day) => Math.abs(day) > 28);
}

/** UNTIL on the clock that `toWall` knows, inclusive. A date lasts to its end; whole days end by the date alone. */
export function untilWall({ until }: Recur, allDay: boolean, toWall: (utc: number) => number): number | null {
  if (until === null) return null;
  const wall = wallOfTime(until);
  if (allDay) return Math.floor(wall / DAY_MS) * DAY_MS;
  if (until.isDate) return wall + DAY_MS - 1;
  return until.zone === ICAL.Timezone.utcTimezone ? toWall(wall) : wall;
}
