import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/interval.ts';
import { chooseOptions } from '../../../src/usecases/proposals/choose-options.ts';

const HALF = 30 * MINUTE_MS;
/** A day of one bay with so many half hours left, of which each that is offered takes its own. */
const dayOf = (free: number) => ({ free, leftBeside: (chosen: readonly number[]) => free - chosen.length });
const halves = (count: number) => Array.from({ length: count }, (_, i) => i * HALF);

test.each([
  { name: 'three of a day with much left, an hour apart', starts: halves(9), free: 9, chosen: [0, 2, 4] },
  { name: 'two where less is left', starts: halves(8), free: 8, chosen: [0, 2] },
  { name: 'one of the last', starts: halves(5), free: 5, chosen: [0] },
  { name: 'the last one', starts: halves(1), free: 1, chosen: [0] },
  { name: 'nothing of nothing', starts: [], free: 9, chosen: [] },
  { name: 'what suits, by what is free of the whole day', starts: halves(3), free: 12, chosen: [0, 2] },
])('$name', ({ starts, free, chosen }) => {
  expect(chooseOptions(starts, dayOf(free))).toEqual(chosen.map((half) => half * HALF));
});

test('those an hour apart are taken exactly', () => {
  expect(chooseOptions([0, HOUR_MS - 1, HOUR_MS], dayOf(9))).toEqual([0, HOUR_MS]);
});

test('one of long work, where it takes more of the day from others than a third', () => {
  expect(chooseOptions(halves(9), { free: 9, leftBeside: (chosen) => 9 - 3 * chosen.length })).toEqual([0]);
});
