import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import {
  addDays,
  dateOfWall,
  datesFrom,
  daysBetween,
  isLocalDate,
  type LocalDate,
  wallMidnight,
  weekdayOf,
} from '../../src/domain/local-date.ts';

const day = fc.integer({ min: 0, max: 47_480 });
const dateAt = (n: number) => DateTime.utc(1970, 1, 1).plus({ days: n });

test('dates, days between them and weekdays are those of luxon', () => {
  const law = fc.property(day, day, (a, b) => {
    const first = dateAt(a).toISODate() as LocalDate;
    const second = dateAt(b).toISODate() as LocalDate;
    expect(wallMidnight(first)).toBe(dateAt(a).toMillis());
    expect(dateOfWall(wallMidnight(first))).toBe(first);
    expect(addDays(first, b - a)).toBe(second);
    expect(daysBetween(first, second)).toBe(b - a);
    expect(weekdayOf(first)).toBe(dateAt(a).setLocale('en').weekdayLong?.toLowerCase());
    expect(isLocalDate(first)).toBe(true);
  });
  fc.assert(law, { seed: 2, numRuns: 300 });
});

test('the days before 1970 have weekdays too', () => {
  expect(weekdayOf(addDays('1970-01-01', -1))).toBe('wednesday');
  expect(weekdayOf(addDays('1970-01-01', -8))).toBe('wednesday');
});

test('dates in a row cross months and leap days', () => {
  expect(datesFrom('2028-02-28', 3)).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(datesFrom('2028-02-28', 0)).toEqual([]);
});

test.each(['2026-02-30', '2027-02-29', '1969-12-31', '2100-01-01', '2026-13-01', '2026-1-1', '', '20260101'])(
  '%s is no date',
  (text) => {
    expect(isLocalDate(text)).toBe(false);
  },
);
