import ICAL from 'ical.js';
import { DAY_MS } from '../../domain/interval.ts';
import { weekdayIndex } from '../../domain/local-date.ts';
import { isLate, type Recur } from './ics-rule.ts';
import { Unreadable } from './ics-time.ts';
import { wallOfTime } from './ics-values.ts';

/** More than any calendar holds in the time that bay looks at; an event that asks for more is refused. */
const MOST_OF_EVENT = 20_000;
const TOO_OFTEN = 'it repeats more than 20,000 times';
/** So that no file takes minutes: the library finds some 30,000 occurrences a second. */
const MOST_OF_FILE = 300_000;
/** How many times as long it looks for the weekdays of a month. */
const MONTH_COST = 20;

/** The stretch of wall time to expand, `[from, to]`, in milliseconds. */
export interface WallRange {
  readonly from: number;
  readonly to: number;
}

/** A rule for one iterator of the library, and the wall times from which it may begin. */
interface Walk {
  readonly rule: Partial<Pick<Recur, 'freq' | 'interval' | 'wkst'>> & Readonly<Record<string, unknown>>;
  /** The latest beginning from which nothing is missed that happens at `wall` or later. */
  readonly beginBefore: (wall: number) => number;
}

/** Evenly spread wall times, which need no library. */
interface Step {
  readonly first: number;
  readonly stepMs: number;
}

const WEEKDAY_NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Of rules that are every so many days or weeks, or every week on some weekdays; null for all others. */
function stepsOf({ freq, interval, parts }: Recur, start: number): Step[] | null {
  const { BYDAY, ...others } = parts;
  if ((freq !== 'DAILY' && freq !== 'WEEKLY') || Object.keys(others).length > 0) return null;
  if (BYDAY === undefined) return [{ first: start, stepMs: interval * (freq === 'WEEKLY' ? 7 : 1) * DAY_MS }];
  if (interval > 1) return null;
  return [...new Set(BYDAY)].map((name) => {
    const daysAhead = (WEEKDAY_NAMES.indexOf(name) - weekdayIndex(start) + 7) % 7;
    return { first: start + daysAhead * DAY_MS, stepMs: 7 * DAY_MS };
  });
}

