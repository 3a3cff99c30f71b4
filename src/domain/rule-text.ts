import { DAY_MS } from './interval.ts';
import { FREQUENCIES, type Frequency, type Rule } from './repeat-rule.ts';
import { stampIn } from './stamp-text.ts';
import { Unreadable } from './unreadable.ts';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const WEEKDAY = `(?:${WEEKDAYS.join('|')})`;
const list = (item: string) => new RegExp(`^(?:${item})(?:,(?:${item}))*$`);
const upTo = (digits: string) => list(`[+-]?0*(?:${digits})`);

/** The parts of a rule, and how each must be written. */
const PARTS: ReadonlyMap<string, RegExp> = new Map([
  ['FREQ', new RegExp(`^(?:${FREQUENCIES.join('|')})$`)],
  ['INTERVAL', /^0*[1-9]\d{0,5}$/],
  ['COUNT', /^0*[1-9]\d{0,6}$/],
  ['UNTIL', /^[1-9]\d{7}(?:T\d{4}(?:\d\d)?(?:Z|[+-]\d{4})?)?$/],
  ['WKST', new RegExp(`^${WEEKDAY}$`)],
  ['BYMONTH', list('0?[1-9]|1[0-2]')],
  ['BYWEEKNO', upTo('[1-9]|[1-4]\\d|5[0-3]')],
  ['BYYEARDAY', upTo('[1-9]\\d?|[12]\\d\\d|3[0-5]\\d|36[0-6]')],
  ['BYMONTHDAY', upTo('[1-9]|[12]\\d|3[01]')],
  ['BYDAY', list(`(?:[+-]?0?[1-9]\\d?)?${WEEKDAY}`)],
  ['BYHOUR', list('0?\\d|1\\d|2[0-3]')],
  ['BYMINUTE', list('[0-5]?\\d')],
  ['BYSECOND', list('[0-5]?\\d|60')],
  ['BYSETPOS', upTo('[1-9]\\d?|[12]\\d\\d|3[0-5]\\d|36[0-6]')],
  ['RSCALE', /^GREGORIAN$/],
  ['SKIP', /^(?:OMIT|BACKWARD|FORWARD)$/],
]);

function refuse(part: string): never {
  throw new Unreadable(`it repeats in a way that is not understood (${part})`);
}

function partsOf(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text.split(';').filter(Boolean)) {
    const [name = '', value = ''] = part.split('=', 2);
    // What a program adds for itself says nothing to others (RFC 2445 §4.3.10), nor does what is left empty.
    if (name.startsWith('X-') || (value === '' && PARTS.has(name))) continue;
    if (parts.has(name) ? parts.get(name) !== value : !PARTS.get(name)?.test(value)) refuse(part);
    parts.set(name, value);
  }
  return parts;
}

/**
 * Reads an RRULE or EXRULE. Every rule of RFC 5545 is understood, and SKIP of RFC 7529; of its calendars only our own.
 * Throws `Unreadable`.
 */
export function readRule(written: string): Rule {
  const text = written.replaceAll(/\s/g, '').toUpperCase();
  const parts = partsOf(text);
  if (!parts.has('FREQ')) refuse(text || 'no FREQ');
  const numbers = (name: string) => [...new Set((parts.get(name)?.split(',') ?? []).map(Number))];
  const days = (parts.get('BYDAY')?.split(',') ?? []).map((day) => ({
    weekday: WEEKDAYS.indexOf(day.slice(-2)),
    nth: day.length > 2 ? Number(day.slice(0, -2)) : null,
  }));
  const rule: Rule = {
    frequency: parts.get('FREQ') as Frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    until: untilIn(parts.get('UNTIL')),
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')),
    months: numbers('BYMONTH'),
    weekNumbers: numbers('BYWEEKNO'),
    yearDays: numbers('BYYEARDAY'),
    monthDays: numbers('BYMONTHDAY'),
    days,
    hours: numbers('BYHOUR'),
    minutes: numbers('BYMINUTE'),
    seconds: numbers('BYSECOND').map((second) => Math.min(second, 59)),
    positions: numbers('BYSETPOS'),
    skip: (parts.get('SKIP') ?? 'OMIT') as Rule['skip'],
  };
  checkShape(rule, (name) => refuse(`${name}=${parts.get(name)} in ${rule.frequency}`));
  return rule;
}

function untilIn(written: string | undefined): Rule['until'] {
  if (written === undefined) return null;
  return stampIn(written, false) ?? refuse(`UNTIL=${written}`);
}

/** What RFC 5545 §3.3.10 forbids because it means nothing. */
function checkShape(
  { frequency, weekNumbers, yearDays, days }: Rule,
  refusePart: (name: string) => never,
): void {
  if (weekNumbers.length > 0 && frequency !== 'YEARLY') refusePart('BYWEEKNO');
  if (yearDays.length > 0 && ['DAILY', 'WEEKLY', 'MONTHLY'].includes(frequency)) refusePart('BYYEARDAY');
  const isNumbered = days.some(({ nth }) => nth !== null);
  if (isNumbered && ((frequency !== 'MONTHLY' && frequency !== 'YEARLY') || weekNumbers.length > 0))
    refusePart('BYDAY');
}

/** UNTIL on the clock that `toWall` knows, inclusive. A date lasts to its end; whole days end by the date alone. */
export function untilWall(
  { until }: Pick<Rule, 'until'>,
  allDay: boolean,
  toWall: (utc: number) => number,
): number | null {
  if (until === null) return null;
  if (allDay) return Math.floor(until.wall / DAY_MS) * DAY_MS;
  if (until.isDate) return until.wall + DAY_MS - 1;
  return until.utc ? toWall(until.wall) : until.wall;
}
