import { systemClock } from '../../src/clock.ts';
import type { Patience } from '../../src/store/sqlite/engine/patience.ts';

/** Waits for who has the lock of a book, for so many milliseconds. */
export function patienceOf(busyTimeoutMs: number, control?: AbortController): Patience {
  return {
    busyTimeoutMs,
    pause: (ms) => systemClock.sleep(ms, control?.signal),
    isInterrupted: () => control?.signal.aborted === true,
  };
}
