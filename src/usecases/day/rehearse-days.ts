import { OPEN_STATUSES } from '../../domain/appointment.ts';
import { daysInterval } from '../../domain/booking-limits.ts';
import { dayUse } from '../../domain/day-use.ts';
import type { Holiday } from '../../domain/holiday.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { Oddity } from '../../domain/oddity.ts';
import { openIntervals } from '../../domain/opening-hours.ts';
import { rehearse } from '../../domain/rehearsal.ts';
import type { Shop } from '../../domain/shop.ts';
import { occupanciesDuring } from '../free-time/occupancies.ts';
import { assertNotInterrupted } from '../interruption.ts';
import type { Ports } from '../ports.ts';

/** What the shop's rules come to in the coming days: only what is odd. */
export interface RehearsedDays {
  readonly dates: readonly LocalDate[];
  readonly oddities: readonly Oddity[];
}

/** Runs the shop's rules through the coming days, with what is booked, what others have there, and what holidays there are. */
export async function rehearseDays(
  dates: readonly LocalDate[],
  holidays: readonly Holiday[],
  shop: Shop,
  ports: Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>,
): Promise<RehearsedDays> {
  const now = ports.clock.now();
  const range = daysInterval(shop, dates);
  const visits = await ports.store.appointments.during({ start: now, end: range.end }, OPEN_STATUSES);
  const { occupancies } = await occupanciesDuring(range, shop, ports);
  assertNotInterrupted(ports);
  const leftMs = new Map(
    [...shop.bays, ...shop.technicians].map((one) => {
      const open = dates.flatMap((date) => openIntervals(date, one, shop));
      const occupancy = occupancies.get(one.id) ?? { capacity: one.capacity, held: [], foreign: [] };
      return [one.id, dayUse(range, open, [], occupancy, now).leftMs];
    }),
  );
  return { dates, oddities: rehearse({ shop, dates, visits, leftMs, holidays }) };
}
