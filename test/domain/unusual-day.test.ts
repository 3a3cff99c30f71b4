import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Workday } from '../../src/domain/empty-days.ts';
import { DAY_MS } from '../../src/domain/interval.ts';
import { unusualDay } from '../../src/domain/unusual-day.ts';
import { planner } from '../support/wall-planner.ts';

const FIRST = planner('2026-09-07').at('09:00');

/** A day a week, from a Monday on. */
function mondays(...visits: readonly number[]): Workday[] {
  return visits.map((count, week) => dayAt(7 * week, count));
}

function dayAt(after: number, visits: number): Workday {
  const start = FIRST + after * DAY_MS;
  return { date: new Date(start).toISOString().slice(0, 10), start, visits };
}

test.each([
  { name: 'as ever', visits: [4, 5, 4, 5, 4], usual: null },
  { name: 'three more where all are alike', visits: [4, 4, 4, 4, 7], usual: null },
  { name: 'four more where all are alike', visits: [4, 4, 4, 4, 8], usual: { least: 1, most: 7 } },
  { name: 'hardly anybody', visits: [8, 9, 10, 9, 2], usual: { least: 6, most: 12 } },
  { name: 'many, where it is now so and now so', visits: [2, 12, 4, 9, 1, 14, 20], usual: null },
  { name: 'one odd day before says nothing', visits: [4, 4, 30, 4, 4, 9], usual: { least: 1, most: 7 } },
  { name: 'too few days to say', visits: [4, 4, 4, 30], usual: null },
  {
    name: 'a calendar that is new: what was before its first visit is no empty day',
    visits: [0, 0, 0, 0, 9, 9, 9],
    usual: null,
  },
  { name: 'the first visits of all', visits: [0, 0, 0, 0, 0, 9], usual: null },
])('$name: $visits', ({ visits, usual }) => {
  const days = mondays(...visits);
  expect(unusualDay(days)).toEqual(usual === null ? null : { ...days.at(-1), usual });
});

test('other weekdays say nothing of this one', () => {
  const fridays = mondays(20, 20, 20, 20, 20).map((_, week) => dayAt(7 * week + 4, 20));
  const days = [...mondays(3, 3, 3, 3, 3), ...fridays].toSorted((a, b) => a.start - b.start);
  expect(unusualDay([...days, dayAt(35, 3)])).toBeNull();
  expect(unusualDay([...days, dayAt(35, 20)])).toMatchObject({ usual: { least: 0, most: 6 } });
});

test('no day is called unusual on which there were as many visits as on most before', () => {
  const visits = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(visits, fc.nat({ max: 30 }), (before, today) => {
      const days = mondays(...before, today);
      const found = unusualDay(days);
      if (before.filter((one) => one === today).length * 2 > before.length) expect(found).toBeNull();
      if (found === null) return;
      const { least, most } = found.usual;
      expect(today < least || today > most).toBe(true);
      expect(before.filter((one) => one >= least && one <= most).length * 2).toBeGreaterThanOrEqual(
        before.length - before.findIndex((one) => one > 0),
      );
    }),
  );
});
