import { DAY_MS, type Instant, type Interval } from './interval.ts';

/** When a visit is, and what the shop's clock showed then: `2026-11-23T09:00`. */
interface Stand extends Interval {
  readonly wallStart: string;
}

/**
 * The promise of a visit that comes to lie elsewhere. It keeps its time of day: on the same day it stays, because that is what
 * the customer was told, and with another day it goes along. Where it is not ready by then on that day, nobody was told so of that
 * day: it is promised for when it ends.
 */
export function promiseMoved(promisedAt: Instant | null, from: Stand, to: Stand): Instant | null {
  if (promisedAt === null) return null;
  const moved = promisedAt + (to.start - from.start) - (timeOfDay(to) - timeOfDay(from));
  const isSameDay = to.wallStart.slice(0, 10) === from.wallStart.slice(0, 10);
  const wasBehind = from.end > promisedAt && moved > to.start;
  return isSameDay || wasBehind ? moved : Math.max(moved, to.end);
}

function timeOfDay({ wallStart }: Stand): number {
  return Date.parse(`${wallStart}Z`) % DAY_MS;
}
