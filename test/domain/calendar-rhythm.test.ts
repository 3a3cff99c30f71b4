import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUsuallyQuiet, startOfHour } from '../../src/domain/calendar-rhythm.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/interval.ts';
import { at } from '../support/book.ts';

const NOW = at('10:20');
const WEEKS = 7 * DAY_MS;

test.each([
  { name: 'nothing is known', hours: [], quiet: false },
  { name: 'it is known for three weeks', ago: 3 * WEEKS + 5 * HOUR_MS, hours: [], quiet: false },
  { name: 'it is known for five weeks', ago: 5 * WEEKS + 5 * HOUR_MS, hours: [], quiet: true },
  { name: 'somebody did a week ago', ago: 5 * WEEKS + 5 * HOUR_MS, hours: [WEEKS], quiet: false },
  {
    name: 'somebody did an hour later, a week ago',
    ago: 5 * WEEKS + 5 * HOUR_MS,
    hours: [WEEKS - HOUR_MS],
    quiet: false,
  },
  {
    name: 'somebody did an hour earlier, three weeks ago',
    ago: 5 * WEEKS + 5 * HOUR_MS,
    hours: [3 * WEEKS + HOUR_MS],
    quiet: false,
  },
  {
    name: 'somebody did two hours earlier, a week ago',
    ago: 5 * WEEKS + 5 * HOUR_MS,
    hours: [WEEKS + 2 * HOUR_MS],
    quiet: true,
  },
  {
    name: 'somebody did at this hour of another day',
    ago: 5 * WEEKS + 5 * HOUR_MS,
    hours: [DAY_MS, 9 * DAY_MS],
    quiet: true,
  },
  { name: 'somebody did an hour ago', ago: 5 * WEEKS + 5 * HOUR_MS, hours: [HOUR_MS], quiet: false },
  { name: 'somebody did nine weeks ago, and never since', ago: 9 * WEEKS, hours: [], quiet: true },
  { name: 'the clock was put back since', ago: 5 * WEEKS + 5 * HOUR_MS, hours: [-WEEKS], quiet: true },
])('$name: $quiet', ({ ago, hours, quiet }) => {
  const changed = [...(ago === undefined ? [] : [ago]), ...hours].map((ms) => startOfHour(NOW - ms));
  expect(isUsuallyQuiet(changed, NOW)).toBe(quiet);
});

test('an hour in which somebody changes something every other week is never quiet, on the hour or beside it', () => {
  const everyOther = Array.from({ length: 5 }, (_, i) => startOfHour(NOW) - 2 * i * WEEKS);
  fc.assert(
    fc.property(
      fc.integer({ min: -HOUR_MS + 1, max: 2 * HOUR_MS - 1 }),
      fc.constantFrom(0, 1),
      (offMs, weeks) => {
        expect(isUsuallyQuiet(everyOther, startOfHour(NOW) + weeks * WEEKS + offMs)).toBe(false);
      },
    ),
  );
});
