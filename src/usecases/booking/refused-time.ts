import { bookingLimits } from '../../domain/booking-limits.ts';
import { DAY_MS, type Instant, type Interval } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { whyClosed } from '../../domain/why-closed.ts';
import { dateAt, earliestOf, wallAt } from '../../domain/zone.ts';
import type { Failure } from '../../failure.ts';

export type Untimely = Extract<
  Failure,
  { code: 'in-the-past' | 'too-soon' | 'beyond-horizon' | 'shop-closed' }
>;

/** What rules a time out, whoever else has it; null: nothing does. `keepsStart`: the visit begins then already. */
export function refusedTime(shop: Shop, slot: Interval, now: Instant, keepsStart = false): Untimely | null {
  const limits = bookingLimits(shop, now);
  const nearest: Instant[] = [];
  if (!keepsStart && slot.start < now) {
    return { code: 'in-the-past', slot, now, instead: sameTimeLater(shop, slot, now, limits.end), nearest };
  }
  if (!keepsStart && slot.start < limits.start) {
    return { code: 'too-soon', slot, leadTimeMinutes: shop.leadTimeMinutes, nearest };
  }
  if (!keepsStart && slot.end > limits.end)
    return { code: 'beyond-horizon', slot, horizonDays: shop.horizonDays, nearest };
  const why = whyClosed(slot, null, shop);
  if (why === null) return null;
  return { code: 'shop-closed', slot, date: dateAt(shop.zone, slot.start), name: null, why, nearest };
}

/** For a time of today: the same on the next day on which the shop is open then, else tomorrow. */
function sameTimeLater(shop: Shop, slot: Interval, now: Instant, latest: Instant): Instant | null {
  if (dateAt(shop.zone, slot.start) !== dateAt(shop.zone, now)) return null;
  const wallMs = wallAt(shop.zone, slot.start);
  const starts = [1, 2, 3, 4, 5, 6, 7].map((days) => earliestOf(shop.zone, wallMs + days * DAY_MS));
  const bookable = starts.filter((start) => start + (slot.end - slot.start) <= latest);
  const isOpen = (start: Instant) =>
    whyClosed({ start, end: start + (slot.end - slot.start) }, null, shop) === null;
  return bookable.find(isOpen) ?? bookable[0] ?? null;
}
