import { DAY_MS } from '../../domain/interval.ts';
import { weekdayOf, yearAndMonth } from '../../domain/repeat-days.ts';

/** A rule of vCalendar 1.0 as RFC 5545 writes it, with a doubt to be told. */
export interface TranslatedRule {
  readonly text: string;
  readonly doubt: string | null;
}

const KINDS = { D: 'DAILY', W: 'WEEKLY', MP: 'MONTHLY', MD: 'MONTHLY', YM: 'YEARLY', YD: 'YEARLY' } as const;
type Kind = keyof typeof KINDS;

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const RULE = /^(D|W|MP|MD|YM|YD)(\d{1,5})((?:\s+\S+)*)$/;
const TIME = /^([01]\d|2[0-3])([0-5]\d)$/;
const END = /^\d{8}(?:T\d{4}(?:\d\d)?Z?)?$/;

/** How the days of a rule are written; `+` counts from the beginning, `-` from the end. */
const DAYS: Readonly<Record<Kind, RegExp | null>> = {
  D: null,
  W: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
  MP: /^(?:[1-5][+-]|MO|TU|WE|TH|FR|SA|SU)$/,
  MD: /^(?:(?:[1-9]|[12]\d|3[01])[+-]?|LD)$/,
  YM: /^(?:[1-9]|1[0-2])$/,
  YD: /^(?:[1-9]\d{0,2})$/,
};

/**
 * `W1 MO WE #10`, `MP1 1+ FR 20261224T000000Z` and the like: what nearly every phone and program of the nineties wrote. Null
 * for any other text, for rules within rules, and for times of day that differ from day to day. `start` is a wall time.
 */
export function translatedRule(written: string, start: number): TranslatedRule | null {
  const [, kind, interval, rest = ''] = RULE.exec(written.trim().toUpperCase()) ?? [];
  if (kind === undefined || interval === undefined) return null;
  const words = rest.split(/\s+/).filter(Boolean);
  const parts = [`FREQ=${KINDS[kind as Kind]}`, `INTERVAL=${interval}`];
  const days: string[] = [];
  const times: string[] = [];
  let count: number | null = null;
  let hasEnd = false;
  for (const word of words) {
    // The last occurrence that a program made.
    const plain = word.replace(/\$$/, '');
    if (/^#\d{1,7}$/.test(plain)) count = Number(plain.slice(1));
    else if (END.test(plain)) parts.push(`UNTIL=${plain}`);
    else if (DAYS[kind as Kind]?.test(plain)) days.push(plain);
    else if (TIME.test(plain)) times.push(plain);
    else return null;
    hasEnd ||= END.test(plain);
  }
  const byDays = daysPart(kind as Kind, days, start);
  const byTimes = timesPart(times);
  if (byDays === null || byTimes === null) return null;
  parts.push(...byDays, ...byTimes);
  const isSeveral = kind === 'W' && days.length > 1;
  // "W1 TU TH #5" is five weeks in the standard, and five times in some programs.
  const counted = count === null ? null : count * (isSeveral ? days.length : 1) * Math.max(1, times.length);
  if (counted !== null && counted > 0) parts.push(`COUNT=${counted}`);
  const text = parts.join(';');
  if (counted === null && !hasEnd)
    return { text, doubt: 'does not say when it ends: it is taken without an end' };
  const isDoubtful = counted !== null && count !== null && counted !== count;
  return { text, doubt: isDoubtful ? `may end after ${count} times: it is taken ${counted} times` : null };
}

function daysPart(kind: Kind, days: readonly string[], start: number): string[] | null {
  if (kind === 'MP') return positionsPart(days, start);
  if (days.length === 0) return [];
  if (kind === 'W') return [`BYDAY=${days.join(',')}`];
  if (kind === 'YM') return [`BYMONTH=${days.join(',')}`];
  if (kind === 'YD') return [`BYYEARDAY=${days.join(',')}`];
  return [`BYMONTHDAY=${days.map((day) => (day === 'LD' ? '-1' : numbered(day))).join(',')}`];
}

/** `3-` is the third from the end. */
function numbered(text: string): string {
  return text.endsWith('-') ? `-${text.slice(0, -1)}` : text.replace('+', '');
}

/** `1+ 3+ MO WE 1- FR`: each weekday by the numbers before it. Without any, what the start is in its month. */
function positionsPart(words: readonly string[], start: number): string[] | null {
  const day = Math.floor(start / DAY_MS);
  const own = [String(Math.ceil(yearAndMonth(day).date / 7))];
  const weekday = WEEKDAYS[weekdayOf(day)] as string;
  const found: string[] = [];
  let numbers: string[] = [];
  let areUsed = true;
  for (const word of words) {
    if (/^\d/.test(word)) {
      numbers = areUsed ? [numbered(word)] : [...numbers, numbered(word)];
      areUsed = false;
    } else {
      areUsed = true;
      found.push(...(numbers.length > 0 ? numbers : own).map((number) => `${number}${word}`));
    }
  }
  if (!areUsed || words.length === 0)
    found.push(...(numbers.length > 0 ? numbers : own).map((number) => `${number}${weekday}`));
  return [`BYDAY=${found.join(',')}`];
}

/** Null for times that are not every hour at the same minutes. */
function timesPart(times: readonly string[]): string[] | null {
  if (times.length === 0) return [];
  const [minute] = times.map((time) => time.slice(2));
  if (times.some((time) => time.slice(2) !== minute)) return null;
  return [`BYHOUR=${times.map((time) => Number(time.slice(0, 2))).join(',')}`, `BYMINUTE=${Number(minute)}`];
}
