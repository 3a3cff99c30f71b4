import { expect, test } from 'vitest';
import { type DayUse, dayUse } from '../../src/domain/day-use.ts';
import { planner } from '../support/wall-planner.ts';

const { span, at } = planner('2026-11-23');
const DAY = span('00:00-24:00');
const OPEN = [span('09:00-12:00'), span('13:00-17:00')];

/** In hours: open, sold, left. */
function hours({ openMs, soldMs, leftMs }: DayUse): number[] {
  return [openMs, soldMs, leftMs].map((ms) => ms / 3_600_000);
}

test.each([
  { name: 'an empty day is all left', jobs: [], events: [], use: [7, 0, 7] },
  { name: 'what is sold is not left', jobs: ['09:00-10:30'], events: [], use: [7, 1.5, 5.5] },
  { name: 'what others take is neither', jobs: ['09:00-10:00'], events: ['13:00-17:00'], use: [7, 1, 2] },
  {
    name: 'an event over a job takes nothing twice',
    jobs: ['09:00-10:00'],
    events: ['09:30-11:00'],
    use: [7, 1, 5],
  },
  { name: 'a job that runs into lunch sells lunch', jobs: ['11:30-12:30'], events: [], use: [7, 1, 6.5] },
  { name: 'of today only the rest is left', jobs: ['09:00-10:00'], events: [], now: '11:00', use: [7, 1, 5] },
  { name: 'two overbooked sell two', jobs: ['09:00-10:00', '09:00-10:00'], events: [], use: [7, 2, 6] },
  {
    name: 'a bay for two has twice as much',
    jobs: ['09:00-10:00'],
    events: ['09:30-11:00'],
    capacity: 2,
    use: [14, 1, 11.5],
  },
])('$name', ({ jobs, events, now = '00:00', capacity = 1, use }) => {
  const held = jobs.map(span);
  const occupancy = { capacity, held, foreign: events.map(span) };
  expect(hours(dayUse(DAY, OPEN, held, occupancy, at(now)))).toEqual(use);
});
