import { describe, expect, test } from 'vitest';
import { BENEFITS } from './benefits.ts';
import { BUILT } from './built.ts';
import { ANSWERS, COMMANDS } from './commands.ts';
import { CORE } from './core.ts';
import { lost } from './elsewhere.ts';
import { FIGURES } from './figures.ts';
import { FUTURE } from './future.ts';
import { KEPT } from './kept.ts';
import { LIMITS } from './limits.ts';
import { CHANNELS_KEPT, NOTIFICATIONS } from './notifications.ts';
import { POLLING } from './polling.ts';
import { PROVIDERS } from './providers.ts';
import type { Row, Shown } from './row.ts';
import { SAFETY } from './safety.ts';
import { sentencesOf } from './sentences.ts';
import { type TriedShop, triedShop } from './tried-shop.ts';
import { WATCHING } from './watching.ts';

const ROWS = [
  ...CHANNELS_KEPT,
  ...NOTIFICATIONS,
  ...POLLING,
  ...WATCHING,
  ...COMMANDS,
  ...KEPT,
  ...BUILT,
  ...ANSWERS,
  ...BENEFITS,
  ...FUTURE,
  ...CORE,
  ...LIMITS,
  ...SAFETY,
  ...FIGURES,
  ...PROVIDERS,
];

/** How many rows each part has. */
const COUNTS = {
  W: 13,
  H: 14,
  P: 13,
  M: 18,
  E: 14,
  T: 10,
  X: 16,
  U: 15,
  B: 13,
  F: 16,
  C: 19,
  L: 24,
  S: 13,
  K: 18,
  R: 22,
};

/** How many rows are shown in each way. */
function counted(rows: readonly Row[]): Record<Shown['by'], number> {
  const count = { tests: 0, trying: 0, 'not asked': 0, 'not yet': 0 };
  for (const { shown } of rows) count[shown.by] += 1;
  return count;
}

/** Each row of which a test is to be found that is not there. */
function unfound({ row, asked, shown }: Row): string[] {
  if (shown.by !== 'tests') return [];
  const missing = shown.tests.length === 0 ? ['test at all'] : lost(shown.tests);
  return missing.map((one) => `${row} ${asked}: there is no ${one}`);
}

/** Each row that is tried and not so, with why. */
function unmet({ row, asked, shown }: Row, shop: TriedShop): string[] {
  if (shown.by !== 'trying') return [];
  try {
    shown.tries(shop);
    return [];
  } catch (thrown) {
    return [`${row} ${asked}: ${thrown instanceof Error ? thrown.message : String(thrown)}`];
  }
}

describe('what was asked of the calendar, and of whoever keeps it in step,', () => {
  test('is so, row by row, where it is tried', async () => {
    const shop = await triedShop();
    expect(ROWS.flatMap((row) => unmet(row, shop))).toEqual([]);
  });

  test('is shown, row by row, by tests that are run', () => {
    expect(ROWS.flatMap(unfound)).toEqual([]);
  });

  test('has each row of the documents once, in their order', () => {
    const all = Object.entries(COUNTS).flatMap(([part, count]) =>
      Array.from({ length: count }, (_, i) => `${part}${i + 1}`),
    );
    expect(all).toHaveLength(238);
    expect(ROWS.map(({ row }) => row)).toEqual(all);
  });

  test('is counted', () => {
    expect(counted(ROWS)).toMatchInlineSnapshot(`
      {
        "not asked": 8,
        "not yet": 18,
        "tests": 177,
        "trying": 35,
      }
    `);
  });

  test('is missing where it is said to be', () => {
    const missing: Record<string, string> = {};
    for (const { row, shown } of ROWS)
      if (shown.by === 'not yet') missing[shown.missing] = `${missing[shown.missing] ?? ''} ${row}`.trim();
    expect(missing).toMatchInlineSnapshot(`
      {
        "forgetting a customer": "S10 S11",
        "messages to customers": "L13 L17 L18 R17",
        "reports": "L16 L19 K10 K11 K12 K13 K14 K15 K17 K18",
        "texts by SMS": "F7",
        "the age of a sign-in": "S2",
      }
    `);
  });
});

describe('a sentence of a test', () => {
  const [SKIP, LATER] = ['skip', 'todo'];
  const FILE = `
    const CASES = [{ name: 'nine', at: 9 }, { name: 'ten', at: 10 }] as const;
    describe('a shop', () => {
      test('opens', () => undefined);
      test.each(CASES)('at $name, which is $at', () => undefined);
      test.each([['twelve', 12], ['one', 13]])('rests at %s, which is %i', () => undefined);
      test.${SKIP}('closes', () => undefined);
      describe.${SKIP}('on Sunday', () => { test('is closed', () => undefined); });
      test.${LATER}('at night');
    });
    // test('in a comment', () => undefined);`;

  test.each([
    'opens',
    'a shop opens',
    'a shop',
    'at nine, which is 9',
    'a shop at ten, which is 10',
    'rests at one, which is 13',
  ])('is found: %s', (says) => {
    expect(sentencesOf(FILE)).toContain(says);
  });

  test.each(['closes', 'a shop closes', 'on Sunday', 'is closed', 'at night', 'in a comment', 'open'])(
    'is none: %s',
    (says) => {
      expect(sentencesOf(FILE)).not.toContain(says);
    },
  );

  test('that stands nowhere, or is not run with the suite, is lost', () => {
    expect(lost([['domain/alerting.test.ts', 'a blip is told to nobody']])).toEqual([]);
    expect(lost([['domain/alerting.test.ts', 'a blip is told']])).toHaveLength(1);
    expect(lost([['domain/nowhere.test.ts', 'a blip is told to nobody']])).toHaveLength(1);
    expect(lost([['proof/serve.ts', 'a shop']])).toHaveLength(1);
  });
});
