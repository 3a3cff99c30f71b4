import { type Instant, type Interval, MINUTE_MS } from './interval.ts';
import { addDays, type LocalDate } from './local-date.ts';
import type { Shop } from './shop.ts';
import { dateAt, dayInterval } from './zone.ts';

/** When a job may lie: not before now plus the lead time, not after the last day of the horizon. */
export function bookingLimits(
  { zone, leadTimeMinutes, horizonDays }: Pick<Shop, 'zone' | 'leadTimeMinutes' | 'horizonDays'>,
  now: Instant,
): Interval {
  return {
    start: now + leadTimeMinutes * MINUTE_MS,
    end: dayInterval(zone, addDays(dateAt(zone, now), horizonDays)).end,
  };
}

/** All of those days, ascending, from the first instant to the last. */
export function daysInterval({ zone }: Pick<Shop, 'zone'>, days: readonly LocalDate[]): Interval {
  const first = days[0] as LocalDate;
  const last = days.at(-1) as LocalDate;
  return { start: dayInterval(zone, first).start, end: dayInterval(zone, last).end };
}
