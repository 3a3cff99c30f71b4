import { type Appointment, isOpen } from './appointment.ts';
import type { Instant, Interval } from './interval.ts';

type Placed = Pick<Appointment, 'start' | 'end' | 'status' | 'bay' | 'overbookReason'>;

/**
 * What of the time that a visit had, others could have since, from now on: all of it where the visit is gone or elsewhere, what it
 * has less where it is shorter or has moved a little. Who was booked over somebody else leaves nothing.
 */
export function freedBy(before: Placed, after: Placed, now: Instant): Interval[] {
  if (!isOpen(before.status) || before.overbookReason !== null) return [];
  const keeps = isOpen(after.status) && after.bay.id === before.bay.id;
  const left = keeps ? without(before, after) : [before];
  return left.flatMap(({ start, end }) => (end <= now ? [] : [{ start: Math.max(start, now), end }]));
}

function without({ start, end }: Interval, kept: Interval): Interval[] {
  if (kept.end <= start || kept.start >= end) return [{ start, end }];
  return [
    ...(kept.start > start ? [{ start, end: kept.start }] : []),
    ...(kept.end < end ? [{ start: kept.end, end }] : []),
  ];
}
