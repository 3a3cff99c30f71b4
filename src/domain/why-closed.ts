import { covers, DAY_MS, type Interval, intersect, MINUTE_MS, merge, overlaps } from './interval.ts';
import { type LocalDate, type Weekday, wallMidnight, weekdayOf } from './local-date.ts';
import {
  hoursOn,
  isInForce,
  type OwnTimes,
  openIntervals,
  type ShopTimes,
  timeOff,
  wallRange,
} from './opening-hours.ts';
import type { Absence, Break, Closure, MinuteRange, WeeklyHours } from './shop.ts';
import { dateAt, instantsWithin } from './zone.ts';

/** Why a day or an hour of it is not open. */
export type ClosedReason =
  | { readonly kind: 'weekday'; readonly weekday: Weekday }
  /** `hours`: those of the day that it takes; left out: all of it. */
  | { readonly kind: 'closure'; readonly name: string; readonly hours?: MinuteRange }
  /** The bay or technician is not there. */
  | { readonly kind: 'away'; readonly reason: string | null }
  | { readonly kind: 'break'; readonly name: string }
  | { readonly kind: 'outside-hours'; readonly open: readonly Interval[] };

/**
 * Why nothing of that day is open, or null when some of it is. A weekday without hours comes before everything; then
 * the closure that takes the day (one of whole days before one of hours), then the absence, then the break that does. A day
 * whose hours fall wholly into a clock change is outside hours.
 */
export function closedReason(date: LocalDate, own: OwnTimes, shop: ShopTimes): ClosedReason | null {
  if (hoursOn(date, own, shop).length === 0) return { kind: 'weekday', weekday: weekdayOf(date) };
  const open = openIntervals(date, own, shop);
  if (open.length > 0) return null;
  return timeOffReason(date, own, shop, (off) => off.length > 0) ?? { kind: 'outside-hours', open };
}

/**
 * Why `slot` is not wholly open, or null when it is: inside one open stretch of the local day in which it starts.
 * `own`: of the bay or technician in question. A weekday without hours and what closes the whole day are named first, then the
 * closure, the absence and the break that the slot meets; otherwise it is outside the day's open hours.
 */
export function whyClosed(slot: Interval, own: OwnTimes, shop: ShopTimes): ClosedReason | null {
  const date = dateAt(shop.zone, slot.start);
  const open = openIntervals(date, own, shop);
  if (open.some((stretch) => covers(stretch, slot))) return null;
  if (hoursOn(date, own, shop).length === 0) return closedReason(date, own, shop);
  const midnight = wallMidnight(date);
  const meetsSlot = (off: readonly Interval[]) =>
    off
      .flatMap(({ start, end }) => instantsWithin(shop.zone, midnight + start, midnight + end))
      .some((stretch) => overlaps(stretch, slot));
  const met = timeOffReason(date, own, shop, meetsSlot);
  return met ?? (open.length === 0 ? closedReason(date, own, shop) : { kind: 'outside-hours', open });
}

/** A rule that closes a time, and what is to be said of it. */
export interface ClosingRule {
  readonly reason: ClosedReason;
  /** The hours of that day, the closure, the absence or the break: another content makes it another rule. */
  readonly rule: readonly Interval[] | Closure | Absence | Break;
}

/**
 * Every rule that, taken alone, does not leave `slot` open: none exactly where `whyClosed` has no reason. `own`: of whomever
 * it asks about.
 */
export function closingRules(slot: Interval, own: OwnTimes, shop: ShopTimes): ClosingRule[] {
  const { zone, closures, breaks } = shop;
  const date = dateAt(zone, slot.start);
  const always = { zone, hours: ALWAYS, specialHours: [], breaks: [], closures: [] };
  const away = own?.away ?? [];
  const offRules = [
    ...closures.map((rule) => ({ rule, reason: whyClosed(slot, null, { ...always, closures: [rule] }) })),
    ...away.map((rule) => ({ rule, reason: whyClosed(slot, { hours: null, away: [rule] }, always) })),
    ...breaks.map((rule) => ({ rule, reason: whyClosed(slot, null, { ...always, breaks: [rule] }) })),
  ];
  const ownHours = own === null ? null : { hours: own.hours, away: [] };
  const ofHours = whyClosed(slot, ownHours, { ...shop, breaks: [], closures: [] });
  const open = openIntervals(date, own, shop);
  return [
    ...(ofHours === null
      ? []
      : [
          {
            rule: hoursOn(date, own, shop),
            reason: ofHours.kind === 'outside-hours' ? { ...ofHours, open } : ofHours,
          },
        ]),
    ...offRules.flatMap(({ rule, reason }) =>
      reason === null || reason.kind === 'weekday' || reason.kind === 'outside-hours'
        ? []
        : [{ rule, reason }],
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

/** The closure, else the absence or break, whose share of that day's hours (wall times since midnight) is what was `asked`. */
function timeOffReason(
  date: LocalDate,
  own: OwnTimes,
  shop: ShopTimes,
  asked: (off: readonly Interval[]) => boolean,
): ClosedReason | null {
  const ranges = hoursOn(date, own, shop);
  const takes = (off: Interval) => asked(intersect(ranges, merge([off])));
  const onThatDay = ({ fromDate, toDate }: Absence | Closure) => fromDate <= date && date <= toDate;
  const inForce = shop.closures.filter(onThatDay);
  const closure =
    inForce.find((closure) => closure.hours === null) ??
    inForce.find((closure) => closure.hours !== null && takes(wallRange(closure.hours)));
  if (closure !== undefined) {
    const { name, hours } = closure;
    return hours === null ? { kind: 'closure', name } : { kind: 'closure', name, hours };
  }
  const absence = own?.away.find((absence) => onThatDay(absence) && takes(timeOff(absence)));
  if (absence !== undefined) return { kind: 'away', reason: absence.reason };
  const weekday = weekdayOf(date);
  const rest = shop.breaks.find((rest) => isInForce(rest, weekday) && takes(wallRange(rest)));
  return rest === undefined ? null : { kind: 'break', name: rest.name };
}
