import { expect, test } from 'vitest';
import { attackReceiver } from './receiver-run.ts';

const MEBIBYTE = 1_024 * 1_024;

test('a receiver that is flooded, cheated and kept waiting reads what has changed and nothing else, and ends when it should', async () => {
  const given = { bays: 10, forged: 3_000, slow: 50, burst: 0, replays: 0, changes: 10, seed: 1 };
  const { forged, right, hostile, memoryGrownBytes, fresh, end } = await attackReceiver(given);
  expect(forged).toMatchObject({ answered: 3_000, sentAway: 0, readings: 0 });
  expect(right.refused).toBe(0);
  expect(hostile).toEqual({ bodies: 0, heads: 0, slow: 0 });
  expect(memoryGrownBytes).toBeLessThan(64 * MEBIBYTE);
  // At once, and not when the loop looks the next time, a second later.
  expect(fresh.p50Ms).toBeLessThan(500);
  expect(end.exitCode).toBe(0);
}, 120_000);
