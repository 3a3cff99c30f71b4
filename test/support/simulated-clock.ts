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
  /** A deadline of a request that is on its way over the network, which time waits for. */
  readonly isDeadline: boolean;
}

/** So often the event loop turns before it is believed that nothing happens by itself any more. */
const STILL_AFTER = 4;
/** While a request may be on its way, milliseconds of the machine's own time: it comes from this machine. */
const STILL_AFTER_MS = 25;

export function simulatedClock(from: number): SimulatedClock {
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

  /** Nothing is on its way any more but what waits for time. */
  const still = async (): Promise<void> => {
    for (let turns = 0; turns < STILL_AFTER; turns += 1) await turned();
    if (![...waiting].some(({ isDeadline }) => isDeadline)) return;
    let [seen, since] = [happened, performance.now()];
    while (performance.now() - since < STILL_AFTER_MS) {
      await turned();
      if (happened === seen) continue;
      [seen, since] = [happened, performance.now()];
      if (![...waiting].some(({ isDeadline }) => isDeadline)) return still();
    }
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
      for (;;) {
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
