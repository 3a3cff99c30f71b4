import { expect, test } from 'vitest';
import { runSettingsHistory } from './history.ts';
import { SETTINGS_MUTANTS } from './mutants.ts';

/** `BAY_SEED` moves the histories elsewhere. */
const FIRST_SEED = Number(process.env['BAY_SEED'] ?? 1);
const PARTS = 4;
const HISTORIES_OF_A_PART = 15;
/** How far a history that notices a fault may have shifted since it was found. */
const NEARBY = 30;

test.each(Array.from({ length: PARTS }, (_, part) => FIRST_SEED + part * HISTORIES_OF_A_PART))(
  'settings, folders, tokens and networks come and go, and a book stays with its own calendar: histories from seed %i on',
  { timeout: 120_000 },
  async (from) => {
    const violated: string[] = [];
    for (let seed = from; seed < from + HISTORIES_OF_A_PART; seed += 1) {
      const { violations } = await runSettingsHistory(seed);
      if (violations.length > 0) violated.push(`seed ${seed}: ${violations.join('; ')}`);
    }
    expect(violated).toEqual([]);
  },
);

test.each([
  { seed: 1079, why: 'what was left behind and overtaken waits for nobody' },
  {
    seed: 52_937,
    why: 'a main calendar is reached through its own account, whoever it was last asked through',
  },
  {
    seed: 796_009_226,
    why: 'a move that was told because its event was to go is followed where that is wanted again before it went',
  },
])('seed $seed: $why', async ({ seed }) => {
  expect((await runSettingsHistory(seed)).violations).toEqual([]);
});

test.each(SETTINGS_MUTANTS)('it is noticed: $mutant.name', { timeout: 120_000 }, async ({ mutant, from }) => {
  for (let seed = from; seed < from + NEARBY; seed += 1) {
    if ((await runSettingsHistory(seed, { mutant })).violations.length === 0) continue;
    expect((await runSettingsHistory(seed)).violations).toEqual([]);
    return;
  }
  expect.fail(`none of ${NEARBY} histories from seed ${from} on notices it`);
});
