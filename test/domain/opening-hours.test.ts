import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../src/domain/local-date.ts';
import { type OwnTimes, openIntervals, type ShopTimes } from '../../src/domain/opening-hours.ts';
import type { Closure, OwnHours } from '../../src/domain/shop.ts';
import { slotCase } from '../support/slot-cases.ts';
import { isOpen, runsOf, ticksOf } from '../support/slot-oracle.ts';
import { closedOnSundays, everyDay, planner, range, zoneNamed } from '../support/wall-planner.ts';

const MONDAY = '2026-11-23';
const lunch = { name: 'lunch', days: null, ...range('12:00-13:00') };
const zone = zoneNamed('America/New_York');
const TUESDAY = '2026-11-24';
const PLAIN = { zone, specialHours: [], breaks: [], closures: [] };
const NO_OWN_HOURS: OwnHours = {
  monday: null,
  tuesday: null,
  wednesday: null,
  thursday: null,
  friday: null,
  saturday: null,
  sunday: null,
};

function closure(name: string, fromDate: LocalDate, hours: string | null = null, toDate = fromDate): Closure {
  return { name, fromDate, toDate, hours: hours === null ? null : range(hours) };
}

describe('open intervals of an ordinary day', () => {
  const { shown } = planner(MONDAY);
  test.each([
    {
      name: 'hours less lunch',
      hours: ['09:00-17:00'],
      breaks: [lunch],
      closures: [],
      open: ['09:00-12:00', '13:00-17:00'],
    },
    {
      name: 'ranges that touch are one',
      hours: ['09:00-12:00', '12:00-17:00'],
      breaks: [],
      closures: [],
      open: ['09:00-17:00'],
    },
    {
      name: 'breaks may overlap, and count on their days only',
      hours: ['09:00-17:00'],
      breaks: [
        lunch,
        { name: 'tea', days: ['monday' as const], ...range('12:30-13:30') },
        { name: 'nap', days: ['tuesday' as const], ...range('15:00-16:00') },
      ],
      closures: [],
      open: ['09:00-12:00', '13:30-17:00'],
    },
    {
      name: 'a closure of some hours',
      hours: ['09:00-17:00'],
      breaks: [lunch],
      closures: [closure('Inventory', MONDAY, '11:00-15:00')],
      open: ['09:00-11:00', '15:00-17:00'],
    },
    {
      name: 'a closure of days around it',
      hours: ['09:00-17:00'],
      breaks: [],
      closures: [closure('Holidays', '2026-11-20', null, '2026-11-25')],
      open: [],
    },
    {
      name: 'a closure of another day',
      hours: ['09:00-17:00'],
      breaks: [],
      closures: [closure('Holiday', '2026-11-24')],
      open: ['09:00-17:00'],
    },
    { name: 'until midnight', hours: ['22:00-24:00'], breaks: [], closures: [], open: ['22:00-00:00'] },
    {
      name: 'an empty break takes nothing',
      hours: ['09:00-17:00'],
      breaks: [{ name: 'none', days: null, ...range('12:00-12:00') }],
      closures: [],
      open: ['09:00-17:00'],
    },
  ])('$name', ({ hours, breaks, closures, open }) => {
    expect(
      openIntervals(MONDAY, null, {
        zone,
        hours: everyDay(...hours),
        specialHours: [],
        breaks,
        closures,
      }).map(shown),
    ).toEqual(open);
  });

  test('own hours never widen the shop’s', () => {
    const own = { hours: everyDay('06:00-10:00', '16:00-22:00'), away: [] };
    const shop = { ...PLAIN, hours: closedOnSundays(everyDay('09:00-17:00')) };
    expect(openIntervals(MONDAY, own, shop).map(shown)).toEqual(['09:00-10:00', '16:00-17:00']);
    expect(openIntervals('2026-11-22', own, shop)).toEqual([]);
  });

  test('own hours of one day leave the others as the shop has them', () => {
    const own = { hours: { ...NO_OWN_HOURS, monday: [range('09:00-10:00')] }, away: [] };
    const shop = { ...PLAIN, hours: everyDay('09:00-17:00') };
    expect(openIntervals(MONDAY, own, shop).map(shown)).toEqual(['09:00-10:00']);
    expect(openIntervals(TUESDAY, own, shop).map(planner(TUESDAY).shown)).toEqual(['09:00-17:00']);
  });
});

