import { expect, test } from 'vitest';
import { acknowledgedIn, crashAgainstGoogle } from './google-crash-run.ts';
import { randomFrom } from './random.ts';

test('commands killed while Google loses, delays and refuses requests leave nothing lost, double or over', async () => {
  const report = await crashAgainstGoogle({
    kills: 16,
    killsPerRound: 8,
    workers: 4,
    seed: 1,
    random: randomFrom(1),
  });
  expect(report.violations).toEqual([]);
  expect(report.rounds).toBeGreaterThanOrEqual(2);
  expect(report.syncs).toBeLessThanOrEqual(3);
  expect(acknowledgedIn(report)).toBeGreaterThan(0);
}, 180_000);
