import { DAY_MS, type Interval, intersect, MINUTE_MS, merge, subtract } from './interval.ts';
import { type LocalDate, WEEKDAYS, type Weekday, wallMidnight, weekdayIndex } from './local-date.ts';
import type { Absence, Break, MinuteRange, Shop, TechnicianRules } from './shop.ts';
import { instantsWithin, steadyOffset, type ZoneRules } from './zone.ts';

/** When the shop is open, and the clock that it is read on. */
export type ShopTimes = Pick<Shop, 'hours' | 'specialHours' | 'breaks' | 'closures' | 'zone'>;

/** What a bay or technician has of its own; null asks about the shop. */
export type OwnTimes = Pick<TechnicianRules, 'hours' | 'away'> | null;

/**
 * Somebody's hours, prepared for any number of days. Inside one local day times are wall times in milliseconds since
 * its midnight, so that breaks and closures cost a few comparisons and the zone is asked once for each day.
 */
export interface Opening {
  readonly zone: ZoneRules;
  /** By weekday, Monday first: the hours less the breaks, disjoint and ascending. */
  readonly week: readonly (readonly Interval[])[];
  /** The same of dates that have other hours, by wall midnight. */
  readonly dates: ReadonlyMap<number, readonly Interval[]>;
  /** Wall midnights of the first and the last day, and the time of those days that is off. */
  readonly closures: readonly { readonly from: number; readonly to: number; readonly off: Interval }[];
}

const WHOLE_DAY: Interval = { start: 0, end: DAY_MS };

/** In milliseconds since midnight. */
export function wallRange({ from, to }: MinuteRange): Interval {
  return { start: from * MINUTE_MS, end: to * MINUTE_MS };
}

/** What is off of each day of a closure or absence. */
export function timeOff({ hours }: Pick<Absence, 'hours'>): Interval {
  return hours === null ? WHOLE_DAY : wallRange(hours);
}

export function isInForce({ days }: Break, weekday: Weekday): boolean {
  return days === null || days.includes(weekday);
}

/** The shop's hours that day, of whoever's they are asked: a bay's or technician's own inside them, never wider. */
function hoursWithin(
  ranges: readonly MinuteRange[],
  own: readonly MinuteRange[] | null | undefined,
): Interval[] {
  const shop = merge(ranges.map(wallRange));
  return own == null ? shop : intersect(shop, merge(own.map(wallRange)));
}

/** Wall times of that day, disjoint and ascending, before anything is taken off them. */
export function hoursOn(
  date: LocalDate,
  own: OwnTimes,
  { hours, specialHours }: Pick<ShopTimes, 'hours' | 'specialHours'>,
): Interval[] {
  const weekday = WEEKDAYS[weekdayIndex(wallMidnight(date))] as Weekday;
  const special = specialHours.find((one) => one.date === date);
  return hoursWithin(special?.ranges ?? hours[weekday], own?.hours?.[weekday]);
}

/** Prepares the hours of the shop, or of a bay or technician, for `openOn`. */
export function openingOf(own: OwnTimes, shop: ShopTimes): Opening {
  const { zone, breaks, closures, specialHours } = shop;
  const resting = (weekday: Weekday) =>
    merge(breaks.filter((rest) => isInForce(rest, weekday)).map(wallRange));
  const week = (weekday: Weekday, ranges: readonly MinuteRange[]) =>
    subtract(hoursWithin(ranges, own?.hours?.[weekday]), resting(weekday));
  return {
    zone,
    week: WEEKDAYS.map((weekday) => week(weekday, shop.hours[weekday])),
    dates: new Map(
      specialHours.map(({ date, ranges }) => {
        const midnight = wallMidnight(date);
        return [midnight, week(WEEKDAYS[weekdayIndex(midnight)] as Weekday, ranges)];
      }),
    ),
    closures: [...closures, ...(own?.away ?? [])].map((off) => ({
      from: wallMidnight(off.fromDate),
      to: wallMidnight(off.toDate),
      off: timeOff(off),
    })),
  };
}

/**
 * The instants of a local day that are open, disjoint and ascending. An instant is open when the clock then shows that
 * date and a minute inside the hours: time that clocks jump over is not there, time that they repeat is open twice.
 * Arithmetic only: O(ranges of the day + closures).
 */
export function openOn({ zone, week, dates, closures }: Opening, date: LocalDate): Interval[] {
  const midnight = wallMidnight(date);
  const offset = steadyOffset(zone, midnight);
  const hours = dates.get(midnight) ?? week[weekdayIndex(midnight)] ?? [];
  const ranges = lessClosures(hours, closures, midnight);
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
export function openIntervals(date: LocalDate, own: OwnTimes, shop: ShopTimes): Interval[] {
  return openOn(openingOf(own, shop), date);
}
