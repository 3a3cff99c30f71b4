import { vi } from 'vitest';
import type { Clock } from '../../src/clock.ts';

/** A clock whose time passes as fast as everything that waits for it allows. */
export interface SimulatedClock extends Clock {
  /** Milliseconds that have passed since, whatever was set. */
  readonly stopwatch: () => () => number;
  /** Lets that much time pass: whatever is due meanwhile happens, each at its moment. */
  readonly pass: (ms: number) => Promise<void>;
  /** Somebody sets the clock, or the machine has slept: the time that it reads is another one, and nothing has passed. */
  readonly set: (now: number) => void;
}

interface Waiting {
  readonly at: number;
  readonly ring: () => void;
  /** The deadline of a request, which time waits for as long as somebody may answer it. */
  isDeadline: boolean;
}

/** So often the event loop turns before it is believed that nothing happens by itself any more. */
const STILL_AFTER = 4;
/**
 * What was asked is left to its deadline after milliseconds of the machine's own time that no answer on one machine takes, however
 * busy that is.
 */
const UNANSWERED_AFTER_MS = 2_000;
/** Code that is being loaded is waited for: at each of the first steps, when it is first needed, and then once in so many. */
const STEPS_WITH_LOADS = 10;
const STEPS_BETWEEN_LOADS = 10;

/** How much of this machine's own time is given to what the clock does not see; for long stretches less than for a test's few minutes. */
export interface Waits {
  /** To a request that nobody answers. An answer that comes later is one that was lost. */
  readonly unansweredAfterMs?: number;
  /** Code is waited for at every step of so much time from the beginning on; later it is there, and hardly ever looked for. */
  readonly loadsWithinMs?: number;
}

export function simulatedClock(
  from: number,
  { unansweredAfterMs = UNANSWERED_AFTER_MS, loadsWithinMs = Number.POSITIVE_INFINITY }: Waits = {},
): SimulatedClock {
  let passed = 0;
  let offset = from;
  let happened = 0;
  const waiting = new Set<Waiting>();
  const wait = (ms: number, ring: () => void, isDeadline: boolean) => {
    const one = { at: passed + Math.max(0, ms), ring, isDeadline };
    waiting.add(one);
    happened += 1;
    return () => {
      if (waiting.delete(one)) happened += 1;
    };
  };
  const deadlines = () => [...waiting].filter(({ isDeadline }) => isDeadline);
  /** Whoever has asked waits for an answer, or sleeps until the next try; and one more sleeps, who looks now and then. */
  const isAnswerAwaited = () => deadlines().length > Math.max(0, waiting.size - deadlines().length - 1);

  /** Nothing is on its way any more but what waits for time. */
  const still = async (): Promise<void> => {
    for (let turns = 0; turns < STILL_AFTER; turns += 1) await turned();
    if (!isAnswerAwaited()) return;
    let [seen, since] = [happened, performance.now()];
    while (performance.now() - since < unansweredAfterMs) {
      await turned();
      if (happened === seen) continue;
      [seen, since] = [happened, performance.now()];
      if (!isAnswerAwaited()) return still();
    }
    for (const one of deadlines()) one.isDeadline = false;
  };

  return {
    now: () => Math.floor(passed + offset),
    alarm: (ms, ring) => wait(ms, ring, true),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const over = () => {
          putOff();
          signal?.removeEventListener('abort', over);
          resolve();
        };
        const putOff = wait(ms, over, false);
        if (signal?.aborted === true) over();
        else signal?.addEventListener('abort', over);
      }),
    stopwatch: () => {
      const began = passed;
      return () => Math.round(passed - began);
    },
    set: (now) => {
      offset = now - passed;
    },
    pass: async (ms) => {
      const until = passed + ms;
      for (let step = 0; ; step += 1) {
        const isLoading = passed < loadsWithinMs && step < STEPS_WITH_LOADS;
        if (isLoading || (step > 0 && step % STEPS_BETWEEN_LOADS === 0)) await vi.dynamicImportSettled();
        await still();
        const [next] = [...waiting].sort((a, b) => a.at - b.at);
        if (next === undefined || next.at > until) break;
        passed = Math.max(passed, next.at);
        waiting.delete(next);
        next.ring();
      }
      passed = until;
    },
  };
}

function turned(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
