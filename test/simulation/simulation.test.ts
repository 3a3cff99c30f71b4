import { expect, test } from 'vitest';
import { runHistory } from './history.ts';
import { PAST_SEEDS, SEEDS } from './past-seeds.ts';

/** `BAY_SEED` moves the histories elsewhere. */
const FIRST_SEED = Number(process.env['BAY_SEED'] ?? 1);
/** In parts, so that a violation is told before the last of them has run. */
const PARTS = 10;
const HISTORIES_OF_A_PART = 30;

test.each(Array.from({ length: PARTS }, (_, part) => FIRST_SEED + part * HISTORIES_OF_A_PART))(
  'whatever crashes, book and calendar agree in the end: histories from seed %i on',
  async (from) => {
    const violated: string[] = [];
    for (let seed = from; seed < from + HISTORIES_OF_A_PART; seed += 1) {
      const { violations } = await runHistory(seed);
      if (violations.length > 0) violated.push(`seed ${seed}: ${violations.join('; ')}`);
    }
    expect(violated).toEqual([]);
  },
);

test.each(SEEDS)('seed $seed: $why', async ({ seed }) => {
  expect((await runHistory(seed)).violations).toEqual([]);
});

test.each(PAST_SEEDS)('seed $seed, as histories were once: $why', async ({ seed }) => {
  expect((await runHistory(seed, { asOnce: true })).violations).toEqual([]);
});

test('a seed gives the same history every time', async () => {
  const [once, again] = [await runHistory(8, { tracing: true }), await runHistory(8, { tracing: true })];
  expect(again).toEqual(once);
  expect(once.lines.length).toBeGreaterThan(20);
});