function monthOf(wall: number): number {
  const date = new Date(wall);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function walkByDays({ freq, interval, wkst, parts }: Recur, start: number): Walk {
  const stepMs = interval * (freq === 'WEEKLY' ? 7 : 1) * DAY_MS;
  return {
    rule: { freq, interval, wkst, ...parts },
    beginBefore: (wall) => start + (Math.floor((wall - start) / stepMs) - 1) * stepMs,
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * A walk over `month` (0 is January) of every nth year, or over every nth month. It begins on the first of a month, so
 * that every day of the rule is ahead; where only some months have the days, in a month like the first one.
 */
function walkByMonths({ freq, interval, wkst, parts }: Recur, start: number, month: number | null): Walk {
  const { BYMONTH, ...days } = parts;
  if (days.BYDAY === undefined) days.BYMONTHDAY ??= [new Date(start).getUTCDate()];
  const byYear = month !== null && days.BYMONTHDAY === undefined;
  const months = month !== null && freq === 'YEARLY' ? 12 * interval : month === null ? interval : 12;
  const cycle = isLate(days.BYMONTHDAY ?? [1]) ? 48 / greatestCommonDivisor(48, months) : 1;
  const stride = months * cycle;
  const first = month === null ? monthOf(start) : Math.floor(monthOf(start) / 12) * 12 + month;
  const timeOfDay = start - Math.floor(start / DAY_MS) * DAY_MS;
  return {
    // By the year the library gives 1 March for a 29 February, and is right by the month.
    rule: byYear
      ? { freq: 'YEARLY', interval: months / 12, wkst, BYMONTH: [month + 1], ...days }
      : { freq: 'MONTHLY', interval: months, wkst, ...days },
    beginBefore: (wall) => {
      const begin = first + (Math.floor((monthOf(wall) - first) / stride) - 1) * stride;
      return Date.UTC(Math.floor(begin / 12), begin % 12, 1) + timeOfDay;
    },
  };
}

function walksOf(recur: Recur, start: number): Walk[] {
  const { freq, parts } = recur;
  if (freq === 'DAILY' || freq === 'WEEKLY') return [walkByDays(recur, start)];
  const months = parts.BYMONTH ?? (freq === 'YEARLY' ? [new Date(start).getUTCMonth() + 1] : null);
  return months === null
    ? [walkByMonths(recur, start, null)]
    : months.map((month) => walkByMonths(recur, start, month - 1));
}

/** Expands the rules of one file, and counts what that costs. */
export class Expansion {
  #left = MOST_OF_FILE;

  /**
   * The wall times, ascending, at which a rule that `readRule` let pass happens after `start` and within `range`.
   * `start` itself is always an occurrence and the first that COUNT counts, whether the rule names its day or not;
   * `until` (inclusive) is UNTIL on the same clock.
   *
   * The library's iterator is begun shortly before what is wanted, which is exact as neither COUNT nor UNTIL is left to
   * it, and its first occurrences, which need not fit the rule, are passed over. Throws `Unreadable` past 20,000.
   */
  expand(recur: Recur, start: number, until: number | null, range: WallRange): number[] {
    const { count } = recur;
    const lastByCount = count === null ? null : lastOf(recur, start, count);
    const mustCount = count !== null && lastByCount === null;
    const last = Math.min(range.to, until ?? range.to, lastByCount ?? range.to);
    const from = mustCount ? start : Math.max(start, range.from);
    if (last < from) return [];
    const found =
      stepsOf(recur, start)?.flatMap((step) => this.#step(step, from, last)) ??
      walksOf(recur, start).flatMap((walk) => this.#walk(walk, from, last, count));
    const after = found.filter((wall) => wall > start).sort((a, b) => a - b);
    return (mustCount ? after.slice(0, count - 1) : after).filter((wall) => wall >= range.from);
  }

  #step({ first, stepMs }: Step, from: number, last: number): number[] {
    const skipped = Math.max(0, Math.ceil((from - first) / stepMs));
    const count = Math.floor((last - first) / stepMs) - skipped + 1;
    if (count <= 0) return [];
    this.#left -= count;
    if (count > MOST_OF_EVENT) throw new Unreadable(TOO_OFTEN);
    if (this.#left < 0) throw new Unreadable('the events before it repeat too often to go on');
    return Array.from({ length: count }, (_, at) => first + (skipped + at) * stepMs);
  }

  #walk({ rule, beginBefore }: Walk, from: number, last: number, count: number | null): number[] {
    const found: number[] = [];
    const cost = rule.freq === 'MONTHLY' && 'BYDAY' in rule ? MONTH_COST : 1;
    const begin = new Date(beginBefore(from)).toISOString().slice(0, 19);
    try {
      const iterator = new ICAL.Recur(rule).iterator(ICAL.Time.fromString(begin, null));
      for (let time = iterator.next(); time; time = iterator.next()) {
        const wall = wallOfTime(time);
        if (wall > last || (count !== null && found.length > count)) break;
        if (wall < from) continue;
        found.push(wall);
        this.#left -= cost;
        if (found.length > MOST_OF_EVENT) throw new Unreadable(TOO_OFTEN);
        if (this.#left < 0) throw new Unreadable('the events before it repeat too often to go on');
      }
    } catch (thrown) {
      if (thrown instanceof Unreadable) throw thrown;
      throw new Unreadable('it repeats in a way that is not understood', { cause: thrown });
    }
    return found;
  }
}

/** The last occurrence by COUNT of a rule that is every so many days or weeks; null for others, which must be counted. */
function lastOf({ freq, interval, parts }: Recur, start: number, count: number): number | null {
  if ((freq !== 'DAILY' && freq !== 'WEEKLY') || Object.keys(parts).length > 0) return null;
  return start + (count - 1) * interval * (freq === 'WEEKLY' ? 7 : 1) * DAY_MS;
}
