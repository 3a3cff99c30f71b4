import type { Instant } from './interval.ts';
import { type LocalDate, weekdayOf } from './local-date.ts';

/** A day on which the shop was open. */
export interface Workday {
  readonly date: LocalDate;
  readonly start: Instant;
  readonly visits: number;
}

/** What is usual of a weekday is known after so many of them, and is what so many of them had. */
const LEAST_KNOWN = 4;
const USUALLY = 0.75;

/** One empty day is chance. */
const LEAST_EMPTY = 2;

/**
 * The days without a visit at the end of `days`, on whose weekdays there usually are some. `days` are in order; on what the shop
 * was closed is not among them. Empty unless there are several in a row: then something keeps the visits from coming in.
 */
export function emptyDays(days: readonly Workday[]): Workday[] {
  const firstBusy = days.findIndex(({ visits }) => visits > 0);
  const lastBusy = days.findLastIndex(({ visits }) => visits > 0);
  // Before the first visit the calendar was not in use.
  const before = days.slice(Math.max(firstBusy, 0), lastBusy + 1);
  const odd = days.slice(lastBusy + 1).filter(({ date }) => isUsuallyBusy(date, before));
  return odd.length < LEAST_EMPTY ? [] : odd;
}

function isUsuallyBusy(date: LocalDate, before: readonly Workday[]): boolean {
  const alike = before.filter((day) => weekdayOf(day.date) === weekdayOf(date));
  const busy = alike.filter(({ visits }) => visits > 0).length;
  return alike.length >= LEAST_KNOWN && busy >= alike.length * USUALLY;
}
