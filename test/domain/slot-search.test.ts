import { describe, expect, test } from 'vitest';
import type { SlotSearch } from '../../src/domain/crew.ts';
import { addDays, datesFrom } from '../../src/domain/local-date.ts';
import { findSlots, findWindows, nearestStarts } from '../../src/domain/slot-search.ts';
import { type Occupancy, type Timeline, timeline } from '../../src/domain/timeline.ts';
import {
  aBay,
  aShop,
  aTechnician,
  closedOnSundays,
  everyDay,
  planner,
  range,
} from '../support/wall-planner.ts';

const MONDAY = '2026-11-23';
const { at, span, shown, exact, zone } = planner(MONDAY);
const job = (minutes: number, buffer = 0, skills: string[] = []) => ({
  durationMs: minutes * 60_000,
  bufferMs: buffer * 60_000,
  skills,
});

function occupied(of: Record<number, Partial<Occupancy>>): Map<number, Timeline> {
  return new Map(
    Object.entries(of).map(([id, some]) => [
      Number(id),
      timeline({ capacity: 1, held: [], foreign: [], ...some }),
    ]),
  );
}

function search(changes: Partial<SlotSearch> = {}): SlotSearch {
  return { shop: aShop(zone), job: job(30), timelines: new Map(), notBefore: at('00:00'), ...changes };
}

/** One day as people read it: windows by bay, starts with their bays and technicians. */
function day(changes: Partial<SlotSearch>, date = MONDAY) {
  const [found] = findSlots(search(changes), [date]);
  return {
    windows: found?.windows.map((window) => `${window.bayId} ${shown(window)}`),
    starts: found?.starts.map(({ start, bays }) => {
      const where = bays.map(({ bayId, technicianIds }) => [bayId, ...technicianIds].join('+'));
      return `${exact(start).slice(0, 5)} ${where.join(' ')}`;
    }),
  };
}

describe('free windows of one bay', () => {
  test.each([
    {
      name: 'an empty day',
      held: [],
      foreign: [],
      now: '00:00',
      windows: ['1 09:00-12:00', '1 13:00-17:00'],
    },
    {
      name: 'what is busy here and in the calendar',
      held: ['09:00-10:00'],
      foreign: ['14:00-15:00'],
      now: '00:00',
      windows: ['1 10:00-12:00', '1 13:00-14:00', '1 15:00-17:00'],
    },
    {
      name: 'less than the duration is not offered',
      held: ['09:29-16:31'],
      foreign: [],
      now: '00:00',
      windows: [],
    },
    {
      name: 'exactly the duration is',
      held: ['09:30-16:30'],
      foreign: [],
      now: '00:00',
      windows: ['1 09:00-09:30', '1 16:30-17:00'],
    },
    { name: 'the past is cut off', held: [], foreign: [], now: '14:10', windows: ['1 14:10-17:00'] },
    {
      name: 'an empty event blocks nothing',
      held: [],
      foreign: ['10:00-10:00'],
      now: '00:00',
      windows: ['1 09:00-12:00', '1 13:00-17:00'],
    },
    {
      name: 'an event of the whole day blocks it',
      held: [],
      foreign: ['00:00-24:00'],
      now: '00:00',
      windows: [],
    },
  ])('$name', ({ held, foreign, now, windows }) => {
    const timelines = occupied({ 1: { held: held.map(span), foreign: foreign.map(span) } });
    expect(day({ timelines, notBefore: at(now) }).windows).toEqual(windows);
  });

  test('windows come by start, then in the shop’s order of bays, whatever their numbers', () => {
    const shop = aShop(zone, { bays: [aBay(7), aBay(2), aBay(5)] });
    const timelines = occupied({ 7: { held: [span('09:00-10:00')] } });
    expect(day({ shop, timelines }).windows).toEqual([
      '2 09:00-12:00',
      '5 09:00-12:00',
      '7 10:00-12:00',
      '7 13:00-17:00',
      '2 13:00-17:00',
      '5 13:00-17:00',
    ]);
    expect(day({ shop, bayIds: [5] }).windows).toEqual(['5 09:00-12:00', '5 13:00-17:00']);
  });

  test('a bay’s own hours narrow the shop’s', () => {
    const shop = aShop(zone, { bays: [aBay(1, { hours: everyDay('08:00-10:00') })] });
    expect(day({ shop }).windows).toEqual(['1 09:00-10:00']);
  });

  test('nothing reaches past the end of the search', () => {
    expect(day({ notAfter: at('10:10') })).toEqual({
      windows: ['1 09:00-10:10'],
      starts: ['09:00 1', '09:30 1'],
    });
  });
});

