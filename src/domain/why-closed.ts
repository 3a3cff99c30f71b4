import { covers, DAY_MS, type Interval, intersect, MINUTE_MS, merge, overlaps } from './interval.ts';
import { type LocalDate, type Weekday, wallMidnight, weekdayOf } from './local-date.ts';
import { hoursOn, isInForce, openIntervals, type TimeOff, wallRange } from './opening-hours.ts';
import type { Break, Closure, MinuteRange, WeeklyHours } from './shop.ts';
import { dateAt, instantsWithin } from './zone.ts';

/** Why a day or an hour of it is not open. */
export type ClosedReason =
  | { readonly kind: 'weekday'; readonly weekday: Weekday }
  | { readonly kind: 'closure'; readonly name: string }
  | { readonly kind: 'break'; readonly name: string }
  | { readonly kind: 'outside-hours'; readonly open: readonly Interval[] };

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
