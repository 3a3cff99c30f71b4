import type { Instant } from './domain/interval.ts';

/** The one source of the current time. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still, for demos and tests. */
export function fixedClock(at: Instant): Clock {
  return { now: () => at };
}