describe('one date', () => {
  const { shown } = planner(MONDAY);
  const shop = { ...PLAIN, hours: closedOnSundays(everyDay('09:00-17:00')), breaks: [lunch] };
  const open = (date: LocalDate, own: OwnTimes, changes: Partial<ShopTimes> = {}) =>
    openIntervals(date, own, { ...shop, ...changes }).map(planner(date).shown);

  test('has its own hours, less the breaks, and no other day has them', () => {
    const specialHours = [{ date: MONDAY, ranges: [range('07:00-20:00')] }];
    expect(open(MONDAY, null, { specialHours })).toEqual(['07:00-12:00', '13:00-20:00']);
    expect(open('2026-11-30', null, { specialHours })).toEqual(['09:00-12:00', '13:00-17:00']);
  });

  test('is open although its weekday is not', () => {
    const specialHours = [{ date: '2026-11-22', ranges: [range('10:00-12:00')] }];
    expect(open('2026-11-22', null, { specialHours })).toEqual(['10:00-12:00']);
    expect(open('2026-11-29', null, { specialHours })).toEqual([]);
  });

  test('that is closed stays closed, whatever its hours are', () => {
    const specialHours = [{ date: MONDAY, ranges: [range('07:00-20:00')] }];
    expect(open(MONDAY, null, { specialHours, closures: [closure('Snow', MONDAY)] })).toEqual([]);
  });

  test('is off for one who is away, for some hours or whole, and for nobody else', () => {
    const away = [{ fromDate: MONDAY, toDate: TUESDAY, hours: range('11:00-14:00'), reason: 'dentist' }];
    expect(open(MONDAY, { hours: null, away })).toEqual(['09:00-11:00', '14:00-17:00']);
    expect(open(TUESDAY, { hours: null, away })).toEqual(['09:00-11:00', '14:00-17:00']);
    expect(open('2026-11-25', { hours: null, away })).toEqual(['09:00-12:00', '13:00-17:00']);
    const sick = [{ fromDate: MONDAY, toDate: MONDAY, hours: null, reason: null }];
    expect(open(MONDAY, { hours: null, away: sick })).toEqual([]);
    expect(openIntervals(MONDAY, null, shop).map(shown)).toEqual(['09:00-12:00', '13:00-17:00']);
  });
});

describe('open intervals where clocks change', () => {
  test.each([
    {
      zoneName: 'America/New_York',
      date: '2026-03-08',
      hours: '01:00-04:00',
      open: ['01:00-05:00 to 04:00-04:00'],
      minutes: 120,
    },
    { zoneName: 'America/New_York', date: '2026-03-08', hours: '02:15-02:45', open: [], minutes: 0 },
    {
      zoneName: 'America/New_York',
      date: '2026-03-08',
      hours: '02:30-04:00',
      open: ['03:00-04:00 to 04:00-04:00'],
      minutes: 60,
    },
    {
      zoneName: 'America/New_York',
      date: '2026-11-01',
      hours: '01:00-02:00',
      open: ['01:00-04:00 to 02:00-05:00'],
      minutes: 120,
    },
    {
      zoneName: 'America/New_York',
      date: '2026-11-01',
      hours: '01:15-01:45',
      open: ['01:15-04:00 to 01:45-04:00', '01:15-05:00 to 01:45-05:00'],
      minutes: 60,
    },
    {
      zoneName: 'Australia/Lord_Howe',
      date: '2026-04-05',
      hours: '00:00-01:45',
      open: ['00:00+11:00 to 01:45+11:00', '01:30+10:30 to 01:45+10:30'],
      minutes: 120,
    },
    {
      zoneName: 'Europe/London',
      date: '2026-10-25',
      hours: '00:00-24:00',
      open: ['00:00+01:00 to 00:00+00:00'],
      minutes: 1500,
    },
    {
      zoneName: 'America/Phoenix',
      date: '2026-03-08',
      hours: '01:00-04:00',
      open: ['01:00-07:00 to 04:00-07:00'],
      minutes: 180,
    },
    {
      zoneName: 'Asia/Kathmandu',
      date: '2026-03-08',
      hours: '09:00-10:00',
      open: ['09:00+05:45 to 10:00+05:45'],
      minutes: 60,
    },
  ])('$hours on $date in $zoneName', ({ zoneName, date, hours, open, minutes }) => {
    const { zone, exact } = planner(date, zoneName);
    const found = openIntervals(date, null, { ...PLAIN, zone, hours: everyDay(hours) });
    expect(found.map(({ start, end }) => `${exact(start)} to ${exact(end)}`)).toEqual(open);
    expect(found.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0)).toBe(minutes);
  });

  test.each([
    ['America/New_York', '2026-11-01'],
    ['America/New_York', '2026-03-08'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['America/St_Johns', '2010-11-06'],
    ['America/Sao_Paulo', '2018-11-04'],
  ])('in %s on %s every minute is open exactly when the rules say so', (zoneName, date) => {
    const zone = zoneNamed(zoneName);
    const law = fc.property(slotCase(zoneName, date), ({ shop }) => {
      const own = shop.bays[0] ?? null;
      const open = ticksOf(zoneName, date, 60_000).filter((tick) => isOpen(shop, own, tick));
      const runs = runsOf(
        open.map(({ at }) => at),
        60_000,
      );
      expect(openIntervals(date, own, { ...shop, zone })).toEqual(runs);
    });
    fc.assert(law, { seed: 8, numRuns: 25 });
  });
});
