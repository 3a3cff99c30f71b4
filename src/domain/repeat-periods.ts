import { DAY_MS } from './interval.ts';
import { daysInMonth, daysInYear, isOnDay, weekdayOf, yearAndMonth } from './repeat-days.ts';
import type { Rule } from './repeat-rule.ts';

/** The days of the periods of a rule one after the other: `at(0)` is the period of the start. */
export interface Periods {
  readonly indexOf: (day: number) => number;
  readonly daysAt: (index: number) => readonly number[];
  /** The days that one period costs to look through. */
  readonly cost: number;
  /** The first day that a period, or a later one, can have. */
  readonly begins: (index: number) => number;
}

/** Years, months, weeks or days; for a rule by the clock the days in which its hours are. */
export function periodsOf(rule: Rule, start: number): Periods {
  const { frequency, interval, weekStart } = rule;
  const first = Math.floor(start / DAY_MS);
  const { year, month } = yearAndMonth(first);
  if (frequency === 'YEARLY')
    return {
      indexOf: (day) => Math.floor((yearAndMonth(day).year - year) / interval),
      daysAt: (index) => daysInYear(rule, year + index * interval),
      begins: (index) => Date.UTC(year + index * interval, 0, 1) / DAY_MS,
      cost: rule.months.length > 0 || rule.monthDays.length > 0 ? 31 : 366,
    };
  if (frequency === 'MONTHLY') {
    const from = year * 12 + month;
    return {
      indexOf: (day) => {
        const now = yearAndMonth(day);
        return Math.floor((now.year * 12 + now.month - from) / interval);
      },
      daysAt: (index) => daysInMonth(rule, from + index * interval),
      begins: (index) => Date.UTC(year, month + index * interval, 1) / DAY_MS,
      cost: 10,
    };
  }
  if (frequency === 'WEEKLY') {
    const week = first - ((weekdayOf(first) - weekStart + 7) % 7);
    const offsets = rule.days.map(({ weekday }) => (weekday - weekStart + 7) % 7).sort((a, b) => a - b);
    return {
      indexOf: (day) => Math.floor((day - week) / (7 * interval)),
      daysAt: (index) => {
        const monday = week + index * 7 * interval;
        return offsets.map((offset) => monday + offset).filter((day) => isOnDay(rule, day));
      },
      begins: (index) => week + index * 7 * interval,
      cost: 1,
    };
  }
  const step = frequency === 'DAILY' ? interval : 1;
  return {
    indexOf: (day) => Math.floor((day - first) / step),
    daysAt: (index) => (isOnDay(rule, first + index * step) ? [first + index * step] : []),
    begins: (index) => first + index * step,
    cost: 1,
  };
}