describe('starts', () => {
  test.each([
    {
      name: 'a job may touch its neighbours',
      held: ['09:00-09:30', '10:00-17:00'],
      now: '07:00',
      minutes: 30,
      starts: ['09:30'],
    },
    {
      name: 'time already passed is not offered',
      held: ['10:30-17:00'],
      now: '09:07:31',
      minutes: 30,
      starts: ['09:30', '10:00'],
    },
    {
      name: 'the grid is the clock’s, not the window’s',
      held: ['09:00-09:10', '10:45-17:00'],
      now: '07:00',
      minutes: 45,
      starts: ['09:30', '10:00'],
    },
    { name: 'a job never spans lunch', held: ['13:30-17:00'], now: '11:00', minutes: 60, starts: ['11:00'] },
    {
      name: 'a start at this very moment is offered',
      held: ['10:00-17:00'],
      now: '09:30',
      minutes: 30,
      starts: ['09:30'],
    },
  ])('$name', ({ held, now, minutes, starts }) => {
    const timelines = occupied({ 1: { held: held.map(span) } });
    const found = day({ timelines, notBefore: at(now), job: job(minutes) }).starts;
    expect(found).toEqual(starts.map((start) => `${start} 1`));
  });

  test('a step that does not divide the day begins anew at midnight', () => {
    const shop = aShop(zone, { slotStepMinutes: 100, breaks: [] });
    expect(day({ shop }).starts).toEqual(['10:00 1', '11:40 1', '13:20 1', '15:00 1', '16:20 1'].slice(0, 4));
  });

  test('both halves of a repeated hour are offered', () => {
    const november = planner('2026-11-01');
    const shop = aShop(zone, { hours: everyDay('01:00-02:00'), breaks: [], slotStepMinutes: 30 });
    const [found] = findSlots(search({ shop, notBefore: november.at('00:00') }), ['2026-11-01']);
    expect(found?.starts.map(({ start }) => november.exact(start))).toEqual([
      '01:00-04:00',
      '01:30-04:00',
      '01:00-05:00',
      '01:30-05:00',
    ]);
  });
});

describe('the buffer', () => {
  test('must end before our next job begins, and may run into lunch, closing time and foreign events', () => {
    const timelines = occupied({ 1: { held: [span('10:30-11:00')], foreign: [span('14:00-16:00')] } });
    const found = day({ timelines, job: job(30, 30) });
    expect(found.starts).toEqual([
      '09:00 1',
      '09:30 1',
      '11:00 1',
      '11:30 1',
      '13:00 1',
      '13:30 1',
      '16:00 1',
      '16:30 1',
    ]);
    expect(found.windows).toEqual(['1 09:00-10:30', '1 11:00-12:00', '1 13:00-14:00', '1 16:00-17:00']);
  });

  test('is not asked while another unit of the bay stays free', () => {
    const capacity = 2;
    const held = [span('09:30-12:00')];
    expect(day({ timelines: occupied({ 1: { capacity, held } }), job: job(30, 30) }).starts).toHaveLength(14);
    const both = [...held, ...held];
    expect(day({ timelines: occupied({ 1: { capacity, held: both } }), job: job(30, 30) }).starts?.[0]).toBe(
      '13:00 1',
    );
  });

  test('of the last job before closing runs into the next local day', () => {
    const shop = aShop(zone, { hours: everyDay('23:00-24:00'), breaks: [] });
    const timelines = occupied({ 1: { held: [span('24:10-25:00')] } });
    expect(day({ shop, timelines, job: job(30, 30) }).starts).toEqual(['23:00 1']);
  });
});

describe('technicians', () => {
  const shop = aShop(zone, {
    hours: everyDay('09:00-12:00'),
    bays: [aBay(1), aBay(2)],
    technicians: [aTechnician(11), aTechnician(12)],
  });

  test('a job needs one of them for its whole time; windows join what they share between them', () => {
    const timelines = occupied({ 11: { held: [span('10:30-12:00')] }, 12: { held: [span('09:00-10:30')] } });
    const found = day({ shop, timelines, job: job(60), bayIds: [1] });
    expect(found.windows).toEqual(['1 09:00-12:00']);
    expect(found.starts).toEqual(['09:00 1+11', '09:30 1+11', '10:30 1+12', '11:00 1+12']);
  });

  test('are named for each bay, in the shop’s order', () => {
    const timelines = occupied({ 12: { held: [span('09:30-12:00')] }, 2: { held: [span('10:00-12:00')] } });
    expect(day({ shop, timelines }).starts?.slice(0, 3)).toEqual([
      '09:00 1+11+12 2+11+12',
      '09:30 1+11 2+11',
      '10:00 1+11',
    ]);
    expect(day({ shop, timelines, technicianId: 12 }).starts).toEqual(['09:00 1+12 2+12']);
  });

  test('keep the hours that are their own, and are not asked for the buffer', () => {
    const early = aTechnician(11, { hours: everyDay('09:00-10:00') });
    const staffed = { ...shop, technicians: [early] };
    const timelines = occupied({ 11: { held: [span('10:00-12:00')] } });
    expect(day({ shop: staffed, timelines, job: job(60, 60), bayIds: [1] }).starts).toEqual(['09:00 1+11']);
  });

  test('without the skill nobody can do it', () => {
    expect(day({ shop, job: job(30, 0, ['hybrid']) })).toEqual({ windows: [], starts: [] });
    const skilled = { ...shop, technicians: [aTechnician(11), aTechnician(12, { skills: ['hybrid'] })] };
    expect(day({ shop: skilled, job: job(120, 0, ['hybrid']) }).starts).toEqual([
      '09:00 1+12 2+12',
      '09:30 1+12 2+12',
      '10:00 1+12 2+12',
    ]);
  });
});

