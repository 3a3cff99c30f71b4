import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { HOUR_MS } from '../../src/domain/interval.ts';
import { WEEKDAYS, wallMidnight } from '../../src/domain/local-date.ts';
import { type Repeat, ruleText, seriesStarts } from '../../src/domain/series.ts';
import { MOST_IN_SERIES } from '../../src/domain/series-limits.ts';
import { earliestOf, wallText } from '../../src/domain/zone.ts';
import { planner } from '../support/wall-planner.ts';

const { zone } = planner('2026-11-23');

const every = (interval: number, unit: Repeat['unit'], ...weekdays: Repeat['weekdays']): Repeat => ({
  unit,
  interval,
  weekdays,
});

const wallsOf = (date: string, repeat: Repeat, end: Parameters<typeof seriesStarts>[2]) => {
  const start = earliestOf(zone, wallMidnight(date) + 9 * HOUR_MS);
  return seriesStarts(repeat, start, end, zone).map((start) => wallText(zone, start));
};

test.each([
  {
    name: 'a time stays the same on the clock when clocks change',
    from: '2027-03-10',
    repeat: every(1, 'week'),
    end: { count: 3 },
    dates: ['2027-03-10', '2027-03-17', '2027-03-24'],
  },
  {
    name: 'the last day stands for one that a month does not have',
    from: '2026-11-30',
    repeat: every(3, 'month'),
    end: { count: 3 },
    dates: ['2026-11-30', '2027-02-28', '2027-05-30'],
  },
  {
    name: 'a leap day comes every year',
    from: '2028-02-29',
    repeat: every(1, 'year'),
    end: { count: 2 },
    dates: ['2028-02-29', '2029-02-28'],
  },
  {
    name: 'several days of every other week',
    from: '2026-11-24',
    repeat: every(2, 'week', 'tuesday', 'thursday'),
    end: { count: 4 },
    dates: ['2026-11-24', '2026-11-26', '2026-12-08', '2026-12-10'],
  },
  {
    name: 'the last day counts',
    from: '2026-11-24',
    repeat: every(1, 'week'),
    end: { until: '2026-12-08' },
    dates: ['2026-11-24', '2026-12-01', '2026-12-08'],
  },
  {
    name: 'two years and no further',
    from: '2026-11-24',
    repeat: every(1, 'year'),
    end: { count: 9 },
    dates: ['2026-11-24', '2027-11-24', '2028-11-24'],
  },
])('$name', ({ from, repeat, end, dates }) => {
  expect(wallsOf(from, repeat, end)).toEqual(dates.map((date) => `${date}T09:00`));
});

test('a series is what its rule says to any other reader of RFC 5545, but for months that are too short', () => {
  const units = fc.constantFrom('day', 'week', 'month', 'year');
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(
      day,
      units,
      fc.integer({ min: 1, max: 14 }),
      fc.subarray([...WEEKDAYS]),
      (first, unit, interval, days) => {
        const date = first.toISOString().slice(0, 10);
        fc.pre(unit === 'day' || unit === 'week' || Number(date.slice(8)) <= 28);
        const weekdays = unit === 'week' ? days : [];
        const repeat = { unit, interval, weekdays };
        const rule = ruleText(repeat).replace(/RSCALE=GREGORIAN;|;SKIP=BACKWARD/g, '');
        const iterator = ICAL.Recur.fromString(rule).iterator(
          ICAL.Time.fromDateTimeString(`${date}T09:00:00`),
        );
        const theirs = new Set([`${date}T09:00`]);
        while (theirs.size < 20) theirs.add(iterator.next().toString().slice(0, 16));
        const ours = wallsOf(date, repeat, { count: 20 });
        expect(ours).toEqual([...theirs].slice(0, ours.length));
        expect(ours.length).toBeLessThanOrEqual(MOST_IN_SERIES);
      },
    ),
    { numRuns: 100 },
  );
});
