import type { Interval } from '../../src/domain/interval.ts';
import type { EventResource } from '../support/google/stored-calendar.ts';

/** Whole days count from midnight in UTC, which is enough to tell them from others. */
export function timesOf({ start, end }: EventResource): Interval {
  const at = (time: typeof start) => Date.parse(time?.dateTime ?? `${time?.date}T00:00:00Z`);
  return { start: at(start), end: at(end) };
}
