import { appendFree } from './free-row.ts';
import { type Instant, type Interval, overlaps } from './interval.ts';
import { type Occupancy, timeline } from './timeline.ts';

/** How much of its day a bay or technician has sold and has left. */
export interface DayUse {
  /** Open for jobs, times the capacity, whatever is in it. */
  readonly openMs: number;
  /** In jobs of ours, also outside the hours. */
  readonly soldMs: number;
  /** Open from `now` on, and nobody's. */
  readonly leftMs: number;
}

/** `open` is disjoint and ascending; `sold` are the parts of our jobs that are done then; the occupancy is all that takes time. */
export function dayUse(
  day: Interval,
  open: readonly Interval[],
  sold: readonly Interval[],
  occupancy: Occupancy,
  now: Instant,
): DayUse {
  const openMs = lengthOf(open) * occupancy.capacity;
  const soldMs = lengthOf(sold.filter((job) => overlaps(job, day)).map((job) => shared(job, day)));
  const rest = open.map(({ start, end }) => ({ start: Math.max(start, now), end }));
  let leftMs = 0;
  // One unit is left where fewer than all are taken, another where fewer than all but one are, and so on.
  for (let capacity = 1; capacity <= occupancy.capacity; capacity += 1) {
    const { full } = timeline({ ...occupancy, capacity });
    for (const { start, end } of rest) {
      const free: Instant[] = [];
      appendFree(full, start, end, 0, free);
      for (let i = 0; i < free.length; i += 2) leftMs += (free[i + 1] as number) - (free[i] as number);
    }
  }
  return { openMs, soldMs, leftMs };
}

function shared(one: Interval, other: Interval): Interval {
  return { start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) };
}

function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { start, end }) => sum + end - start, 0);
}
