import { describe, expect, test } from 'vitest';
import { freedBy } from '../../src/domain/freed-by.ts';
import { firstFitting, lastDayOf, type SuitingTime, suitsStart } from '../../src/domain/waitlist.ts';
import { planner } from '../support/wall-planner.ts';

const monday = planner('2026-11-23');
const { at, span, zone } = monday;

const time = (more: Partial<SuitingTime>): SuitingTime => ({
  weekdays: [],
  dates: [],
  fromMinute: null,
  untilMinute: null,
  doneByMinute: null,
  ...more,
});
const waits = (anyOf: readonly SuitingTime[], not: readonly SuitingTime[] = [], minutes = 60) => ({
  suits: { anyOf, not },
  until: '2026-11-27',
  minutes,
});

describe('a start on Monday 23 November', () => {
  test.each([
    { name: 'suits who named no time', anyOf: [], start: '09:00', suits: true },
    {
      name: 'suits who named the weekday',
      anyOf: [time({ weekdays: ['monday'] })],
      start: '09:00',
      suits: true,
    },
    {
      name: 'suits nobody of another weekday',
      anyOf: [time({ weekdays: ['friday'] })],
      start: '09:00',
      suits: false,
    },
    {
      name: 'suits one of several times',
      anyOf: [time({ weekdays: ['friday'] }), time({ fromMinute: 720 })],
      start: '12:00',
      suits: true,
    },
    {
      name: 'has to suit the weekday and the dates where both are named',
      anyOf: [time({ weekdays: ['monday'], dates: [{ from: '2026-11-24', to: null }] })],
      start: '09:00',
      suits: false,
    },
    {
      name: 'may be the first minute from when',
      anyOf: [time({ fromMinute: 540 })],
      start: '09:00',
      suits: true,
    },
    {
      name: 'is before the minute until when',
      anyOf: [time({ untilMinute: 540 })],
      start: '09:00',
      suits: false,
    },
    { name: 'leaves time to be done', anyOf: [time({ doneByMinute: 600 })], start: '09:00', suits: true },
    { name: 'is too late to be done', anyOf: [time({ doneByMinute: 600 })], start: '09:30', suits: false },
    {
      name: 'is none of those that do not suit',
      anyOf: [],
      not: [time({ weekdays: ['monday'], untilMinute: 720 })],
      start: '09:00',
      suits: false,
    },
  ])('$name', ({ anyOf, not = [], start, suits }) => {
    expect(suitsStart(waits(anyOf, not), at(start), zone)).toBe(suits);
  });

  test('suits nobody after their last day', () => {
    expect(suitsStart({ ...waits([]), until: '2026-11-22' }, at('09:00'), zone)).toBe(false);
  });
});

test.each([
  { name: 'begins where the free time does', free: '09:10-11:00', anyOf: [], first: '09:10' },
  { name: 'else on the grid', free: '09:10-12:00', anyOf: [time({ fromMinute: 570 })], first: '09:30' },
  { name: 'has to be done by the end', free: '09:00-09:30', anyOf: [], first: null },
  { name: 'may take all of it', free: '09:00-10:00', anyOf: [], first: '09:00' },
  {
    name: 'is none where the hours suit too late',
    free: '09:00-10:30',
    anyOf: [time({ fromMinute: 600 })],
    first: null,
  },
])('what fits free time $name', ({ free, anyOf, first }) => {
  const found = firstFitting(waits(anyOf), span(free), { zone, slotStepMinutes: 30 });
  expect(found).toBe(first === null ? null : at(first));
});

test.each([
  { name: 'any time has no last day', anyOf: [], last: null },
  { name: 'nor has a weekday', anyOf: [time({ weekdays: ['monday'] })], last: null },
  {
    name: 'dates end with the last of them',
    anyOf: [
      time({ dates: [{ from: '2026-11-24', to: '2026-11-26' }] }),
      time({ dates: [{ from: '2026-11-25', to: '2026-11-25' }] }),
    ],
    last: '2026-11-26',
  },
  {
    name: 'unless one of them has no end',
    anyOf: [time({ dates: [{ from: '2026-11-24', to: null }] })],
    last: null,
  },
])('$name', ({ anyOf, last }) => {
  expect(lastDayOf({ anyOf, not: [] })).toBe(last);
});

type Placed = Parameters<typeof freedBy>[0];
const visit = (hours: string, more: Partial<Placed> = {}): Placed => ({
  ...span(hours),
  status: 'scheduled',
  bay: { id: 1, name: 'Bay 1' },
  overbookReason: null,
  ...more,
});

test.each([
  {
    name: 'one that is cancelled, all',
    before: visit('09:00-10:00'),
    after: visit('09:00-10:00', { status: 'cancelled' }),
    freed: ['09:00-10:00'],
  },
  {
    name: 'one that is cancelled while it runs, the rest',
    now: '09:20',
    before: visit('09:00-10:00'),
    after: visit('09:00-10:00', { status: 'cancelled' }),
    freed: ['09:20-10:00'],
  },
  {
    name: 'one that is over, nothing',
    now: '10:00',
    before: visit('09:00-10:00'),
    after: visit('09:00-10:00', { status: 'cancelled' }),
    freed: [],
  },
  {
    name: 'one that moves a little, what it has left',
    before: visit('09:00-10:00'),
    after: visit('09:30-10:30'),
    freed: ['09:00-09:30'],
  },
  {
    name: 'one that moves to another bay, all',
    before: visit('09:00-10:00'),
    after: visit('09:00-10:00', { bay: { id: 2 } as Placed['bay'] }),
    freed: ['09:00-10:00'],
  },
  {
    name: 'one that is shorter, its end',
    before: visit('09:00-10:00'),
    after: visit('09:00-09:30'),
    freed: ['09:30-10:00'],
  },
  {
    name: 'one that is longer, nothing',
    before: visit('09:00-10:00'),
    after: visit('09:00-11:00'),
    freed: [],
  },
  {
    name: 'one that was booked over others, nothing',
    before: visit('09:00-10:00', { overbookReason: 'in a hurry' }),
    after: visit('09:00-10:00', { status: 'cancelled' }),
    freed: [],
  },
  {
    name: 'one that had none any more, nothing',
    before: visit('09:00-10:00', { status: 'no_show' }),
    after: visit('09:00-10:00', { status: 'cancelled' }),
    freed: [],
  },
])('of a visit is free: of $name', ({ before, after, now = '07:00', freed }) => {
  expect(freedBy(before, after, at(now))).toEqual(freed.map(span));
});
