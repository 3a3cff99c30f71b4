import { DAY_MS } from './interval.ts';
import type { Rule } from './repeat-rule.ts';

/** Days since 1970-01-01, which was a Thursday. */
type Day = number;

const THURSDAY = 3;

export function weekdayOf(day: Day): number {
  return (((day + THURSDAY) % 7) + 7) % 7;
}

export function yearAndMonth(day: Day): { year: number; month: number; date: number } {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}

/** `month` counts from January, 0, and may go on beyond December. */
function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month, date) / DAY_MS;
}

function monthLength(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** The nth from either end, of `length`; null when there is no such one. */
function fromEnd(n: number, length: number): number | null {
  const at = n > 0 ? n : length + n + 1;
  return at >= 1 && at <= length ? at : null;
}

/** The first day of the first week of a year: the one with at least four days in it. */
function firstWeek(year: number, weekStart: number): Day {
  const fourth = dayOf(year, 0, 4);
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7);
}

function isInWeeks(day: Day, { weekNumbers, weekStart }: Rule): boolean {
  const { year } = yearAndMonth(day);
  const weekYear = [year + 1, year, year - 1].find((one) => firstWeek(one, weekStart) <= day) as number;
  const first = firstWeek(weekYear, weekStart);
  const weeks = (firstWeek(weekYear + 1, weekStart) - first) / 7;
  const week = Math.floor((day - first) / 7) + 1;
  return weekNumbers.some((n) => fromEnd(n, weeks) === week);
}

/** Whether the weekday is one that the rule names; the nth of them within the `length` days from `first` on. */
function isNamedWeekday(day: Day, { days }: Rule, first: Day, length: number): boolean {
  const weekday = weekdayOf(day);
  return days.some(({ weekday: named, nth }) => {
    if (named !== weekday) return false;
    if (nth === null) return true;
    return nth > 0
      ? Math.floor((day - first) / 7) + 1 === nth
      : Math.floor((first + length - 1 - day) / 7) + 1 === -nth;
  });
}

/** Whether all parts of the rule that choose days let this one pass, but for those that say which days a month has. */
function isChosen(day: Day, rule: Rule, span: { first: Day; length: number } | null): boolean {
  const { year, month } = yearAndMonth(day);
  if (rule.weekNumbers.length > 0 && !isInWeeks(day, rule)) return false;
  if (rule.yearDays.length > 0) {
    const first = dayOf(year, 0, 1);
    const length = dayOf(year + 1, 0, 1) - first;
    if (!rule.yearDays.some((n) => fromEnd(n, length) === day - first + 1)) return false;
  }
  if (rule.days.length === 0) return true;
  const { first, length } = span ?? { first: dayOf(year, month, 1), length: monthLength(year, month) };
  return isNamedWeekday(day, rule, first, length);
}

/** The days of a month, or those that BYMONTHDAY gives it; a day that it does not have as SKIP says. */
function daysOfMonth(year: number, month: number, { monthDays, skip }: Rule): Day[] {
  const first = dayOf(year, month, 1);
  const length = monthLength(year, month);
  if (monthDays.length === 0) return Array.from({ length }, (_, at) => first + at);
  return monthDays.flatMap((n) => {
    const at = fromEnd(n, length);
    if (at !== null) return [first + at - 1];
    if (skip === 'OMIT') return [];
    const before = skip === 'BACKWARD';
    if (n > 0) return [before ? first + length - 1 : first + length];
    return [before ? first - 1 : first];
  });
}

/** The days of a year that a rule chooses. */
export function daysInYear(rule: Rule, year: number): Day[] {
  const { months, monthDays, days, yearDays, weekNumbers } = rule;
  const first = dayOf(year, 0, 1);
  const length = dayOf(year + 1, 0, 1) - first;
  const span = months.length > 0 ? null : { first, length };
  // Then every day of the year is a candidate, whatever its month.
  if (months.length === 0 && monthDays.length === 0 && days.length + yearDays.length + weekNumbers.length > 0)
    return Array.from({ length }, (_, at) => first + at).filter((day) => isChosen(day, rule, span));
  const looked =
    months.length > 0 ? months.map((month) => month - 1) : Array.from({ length: 12 }, (_, m) => m);
  return looked.flatMap((month) => daysOfMonth(year, month, rule).filter((day) => isChosen(day, rule, span)));
}

/** The days of a month that a rule chooses; `month` counts from the January of year 0. */
export function daysInMonth(rule: Rule, month: number): Day[] {
  const [year, ofYear] = [Math.floor(month / 12), month % 12];
  if (rule.months.length > 0 && !rule.months.includes(ofYear + 1)) return [];
  return daysOfMonth(year, ofYear, rule).filter((day) => isChosen(day, rule, null));
}

/** Whether a rule that goes by weeks, days or less lets a day pass. */
export function isOnDay(rule: Rule, day: Day): boolean {
  const { months, monthDays } = rule;
  if (months.length > 0 || monthDays.length > 0) {
    const { year, month, date } = yearAndMonth(day);
    if (months.length > 0 && !months.includes(month + 1)) return false;
    if (monthDays.length > 0 && !monthDays.some((n) => fromEnd(n, monthLength(year, month)) === date))
      return false;
  }
  return isChosen(day, rule, null);
}
