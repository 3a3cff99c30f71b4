import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { heardShown } from '../../support/heard-shown.ts';
import { aShopOfWords } from '../../support/shop-of-words.ts';
import { newYork, newYorkTime } from '../shop-zones.ts';

/** What may be said at the counter on Monday, 23 November 2026, at eight, and what is heard. */
const ROWS = readFileSync(new URL('own-phrases.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'));

const MONDAY_AT_EIGHT = {
  now: newYorkTime('2026-11-23 08:00'),
  zone: newYork,
  dateOrder: 'month-first',
  shop: aShopOfWords(),
} as const;

test.each(ROWS)("'%s' is %s", (phrase = '', heard = '') => {
  expect(heardShown(phrase, MONDAY_AT_EIGHT)).toBe(heard);
});

test('both languages and enough of each are among them', () => {
  const spanish = ROWS.filter(([phrase = '']) =>
    /\b(?:el|la|las|los|de|por|mañana|aceite|lo|no)\b/.test(phrase),
  );
  expect(ROWS.length).toBeGreaterThanOrEqual(200);
  expect(spanish.length).toBeGreaterThanOrEqual(60);
});
