import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../src/domain/local-date.ts';
import type { Closure } from '../../src/domain/shop.ts';
import { closedReason, closingRules, whyClosed } from '../../src/domain/why-closed.ts';
import { slotCase } from '../support/slot-cases.ts';
import { closedOnSundays, everyDay, planner, range, zoneNamed } from '../support/wall-planner.ts';

const MONDAY = '2026-11-23';
const lunch = { name: 'lunch', days: null, ...range('12:00-13:00') };
const zone = zoneNamed('America/New_York');
const PLAIN = { zone, specialHours: [], breaks: [], closures: [] };

function closure(name: string, fromDate: LocalDate, hours: string | null = null, toDate = fromDate): Closure {
  return { name, fromDate, toDate, hours: hours === null ? null : range(hours) };
}

describe('why a day is closed', () => {
  const hours = closedOnSundays(everyDay('09:00-17:00'));
  const whole = closure('Christmas', '2026-12-25');
  test.each([
    {
      name: 'no hours that weekday',
      date: '2026-11-22',
      closures: [],
      why: { kind: 'weekday', weekday: 'sunday' },
    },
    {
      name: 'a closure of the day',
      date: '2026-12-25',
      closures: [whole],
      why: { kind: 'closure', name: 'Christmas' },
    },
    {
      name: 'closures that leave only lunch',
      date: MONDAY,
      closures: [closure('Strike', MONDAY, '08:00-12:00'), closure('Funeral', MONDAY, '13:00-18:00')],
      why: { kind: 'closure', name: 'Strike', hours: range('08:00-12:00') },
    },
    {
      name: 'a whole day goes before some hours of it',
      date: '2026-12-25',
      closures: [closure('Party', '2026-12-25', '09:00-10:00'), whole],
      why: { kind: 'closure', name: 'Christmas' },
    },
    {
      name: 'open for an hour',
      date: MONDAY,
      closures: [closure('Strike', MONDAY, '10:00-18:00')],
      why: null,
    },
  ])('$name', ({ date, closures, why }) => {
    expect(closedReason(date, null, { ...PLAIN, hours, breaks: [lunch], closures })).toEqual(why);
  });

  test('a break that takes all the hours, and hours that clocks jump over', () => {
    const siesta = { name: 'siesta', days: null, ...range('00:00-24:00') };
    expect(closedReason(MONDAY, null, { ...PLAIN, hours, breaks: [siesta] })).toEqual({
      kind: 'break',
      name: 'siesta',
    });
    expect(closedReason('2026-03-08', null, { ...PLAIN, hours: everyDay('02:00-03:00') })).toEqual({
      kind: 'outside-hours',
      open: [],
    });
  });
});

describe('why a time is closed', () => {
  const { span } = planner(MONDAY);
  const hours = everyDay('09:00-17:00');
  const closures = [closure('Inventory', MONDAY, '15:00-18:00')];
  const open = [span('09:00-12:00'), span('13:00-15:00')];
  test.each([
    { name: 'open', times: '09:00-12:00', why: null },
    { name: 'into lunch', times: '11:45-12:15', why: { kind: 'break', name: 'lunch' } },
    {
      name: 'into the closure',
      times: '14:30-15:30',
      why: { kind: 'closure', name: 'Inventory', hours: range('15:00-18:00') },
    },
    {
      name: 'a closure goes before a break',
      times: '12:30-15:30',
      why: { kind: 'closure', name: 'Inventory', hours: range('15:00-18:00') },
    },
    { name: 'before opening', times: '08:30-09:30', why: { kind: 'outside-hours', open } },
    {
      name: 'after closing, where a closure of the evening changes nothing',
      times: '17:15-17:45',
      why: { kind: 'outside-hours', open },
    },
  ])('$name: $times', ({ times, why }) => {
    expect(whyClosed(span(times), null, { ...PLAIN, hours, breaks: [lunch], closures })).toEqual(why);
  });

  test('who is away is named before a break, and after what closes the shop', () => {
    const away = [{ fromDate: MONDAY, toDate: MONDAY, hours: range('11:00-16:00'), reason: 'dentist' }];
    const shop = { ...PLAIN, hours, breaks: [lunch], closures };
    const why = (times: string) => whyClosed(span(times), { hours: null, away }, shop);
    expect(why('11:30-12:30')).toEqual({ kind: 'away', reason: 'dentist' });
    expect(why('14:30-15:30')).toEqual({ kind: 'closure', name: 'Inventory', hours: range('15:00-18:00') });
    expect(why('09:00-11:00')).toBe(null);
  });

  test('a job never crosses midnight, not even where the shop never closes', () => {
    const slot = span('23:30-24:30');
    expect(whyClosed(slot, null, { ...PLAIN, hours: everyDay('00:00-24:00') })).toEqual({
      kind: 'outside-hours',
      open: [span('00:00-24:00')],
    });
  });

  test('on a weekday without hours the weekday is named, also at lunch', () => {
    const sunday = planner('2026-11-22');
    const why = whyClosed(sunday.span('12:00-12:30'), null, {
      ...PLAIN,
      hours: closedOnSundays(hours),
      breaks: [lunch],
    });
    expect(why).toEqual({ kind: 'weekday', weekday: 'sunday' });
  });
});

test.each([
  ['America/New_York', '2026-11-23'],
  ['America/New_York', '2026-11-01'],
  ['America/New_York', '2026-03-08'],
])('in %s on %s some rule closes a time exactly when it is not open', (zoneName, date) => {
  const zone = zoneNamed(zoneName);
  const { at } = planner(date, zoneName);
  const times = fc.record({ minute: fc.nat(1439), minutes: fc.integer({ min: 1, max: 300 }) });
  const law = fc.property(slotCase(zoneName, date), times, ({ shop }, { minute, minutes }) => {
    const start = at('00:00') + minute * 60_000;
    const slot = { start, end: start + minutes * 60_000 };
    const timeOff = { ...shop, zone };
    const own = shop.bays[0] ?? null;
    const isOpenThen = whyClosed(slot, own, timeOff) === null;
    expect(closingRules(slot, own, timeOff).length === 0).toBe(isOpenThen);
  });
  fc.assert(law, { seed: 9, numRuns: 200 });
});
