import { DAY_MS, type Instant } from './interval.ts';

/** A moment, and what the shop's clock showed then: `2026-11-23T09:00`. */
interface Stand {
  readonly start: Instant;
  readonly wallStart: string;
}

/**
 * The promise of a visit that comes to lie elsewhere. It keeps its time of day: on the same day it stays, because that is what
 * the customer was told, and with another day it goes along.
 */
export function promiseMoved(promisedAt: Instant | null, from: Stand, to: Stand): Instant | null {
  if (promisedAt === null) return null;
  return promisedAt + (to.start - from.start) - (timeOfDay(to) - timeOfDay(from));
}

function timeOfDay({ wallStart }: Stand): number {
  return Date.parse(`${wallStart}Z`) % DAY_MS;
}
