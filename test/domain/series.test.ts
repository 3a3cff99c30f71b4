import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { HOUR_MS } from '../../src/domain/interval.ts';
import { WEEKDAYS, wallMidnight } from '../../src/domain/local-date.ts';
import { beginsOnItsDay, type Repeat, ruleText, seriesStarts } from '../../src/domain/series.ts';
import { MOST_IN_SERIES } from '../../src/domain/series-limits.ts';
import { earliestOf, wallText } from '../../src/domain/zone.ts';
import { planner } from '../support/wall-planner.ts';

const { zone } = planner('2026-11-23');

const every = (interval: number, unit: Repeat['unit'], ...weekdays: Repeat['weekdays']): Repeat => ({
  unit,
  interval,
  weekdays,
  nths: [],
  monthDays: [],
});

const monthly = (changes: Partial<Repeat>): Repeat => ({ ...every(1, 'month'), ...changes });

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
  {
    name: 'the third Friday of each month',
    from: '2026-11-20',
    repeat: monthly({ nths: [3], weekdays: ['friday'] }),
    end: { count: 4 },
    dates: ['2026-11-20', '2026-12-18', '2027-01-15', '2027-02-19'],
  },
  {
    name: 'the first and last Monday of every other month',
    from: '2026-12-07',
    repeat: monthly({ interval: 2, nths: [1, -1], weekdays: ['monday'] }),
    end: { count: 4 },
    dates: ['2026-12-07', '2026-12-28', '2027-02-01', '2027-02-22'],
  },
  {
    name: 'the last day of each month',
    from: '2027-01-31',
    repeat: monthly({ monthDays: [-1] }),
    end: { count: 3 },
    dates: ['2027-01-31', '2027-02-28', '2027-03-31'],
  },
  {
    name: 'the 15th and 31st, in a short month its last day',
    from: '2027-01-15',
    repeat: monthly({ monthDays: [15, 31] }),
    end: { count: 5 },
    dates: ['2027-01-15', '2027-01-31', '2027-02-15', '2027-02-28', '2027-03-15'],
  },
])('$name', ({ from, repeat, end, dates }) => {
  expect(wallsOf(from, repeat, end)).toEqual(dates.map((date) => `${date}T09:00`));
});

test.each([
  ['2026-12-07', monthly({ nths: [1], weekdays: ['monday'] }), true],
  ['2026-12-14', monthly({ nths: [1], weekdays: ['monday'] }), false],
  ['2026-12-28', monthly({ nths: [-1], weekdays: ['monday'] }), true],
  ['2026-12-31', monthly({ monthDays: [-1] }), true],
  ['2026-12-15', monthly({ monthDays: [1] }), false],
  ['2026-11-24', every(2, 'week', 'tuesday'), true],
  ['2026-11-25', every(2, 'week', 'tuesday'), false],
  ['2026-11-25', every(3, 'month'), true],
])('a series that begins on %s, by its words %o: %s', (date, repeat, begins) => {
  const first = earliestOf(zone, wallMidnight(date) + 9 * HOUR_MS);
  expect(beginsOnItsDay(repeat, first, zone)).toBe(begins);
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
      fc.subarray([1, 2, 3, 4, -1], { minLength: 1 }),
      (first, unit, interval, days, nths) => {
        const date = first.toISOString().slice(0, 10);
        fc.pre(unit === 'day' || unit === 'week' || Number(date.slice(8)) <= 28);
        const isOfMonth = unit === 'month' && days.length > 0;
        const weekdays = unit === 'week' || isOfMonth ? days : [];
        const repeat = { unit, interval, weekdays, nths: isOfMonth ? nths : [], monthDays: [] };
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