describe('days', () => {
  const shop = aShop(zone, {
    hours: closedOnSundays(everyDay('09:00-17:00')),
    closures: [{ name: 'Thanksgiving', fromDate: '2026-11-26', toDate: '2026-11-26', hours: null }],
  });

  test('without time say why, and say nothing when merely full', () => {
    const timelines = occupied({ 1: { foreign: [span('00:00-24:00')] } });
    const found = findSlots(search({ shop, timelines }), datesFrom('2026-11-22', 5));
    expect(
      found.map(({ date, closedReason, windows }) => ({ date, closedReason, windows: windows.length })),
    ).toEqual([
      { date: '2026-11-22', closedReason: { kind: 'weekday', weekday: 'sunday' }, windows: 0 },
      { date: '2026-11-23', closedReason: null, windows: 0 },
      { date: '2026-11-24', closedReason: null, windows: 2 },
      { date: '2026-11-25', closedReason: null, windows: 2 },
      { date: '2026-11-26', closedReason: { kind: 'closure', name: 'Thanksgiving' }, windows: 0 },
    ]);
  });

  test('may be asked in any order, with or without starts', () => {
    const timelines = occupied({ 1: { held: [span('09:00-10:00'), span('14:00-15:00')] } });
    const days = datesFrom('2026-11-20', 10);
    const inOrder = findSlots(search({ shop, timelines }), days);
    const backwards = findSlots(search({ shop, timelines }), days.toReversed());
    expect(backwards.toReversed()).toEqual(inOrder);
    expect(findWindows(search({ shop, timelines }), days)).toEqual(
      inOrder.map(({ starts: _, ...windows }) => windows),
    );
  });
});

describe('the nearest starts', () => {
  const days = datesFrom(addDays(MONDAY, -7), 15);
  const nearest = (
    wanted: string,
    changes: Partial<SlotSearch> = {},
    which: Parameters<typeof nearestStarts>[3] = {},
  ) =>
    nearestStarts(search({ notBefore: 0, ...changes }), days, at(wanted), which).map(({ start }) =>
      exact(start).slice(0, 5),
    );

  test('are those with the least to wait or to hurry; of two alike, the earlier', () => {
    const timelines = occupied({ 1: { held: [span('10:00-11:00')] } });
    expect(nearest('10:00', { timelines })).toEqual(['09:00', '09:30']);
    expect(nearest('10:15', { timelines })).toEqual(['09:30', '11:00']);
    expect(nearest('10:30', { timelines })).toEqual(['09:30', '11:00']);
    expect(nearest('09:30', { timelines })).toEqual(['09:00', '09:30']);
  });

  test('are none at which the job would meet what is left out, whatever is free', () => {
    expect(nearest('10:00', {}, { without: [span('10:00-11:00')] })).toEqual(['09:00', '09:30']);
    expect(nearest('10:15', {}, { without: [span('10:00-10:45')] })).toEqual(['09:30', '11:00']);
  });

  test('may lie on other days, and none before now', () => {
    const timelines = occupied({ 1: { held: [span('00:00-24:00')] } });
    const found = nearestStarts(search({ timelines, notBefore: at('09:00') }), days, at('10:00'));
    expect(found.map(({ start }) => start)).toEqual([at('33:00'), at('33:30')]);
    expect(nearest('10:00', { timelines })).toEqual(['16:00', '16:30']);
  });

  test('are as many as there are', () => {
    const shop = aShop(zone, { hours: { ...closedOnSundays(everyDay()), tuesday: [range('09:00-09:30')] } });
    expect(nearest('10:00', { shop })).toEqual(['09:00', '09:00']);
    expect(nearest('10:00', { shop }, { count: 5 })).toHaveLength(2);
    expect(nearestStarts(search(), [], at('10:00'))).toEqual([]);
  });
});

test.each([
  { name: 'duration', changes: { job: job(0) } },
  { name: 'buffer', changes: { job: job(30, -1) } },
  { name: 'step', changes: { shop: aShop(zone, { slotStepMinutes: 0 }) } },
])('a $name that makes no sense is a bug', ({ changes }) => {
  expect(() => findSlots(search(changes), [MONDAY])).toThrow('bug in bay');
});
