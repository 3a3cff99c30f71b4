import { DAY_MS } from './interval.ts';

/** A calendar date of the shop, `YYYY-MM-DD`, from 1970-01-01 to 2099-12-31: strings in date order sort in time order. */
export type LocalDate = string;

export const FIRST_DATE: LocalDate = '1970-01-01';
export const LAST_DATE: LocalDate = '2099-12-31';

/** Monday first, as the week is written in the shop file. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const ZERO = '0'.charCodeAt(0);

/** The two digits of `text` at `index`. */
function twoDigits(text: string, index: number): number {
  return (text.charCodeAt(index) - ZERO) * 10 + text.charCodeAt(index + 1) - ZERO;
}

/** The date's own midnight as if the shop were in UTC: a wall time in milliseconds, not an instant. */
export function wallMidnight(date: LocalDate): number {
  return Date.UTC(twoDigits(date, 0) * 100 + twoDigits(date, 2), twoDigits(date, 5) - 1, twoDigits(date, 8));
}

/** The date of a wall time in milliseconds. */
export function dateOfWall(wallMs: number): LocalDate {
  return new Date(wallMs).toISOString().slice(0, 10);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfWall(wallMidnight(date) + days * DAY_MS);
}

/** `count` dates in a row, `first` included. */
export function datesFrom(first: LocalDate, count: number): LocalDate[] {
  const midnight = wallMidnight(first);
  return Array.from({ length: count }, (_, day) => dateOfWall(midnight + day * DAY_MS));
}

/** Dates in a row, both included; `to` null: without an end. */
export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export function isAmongDates(date: LocalDate, { from, to }: DateRange): boolean {
  return date >= from && (to === null || date <= to);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((wallMidnight(to) - wallMidnight(from)) / DAY_MS);
}

/** The place in `WEEKDAYS` of a wall time's day. 1970-01-01 was a Thursday. */
export function weekdayIndex(wallMs: number): number {
  const index = (Math.floor(wallMs / DAY_MS) + 3) % 7;
  return index < 0 ? index + 7 : index;
}

export function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[weekdayIndex(wallMidnight(date))] as Weekday;
}

/** True for a date that the calendar has (no 30 February) and that bay keeps (1970 to 2099). */
export function isLocalDate(text: string): boolean {
  if (!/^(19[7-9]|20\d)\d-\d\d-\d\d$/.test(text)) return false;
  const wall = wallMidnight(text);
  return !Number.isNaN(wall) && dateOfWall(wall) === text;
}
