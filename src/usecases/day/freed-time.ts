import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';

/** What was still to come of a visit's time when it was noted that nobody comes; null where that is nothing. */
export function freedTime({ status, start, end, updatedAt }: Appointment): Interval | null {
  return status !== 'no_show' || end <= updatedAt ? null : { start: Math.max(start, updatedAt), end };
}
