import { expect, test } from 'vitest';
import { killServe } from './serve-run.ts';

test('the process that stays, killed again and again, loses and doubles nothing, and goes on', async () => {
  const { violations, appointments, mostLive } = await killServe({ kills: 5, seed: 1 });
  expect(violations).toEqual([]);
  expect(appointments).toBeGreaterThan(0);
  expect(mostLive).toBeLessThanOrEqual(2);
}, 180_000);
