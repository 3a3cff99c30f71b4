import { afterAll, beforeAll, expect, test } from 'vitest';
import { race } from './race-run.ts';
import { CANCELLED_BY_SOME, CAPACITY_3, ONE_CAR, ONE_SLOT, SAME_KEY } from './race-scenarios.ts';
import { randomFrom } from './random.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

const PROCESSES = 20;
/** Twenty processes at a time on whatever machine this is. */
const PATIENCE_MS = 180_000;

let workplace: Workplace;

beforeAll(() => {
  workplace = openWorkplace();
});

afterAll(() => workplace.remove());

test.each([
  { scenario: ONE_SLOT, rounds: 1, exitCodes: { 0: 1, 9: 19 } },
  { scenario: CAPACITY_3, rounds: 1, exitCodes: { 0: 3, 9: 17 } },
  { scenario: ONE_CAR, rounds: 1, exitCodes: { 0: 1, 9: 19 } },
  { scenario: SAME_KEY, rounds: 1, exitCodes: { 0: 20 } },
])(
  `$rounds × ${PROCESSES} processes: $scenario.name`,
  async ({ scenario, rounds, exitCodes }) => {
    const report = await race(scenario, workplace, { rounds, processes: PROCESSES, random: randomFrom(1) });
    expect(report.violations).toEqual([]);
    expect(Object.fromEntries(report.exitCodes)).toEqual(exitCodes);
  },
  PATIENCE_MS,
);

test(
  'an appointment that all pull about ends up in the calendar as in the book',
  async () => {
    const report = await race(CANCELLED_BY_SOME, workplace, {
      rounds: 1,
      processes: 10,
      random: randomFrom(2),
    });
    expect(report.violations).toEqual([]);
  },
  PATIENCE_MS,
);
