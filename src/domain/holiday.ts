import { type Period, withClosure } from './dated-rules.ts';
import { overlaps } from './interval.ts';
import { datesFrom, daysBetween, type LocalDate, wallMidnight } from './local-date.ts';
import { openIntervals, type ShopTimes, timeOff } from './opening-hours.ts';
import type { Closure, SpecialHours } from './shop.ts';
import { type ClosedReason, closedReason } from './why-closed.ts';
import { instantsWithin } from './zone.ts';

/** A country, or a part of it that has holidays of its own. */
export interface HolidayPlace {
  /** `US`, `US-NY`: by ISO 3166, as the shop file has it. */
  readonly code: string;
  /** `New York, United States of America` */
  readonly name: string;
}

/** What a day is by law or custom: most shops are shut on public holidays alone. */
export const HOLIDAY_KINDS = ['public', 'bank', 'school', 'optional', 'observance'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

/** Whole days, or hours of one. */
export interface Holiday extends Period {
  readonly name: string;
  readonly kind: HolidayKind;
}

/** What the shop has on a holiday: it is shut anyway, somebody has decided on the hours of that date, or it is open as on any day. */
export type OnHoliday =
  | { readonly kind: 'closed'; readonly reason: ClosedReason }
  | { readonly kind: 'other-hours'; readonly hours: SpecialHours }
  | { readonly kind: 'open' };

export function onHoliday(holiday: Holiday, shop: ShopTimes): OnHoliday {
  const dates = datesOf(holiday);
  const open = dates.find((date) => isOpenDuring(holiday, date, shop));
  if (open === undefined) {
    const reason = dates.map((date) => closedReason(date, null, shop)).find((why) => why !== null);
    return { kind: 'closed', reason: reason ?? { kind: 'outside-hours', open: [] } };
  }
  const hours = shop.specialHours.find(({ date }) => dates.includes(date));
  return hours === undefined ? { kind: 'open' } : { kind: 'other-hours', hours };
}

function isOpenDuring({ hours }: Holiday, date: LocalDate, shop: ShopTimes): boolean {
  const off = timeOff({ hours });
  const midnight = wallMidnight(date);
  const away = instantsWithin(shop.zone, midnight + off.start, midnight + off.end);
  return openIntervals(date, null, shop).some((open) => away.some((one) => overlaps(one, open)));
}

function datesOf({ fromDate, toDate }: Period): LocalDate[] {
  return datesFrom(fromDate, daysBetween(fromDate, toDate) + 1);
}

/** The closures that they come to: of those on the same day one, with the names of both; none where another has closed it already. */
export function closuresFor(holidays: readonly Holiday[], shop: ShopTimes): Closure[] {
  const closures: Closure[] = [];
  for (const holiday of holidays) {
    const { name, fromDate, toDate, hours } = holiday;
    const closure = { name, fromDate, toDate, hours };
    const same = closures.findIndex((one) => isDeepEqual({ ...one, name }, closure));
    const rules = { ...shop, closures: [...shop.closures, ...closures] };
    if (same >= 0) closures[same] = { ...closure, name: `${closures[same]?.name}, ${name}` };
    else if (onHoliday(holiday, rules).kind !== 'closed') closures.push(closure);
  }
  return closures;
}

function isDeepEqual(one: Closure, other: Closure): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The shop shut on all of these days, beside what closes it already. */
export function withClosures<R extends Parameters<typeof withClosure>[0]>(
  rules: R,
  closures: readonly Closure[],
  today: LocalDate,
): R {
  return closures.reduce((so, closure) => withClosure(so, closure, today), rules);
}
