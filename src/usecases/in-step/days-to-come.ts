import { OPEN_STATUSES } from '../../domain/appointment.ts';
import { bookingLimits } from '../../domain/booking-limits.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Ports } from '../ports.ts';

/**
 * From now to the end of the days that the shop books ahead, and further if a visit lies beyond: the shop may have booked
 * further ahead before.
 */
export async function daysToCome(
  shop: Shop,
  now: Instant,
  { store }: Pick<Ports, 'store'>,
): Promise<Interval> {
  const { end } = bookingLimits(shop, now);
  const beyond = await store.appointments.during({ start: end, end: Number.MAX_SAFE_INTEGER }, OPEN_STATUSES);
  return { start: now, end: Math.max(end, ...beyond.map((visit) => visit.end)) };
}
