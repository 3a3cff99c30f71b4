import { expect, test } from 'vitest';
import { runTwoBooks } from './two-books.ts';
import type { Mutant } from './world.ts';

const HISTORIES = 30;
const PATIENCE_MS = 120_000;

test(
  'two books on one calendar: no time is promised twice, but that somebody is told',
  async () => {
    const violated: string[] = [];
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const { violations } = await runTwoBooks(seed);
      if (violations.length > 0) violated.push(`seed ${seed}: ${violations.join('; ')}`);
    }
    expect(violated).toEqual([]);
  },
  PATIENCE_MS,
);

/** Histories that found something once. */
test.each([
  { seed: 711_364, why: 'an answer carried the receipt of a look at what another process had moved since' },
])(
  'and not in what once went wrong: $why',
  async ({ seed }) => {
    expect((await runTwoBooks(seed)).violations).toEqual([]);
  },
  PATIENCE_MS,
);

const A_TIE_WINS: Mutant = {
  name: 'a tie wins',
  protocol: (sound) => ({ ...sound, wasFirst: (theirs, ours) => theirs < ours }),
};
/** Whoever looks once and finds nothing does not look again. */
const NOBODY_LOOKS: Mutant = {
  name: 'nobody looks after an event was written',
  protocol: (sound) => ({ ...sound, wasFirst: () => false }),
};

/** Histories that notice them; several, for what a step more or less in the product shifts. */
test.each([
  { mutant: A_TIE_WINS, seeds: [4, 20, 41, 88, 118] },
  { mutant: NOBODY_LOOKS, seeds: [4, 20, 41, 88, 118] },
])(
  'it is noticed: $mutant.name',
  async ({ mutant, seeds }) => {
    const noticed: string[] = [];
    for (const seed of seeds) {
      noticed.push(...(await runTwoBooks(seed, { mutant })).violations);
      expect((await runTwoBooks(seed)).violations).toEqual([]);
    }
    expect(noticed).toContainEqual(expect.stringMatching(/^I15: .* were both promised after a look$/));
  },
  PATIENCE_MS,
);
