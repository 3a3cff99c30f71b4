import { expect, test } from 'vitest';
import { randomFrom } from './random.ts';
import { raceOfTwoBooks } from './two-books-run.ts';

test('two books that book the same time at the same moment: never both, and nearly always one', async () => {
  const { winners, violations } = await raceOfTwoBooks({ rounds: 3, atOnce: 3, random: randomFrom(1) });
  const [, one, both] = winners;
  expect(violations).toEqual([]);
  expect(both).toBe(0);
  // Chance may bring the two together a second time, but not in every round.
  expect(one).toBeGreaterThan(0);
}, 180_000);
