import { DAY_MS, type Interval, intersect, MINUTE_MS, merge, subtract } from './interval.ts';
import { type LocalDate, WEEKDAYS, type Weekday, wallMidnight, weekdayIndex } from './local-date.ts';
import type { Break, MinuteRange, Shop, WeeklyHours } from './shop.ts';
import { instantsWithin, steadyOffset, type ZoneRules } from './zone.ts';

/** What takes time out of everybody's hours, and the clock that they are read on. */
export type TimeOff = Pick<Shop, 'breaks' | 'closures' | 'zone'>;

/**
 * Somebody's hours, prepared for any number of days. Inside one local day times are wall times in milliseconds since
 * its midnight, so that breaks and closures cost a few comparisons and the zone is asked once for each day.
 */
export interface Opening {
  readonly zone: ZoneRules;
  /** By weekday, Monday first: the hours less the breaks, disjoint and ascending. */
  readonly week: readonly (readonly Interval[])[];
  /** Wall midnights of the first and the last day, and the time of those days that is off. */
  readonly closures: readonly { readonly from: number; readonly to: number; readonly off: Interval }[];
}

const WHOLE_DAY: Interval = { start: 0, end: DAY_MS };

/** In milliseconds since midnight. */
export function wallRange({ from, to }: MinuteRange): Interval {
  return { start: from * MINUTE_MS, end: to * MINUTE_MS };
}

/** Wall times of that weekday, disjoint and ascending. */
export function hoursOn(hours: WeeklyHours, weekday: Weekday): Interval[] {
  return merge(hours[weekday].map(wallRange));
}

export function isInForce({ days }: Break, weekday: Weekday): boolean {
  return days === null || days.includes(weekday);
}

/** A bay's or technician's hours: its own inside the shop's, never wider. Null keeps the shop's (the same object). */
export function effectiveHours(shop: WeeklyHours, own: WeeklyHours | null): WeeklyHours {
  if (own === null) return shop;
  const shared = (weekday: Weekday) =>
    intersect(hoursOn(shop, weekday), hoursOn(own, weekday)).map(({ start, end }) => ({
      from: start / MINUTE_MS,
      to: end / MINUTE_MS,
    }));
  return {
    monday: shared('monday'),
    tuesday: shared('tuesday'),
    wednesday: shared('wednesday'),
    thursday: shared('thursday'),
    friday: shared('friday'),
    saturday: shared('saturday'),
    sunday: shared('sunday'),
  };
}

/** Prepares `hours` (of the shop, or `effectiveHours` of a bay or technician) for `openOn`. */
export function openingOf(hours: WeeklyHours, { breaks, closures, zone }: TimeOff): Opening {
  return {
    zone,
    week: WEEKDAYS.map((weekday) =>
      subtract(
        hoursOn(hours, weekday),
        merge(breaks.filter((rest) => isInForce(rest, weekday)).map(wallRange)),
      ),
    ),
    closures: closures.map(({ fromDate, toDate, hours: off }) => ({
      from: wallMidnight(fromDate),
      to: wallMidnight(toDate),
      off: off === null ? WHOLE_DAY : wallRange(off),
    })),
  };
}

/**
 * The instants of a local day that are open, disjoint and ascending. An instant is open when the clock then shows that
 * date and a minute inside the hours: time that clocks jump over is not there, time that they repeat is open twice.
 * Arithmetic only: O(ranges of the day + closures).
 */
export function openOn({ zone, week, closures }: Opening, date: LocalDate): Interval[] {
  const midnight = wallMidnight(date);
  const offset = steadyOffset(zone, midnight);
  const ranges = lessClosures(week[weekdayIndex(midnight)] as readonly Interval[], closures, midnight);
  if (offset === null) {
    return merge(ranges.flatMap(({ start, end }) => instantsWithin(zone, midnight + start, midnight + end)));
  }
  const base = midnight - offset;
  return ranges.map(({ start, end }) => ({ start: base + start, end: base + end }));
}

function lessClosures(
  ranges: readonly Interval[],
  closures: Opening['closures'],
  midnight: number,
): readonly Interval[] {
  let left = ranges;
  for (const { from, to, off } of closures) {
    if (from <= midnight && midnight <= to && off.start < off.end) left = subtract(left, [off]);
  }
  return left;
}

/** `openOn` for a single question. For many days prepare the hours once with `openingOf`. */
export function openIntervals(date: LocalDate, hours: WeeklyHours, shop: TimeOff): Interval[] {
  return openOn(openingOf(hours, shop), date);
}
