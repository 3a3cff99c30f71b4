import { type Instant, MINUTE_MS } from './interval.ts';
import { addDays, dateOfWall, type LocalDate, WEEKDAYS, type Weekday, wallMidnight } from './local-date.ts';
import { Expansion } from './repeat-expansion.ts';
import type { Frequency, Rule } from './repeat-rule.ts';
import { LONGEST_SERIES_DAYS, MOST_IN_SERIES } from './series-limits.ts';
import { earliestOf, wallAt, type ZoneRules } from './zone.ts';

export type RepeatUnit = 'day' | 'week' | 'month' | 'year';

/** How often something comes again: `every 3 months`, every other week on these days, each month on the first Monday or the 15th. */
export interface Repeat {
  readonly unit: RepeatUnit;
  readonly interval: number;
  /** Of a week, or of a month where it says which of them; none: that of the first time. */
  readonly weekdays: readonly Weekday[];
  /** Which of these weekdays of a month: from its end when negative. */
  readonly nths: readonly number[];
  /** Days of a month by their number; -1 is the last. */
  readonly monthDays: readonly number[];
}

/** Until when a series goes, in days or in visits, the first of which counts. */
export type SeriesEnd = { readonly count: number } | { readonly until: LocalDate };

const FREQUENCIES: Readonly<Record<RepeatUnit, Frequency>> = {
  day: 'DAILY',
  week: 'WEEKLY',
  month: 'MONTHLY',
  year: 'YEARLY',
};

/** In the words of RFC 5545. A month that is too short has the visit on its last day (SKIP of RFC 7529). */
function ruleOf({ unit, interval, weekdays, nths, monthDays }: Repeat): Rule {
  const which = nths.length === 0 ? [null] : nths;
  return {
    frequency: FREQUENCIES[unit],
    interval,
    count: null,
    until: null,
    weekStart: 0,
    months: [],
    weekNumbers: [],
    yearDays: [],
    monthDays,
    days: weekdays.flatMap((day) => which.map((nth) => ({ weekday: WEEKDAYS.indexOf(day), nth }))),
    hours: [],
    minutes: [],
    seconds: [],
    positions: [],
    skip: 'BACKWARD',
  };
}

/** The same as text: `FREQ=MONTHLY;INTERVAL=3;SKIP=BACKWARD`. */
export function ruleText({ unit, interval, weekdays, nths, monthDays }: Repeat): string {
  const which = nths.length === 0 ? [''] : nths;
  const days = weekdays.flatMap((day) => which.map((nth) => `${nth}${day.slice(0, 2).toUpperCase()}`));
  const isByMonth = unit === 'month' || unit === 'year';
  return [
    ...(isByMonth ? ['RSCALE=GREGORIAN'] : []),
    `FREQ=${FREQUENCIES[unit]}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...(days.length === 0 ? [] : [`BYDAY=${days.join(',')}`]),
    ...(monthDays.length === 0 ? [] : [`BYMONTHDAY=${monthDays.join(',')}`]),
    ...(isByMonth ? ['SKIP=BACKWARD'] : []),
  ].join(';');
}

/** Whether the first time is one of the days that the words name. */
export function beginsOnItsDay(repeat: Repeat, first: Instant, zone: ZoneRules): boolean {
  if (repeat.weekdays.length + repeat.monthDays.length === 0) return true;
  return new Expansion(Error).names(ruleOf(repeat), wallAt(zone, first));
}

/**
 * All starts of a series, ascending, the first one included: the same time on the shop's clock each time, whatever the clocks do in
 * between. None beyond two years or after so many, even where the end that was said lies further on.
 */
export function seriesStarts(repeat: Repeat, first: Instant, end: SeriesEnd, zone: ZoneRules): Instant[] {
  const start = wallAt(zone, first);
  const furthest = addDays(dateOfWall(start), LONGEST_SERIES_DAYS);
  const last = 'until' in end && end.until < furthest ? end.until : furthest;
  const to = wallMidnight(addDays(last, 1)) - MINUTE_MS;
  const walls = new Expansion(Error).expand(ruleOf(repeat), start, null, { from: start, to });
  const most = 'count' in end ? end.count : MOST_IN_SERIES + 1;
  return [first, ...walls.map((wall) => earliestOf(zone, wall))].slice(0, most);
}
