import { AppError } from '../../../failure.ts';
import { isBusy } from './errors.ts';

/** How long is waited for another process that has the lock, how, and what ends the wait before. */
export interface Patience {
  /** Milliseconds, counted as the pauses that were asked for. */
  readonly busyTimeoutMs: number;
  readonly pause: (ms: number) => Promise<void>;
  readonly isInterrupted?: () => boolean;
  /** Whether whoever has asked waits no longer: then it is as if the time were over. */
  readonly isOver?: (() => boolean) | undefined;
}

/** Of a book that nobody else can open. */
export const NO_PATIENCE: Patience = { busyTimeoutMs: 0, pause: async () => undefined };

/** Most who have the lock have it for a few milliseconds; who waits on asks often enough not to be passed over. */
const PAUSES_MS = [1, 2, 5, 10, 15, 20];
const LONGEST_PAUSE_MS = 25;

/**
 * Does `attempt`, and does it again for as long as another process has the lock. SQLite would wait in one call, and nothing else
 * of this process would go on; here the event loop does. The first attempt is made in any case, interrupted or not: what is free
 * is not waited for.
 *
 * Throws `database-locked` as `attempt` does, `interrupted` where somebody has ended the wait.
 */
export async function patiently<T>(
  attempt: () => T | Promise<T>,
  { busyTimeoutMs, pause, isInterrupted, isOver }: Patience,
): Promise<T> {
  for (let waitedMs = 0, pauses = 0; ; pauses += 1) {
    try {
      return await attempt();
    } catch (thrown) {
      if (!isBusy(thrown)) throw thrown;
      if (isInterrupted?.() === true) throw new AppError({ code: 'interrupted' }, { cause: thrown });
      if (waitedMs >= busyTimeoutMs || isOver?.() === true) throw thrown;
    }
    const ms = Math.min(PAUSES_MS[pauses] ?? LONGEST_PAUSE_MS, busyTimeoutMs - waitedMs);
    await pause(ms);
    waitedMs += ms;
  }
}
