import type { Instant } from './interval.ts';
import { addDays } from './local-date.ts';
import { openingOf, openOn, type ShopTimes } from './opening-hours.ts';
import { dateAt } from './zone.ts';

/** On how many days the shop is open from `now` until the day of `end`, what is left of today among them; no more than `most`. */
export function openingDaysUntil(end: Instant, shop: ShopTimes, now: Instant, most: number): number {
  const opening = openingOf(null, shop);
  const last = dateAt(shop.zone, end);
  let days = 0;
  for (let date = dateAt(shop.zone, now); date < last && days < most; date = addDays(date, 1)) {
    if (openOn(opening, date).some((open) => open.end > now)) days += 1;
  }
  return days;
}
