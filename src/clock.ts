import type { Instant } from './domain/interval.ts';

/** The one source of the current time, and of its passing. */
export interface Clock {
  now(): Instant;
  /** Settles after so many milliseconds, whatever `now` says; at once when `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls `ring` once after so many milliseconds, unless the alarm is put off before, by what is given back. */
  alarm(ms: number, ring: () => void): () => void;
}

export const systemClock: Clock = { now: () => Date.now(), sleep, alarm };

/** A clock that stands still, for demos and tests. Who waits for its hands waits by another: the machine's. */
export function fixedClock(at: Instant, pause: Clock['sleep'] = sleep): Clock {
  return { now: () => at, sleep: pause, alarm };
}

function alarm(ms: number, ring: () => void): () => void {
  const timer = setTimeout(ring, ms);
  return () => clearTimeout(timer);
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      putOff();
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const putOff = alarm(ms, over);
    if (signal?.aborted === true) over();
    else signal?.addEventListener('abort', over);
  });
}
