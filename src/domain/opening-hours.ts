import {
  covers,
  DAY_MS,
  type Interval,
  intersect,
  MINUTE_MS,
  merge,
  overlaps,
  subtract,
} from './interval.ts';
import {
  type LocalDate,
  WEEKDAYS,
  type Weekday,
  wallMidnight,
  weekdayIndex,
  weekdayOf,
} from './local-date.ts';
import type { Break, Closure, MinuteRange, Shop, WeeklyHours } from './shop.ts';
import { dateAt, instantsWithin, steadyOffset, type ZoneRules } from './zone.ts';

/** Why a day or an hour of it is not open. */
export type ClosedReason =
  | { readonly kind: 'weekday'; readonly weekday: Weekday }
  | { readonly kind: 'closure'; readonly name: string }
  | { readonly kind: 'break'; readonly name: string }
  | { readonly kind: 'outside-hours'; readonly open: readonly Interval[] };

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

function wallRange({ from, to }: MinuteRange): Interval {
  return { start: from * MINUTE_MS, end: to * MINUTE_MS };
}

function hoursOn(hours: WeeklyHours, weekday: Weekday): Interval[] {
  return merge(hours[weekday].map(wallRange));
}

function isInForce({ days }: Break, weekday: Weekday): boolean {
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

/**
 * Why nothing of that day is open, or null when some of it is. A weekday without hours comes before everything; then
 * the closure that takes the day (one of whole days before one of hours), then the break that does. A day whose hours
 * fall wholly into a clock change is outside hours.
 */
export function closedReason(date: LocalDate, hours: WeeklyHours, shop: TimeOff): ClosedReason | null {
  const weekday = weekdayOf(date);
  if (hoursOn(hours, weekday).length === 0) return { kind: 'weekday', weekday };
  const open = openIntervals(date, hours, shop);
  if (open.length > 0) return null;
  return timeOffReason(date, hours, shop, (off) => off.length > 0) ?? { kind: 'outside-hours', open };
}

/**
 * Why `slot` is not wholly open, or null when it is: inside one open stretch of the local day in which it starts.
 * `hours` are the shop's, or `effectiveHours` of the bay or technician in question. What closes the whole day is named
 * first, then the closure and then the break that the slot meets; otherwise it is outside the day's open hours.
 */
export function whyClosed(slot: Interval, hours: WeeklyHours, shop: TimeOff): ClosedReason | null {
  const date = dateAt(shop.zone, slot.start);
  const open = openIntervals(date, hours, shop);
  if (open.some((stretch) => covers(stretch, slot))) return null;
  if (open.length === 0) return closedReason(date, hours, shop);
  const midnight = wallMidnight(date);
  const meetsSlot = (off: readonly Interval[]) =>
    off
      .flatMap(({ start, end }) => instantsWithin(shop.zone, midnight + start, midnight + end))
      .some((stretch) => overlaps(stretch, slot));
  return timeOffReason(date, hours, shop, meetsSlot) ?? { kind: 'outside-hours', open };
}

/** A rule that closes a time, and what is to be said of it. */
export interface ClosingRule {
  readonly reason: ClosedReason;
  /** The hours of that weekday, the closure or the break: another content makes it another rule. */
  readonly rule: readonly MinuteRange[] | Closure | Break;
}

/**
 * Every rule that, taken alone, does not leave `slot` open: none exactly where `whyClosed` has no reason. `hours` are whoever's
 * it asks about.
 */
export function closingRules(slot: Interval, hours: WeeklyHours, shop: TimeOff): ClosingRule[] {
  const { zone, closures, breaks } = shop;
  const date = dateAt(zone, slot.start);
  const alone = (rules: WeeklyHours, off: Partial<TimeOff>) =>
    whyClosed(slot, rules, { zone, breaks: [], closures: [], ...off });
  const offRules = [
    ...closures.map((rule) => ({ rule, reason: alone(ALWAYS, { closures: [rule] }) })),
    ...breaks.map((rule) => ({ rule, reason: alone(ALWAYS, { breaks: [rule] }) })),
  ];
  const ofHours = alone(hours, {});
  const open = openIntervals(date, hours, shop);
  return [
    ...(ofHours === null
      ? []
      : [
          {
            rule: hours[weekdayOf(date)],
            reason: ofHours.kind === 'outside-hours' ? { ...ofHours, open } : ofHours,
          },
        ]),
    ...offRules.flatMap(({ rule, reason }) =>
      reason?.kind === 'closure' || reason?.kind === 'break' ? [{ rule, reason }] : [],
    ),
  ];
}

const AROUND_THE_CLOCK: readonly MinuteRange[] = [{ from: 0, to: DAY_MS / MINUTE_MS }];
const ALWAYS: WeeklyHours = {
  monday: AROUND_THE_CLOCK,
  tuesday: AROUND_THE_CLOCK,
  wednesday: AROUND_THE_CLOCK,
  thursday: AROUND_THE_CLOCK,
  friday: AROUND_THE_CLOCK,
  saturday: AROUND_THE_CLOCK,
  sunday: AROUND_THE_CLOCK,
};

/** The closure, or else the break, whose share of that day's hours (wall times since midnight) is what was `asked`. */
function timeOffReason(
  date: LocalDate,
  hours: WeeklyHours,
  { breaks, closures }: TimeOff,
  asked: (off: readonly Interval[]) => boolean,
): ClosedReason | null {
  const weekday = weekdayOf(date);
  const ranges = hoursOn(hours, weekday);
  const takes = (off: Interval) => asked(intersect(ranges, merge([off])));
  const inForce = closures.filter(({ fromDate, toDate }) => fromDate <= date && date <= toDate);
  const closure =
    inForce.find((closure) => closure.hours === null) ??
    inForce.find((closure) => closure.hours !== null && takes(wallRange(closure.hours)));
  if (closure !== undefined) return { kind: 'closure', name: closure.name };
  const rest = breaks.find((rest) => isInForce(rest, weekday) && takes(wallRange(rest)));
  return rest === undefined ? null : { kind: 'break', name: rest.name };
}
