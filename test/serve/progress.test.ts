import { expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import { progressBy } from '../../src/serve/loop/progress.ts';
import { Turns } from '../../src/serve/loop/turns.ts';
import { watchdogOf } from '../../src/serve/loop/watchdog.ts';

/** A machine whose time passes when it is told to. */
function machine() {
  let now = 0;
  return {
    stopwatch: () => {
      const began = now;
      return () => now - began;
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test('whoever is busy with what never ends makes no progress, however often it looks', () => {
  const { stopwatch, pass } = machine();
  const heard: string[] = [];
  const watchdog = watchdogOf({ tell: (state) => heard.push(state), everyMs: MINUTE_MS }, stopwatch);
  const progress = progressBy(stopwatch, watchdog.fed);
  const turns = new Turns(stopwatch, () => undefined);
  turns.begin('primary', () => new Promise(() => undefined));
  /** Once round, as the loop goes. */
  const look = () => {
    pass(SECOND_MS);
    if (!turns.areStuck) progress.made();
  };
  for (let second = 1; second < 900; second += 1) look();
  expect([progress.isStalled(), turns.areStuck]).toEqual([false, false]);
  const fed = heard.length;
  expect(fed).toBeGreaterThanOrEqual(28);
  for (let second = 0; second < 61; second += 1) look();
  expect([progress.isStalled(), turns.areStuck]).toEqual([true, true]);
  expect(heard.length).toBe(fed);
});

test('what comes to its end in time is no trouble, and the next one begins anew', async () => {
  const { stopwatch, pass } = machine();
  const turns = new Turns(stopwatch, () => undefined);
  for (let i = 0; i < 3; i += 1) {
    turns.begin('primary', async () => pass(800 * SECOND_MS));
    await turns.settled();
    expect(turns.areStuck).toBe(false);
  }
  expect(turns.areOver).toBe(true);
});
