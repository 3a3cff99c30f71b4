import { describe, expect, test } from 'vitest';
import { readPeriod } from '../../src/input/period-words.ts';
import { goesOnAboutWhen } from '../../src/input/reason-words.ts';
import { newYork, newYorkTime } from './shop-zones.ts';

const MONDAY_AT_EIGHT = {
  now: newYorkTime('2026-11-23 08:00'),
  zone: newYork,
  dateOrder: 'month-first',
} as const;

describe('words behind a day that go on about when are no reason', () => {
  test.each([
    'not fri',
    'any day but fri',
    'after fri',
    'from fri',
    'or sat',
    'and sat',
    'sat snow',
    'sick 2 days',
    'for 2 weeks',
    '2 hours',
    'all week',
    'every friday',
    'cada viernes',
    'staff meeting 9-11',
    'dentist at 9',
    'dentist until noon',
    'dentist in the morning',
    'and joe',
    'o el sábado',
    '9',
    '25:00',
    'next fri',
  ])('%s', (words) => {
    expect(goesOnAboutWhen(words, false, MONDAY_AT_EIGHT)).toBe(true);
  });
});

describe('any other words are one', () => {
  test.each([
    'snow',
    'sick',
    'snow day',
    'dentist',
    'lift broken',
    'not coming in',
    'no heat in the shop',
    '2 cars to fetch',
    'christmas eve',
    '3rd child',
    'first aid course',
    'family day',
    'nieve',
  ])('%s', (words) => {
    expect(goesOnAboutWhen(words, false, MONDAY_AT_EIGHT)).toBe(false);
  });

  test('a part of the day too, where hours were said', () => {
    expect(goesOnAboutWhen('team lunch', true, MONDAY_AT_EIGHT)).toBe(false);
    expect(goesOnAboutWhen('team lunch', false, MONDAY_AT_EIGHT)).toBe(true);
  });
});

test.each(['fridays', 'mornings', 'los lunes', 'sabados'])("'%s' come again, and are no period", (words) => {
  expect(readPeriod(words.split(' '), MONDAY_AT_EIGHT)).toBeNull();
});
