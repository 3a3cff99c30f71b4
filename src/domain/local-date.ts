import { DAY_MS } from './interval.ts';

/** A calendar date of the shop, `YYYY-MM-DD`, from 1970-01-01 to 2099-12-31: strings in date order sort in time order. */
export type LocalDate = string;

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

/** The date's own midnight as if the shop were in UTC: a wall time in milliseconds, not an instant. */
export function wallMidnight(date: LocalDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

/** The date of a wall time in milliseconds. */
export function dateOfWall(wallMs: number): LocalDate {
  return new Date(wallMs).toISOString().slice(0, 10);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfWall(wallMidnight(date) + days * DAY_MS);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((wallMidnight(to) - wallMidnight(from)) / DAY_MS);
}

export function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[(new Date(wallMidnight(date)).getUTCDay() + 6) % 7] as Weekday;
}

/** True for a date that the calendar has (no 30 February) and that bay keeps (1970 to 2099). */
export function isLocalDate(text: string): boolean {
  if (!/^(19[7-9]|20\d)\d-\d\d-\d\d$/.test(text)) return false;
  const wall = wallMidnight(text);
  return !Number.isNaN(wall) && dateOfWall(wall) === text;
}
