import type { Instant } from './domain/interval.ts';

/** The one source of the current time, and of its passing. */
export interface Clock {
  now(): Instant;
  /** Settles after so many milliseconds, whatever `now` says; at once when `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = { now: () => Date.now(), sleep };

/** A clock that stands still, for demos and tests. Who waits for its hands waits by another: the machine's. */
export function fixedClock(at: Instant, pause: Clock['sleep'] = sleep): Clock {
  return { now: () => at, sleep: pause };
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    if (signal?.aborted === true) over();
    else signal?.addEventListener('abort', over);
  });
}
