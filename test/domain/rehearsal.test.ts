import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../src/domain/appointment.ts';
import { defaultShop } from '../../src/domain/default-shop.ts';
import type { Holiday } from '../../src/domain/holiday.ts';
import { datesFrom } from '../../src/domain/local-date.ts';
import { rehearse } from '../../src/domain/rehearsal.ts';
import type { Closure, Shop, ShopRules } from '../../src/domain/shop.ts';
import { appointment, span } from '../output/samples.ts';
import { aBay, aTechnician, range, zoneNamed } from '../support/wall-planner.ts';

interface Setup {
  readonly rules?: Partial<ShopRules>;
  readonly bays?: Shop['bays'];
  readonly technicians?: Shop['technicians'];
  readonly visits?: readonly Appointment[];
  readonly left?: ReadonlyMap<number, number>;
  readonly holidays?: readonly Holiday[];
  readonly from?: string;
  readonly days?: number;
}

/** A week from Monday 23 November, in a shop of which nothing is odd but for what `setup` says. */
function odd({ rules = {}, bays = [aBay(1, { name: 'Bay 1' })], technicians = [], ...setup }: Setup) {
  const { visits = [], left = new Map<number, number>(), from = '2026-11-23', days = 7 } = setup;
  const { holidays = [] } = setup;
  const given = { ...defaultShop('America/New_York'), ...rules };
  const services = given.services.map((service, i) => ({ ...service, id: i + 1 }));
  const zone = zoneNamed('America/New_York');
  const shop: Shop = { ...given, revision: 1, zone, services, bays, technicians, limits: [] };
  return rehearse({ shop, dates: datesFrom(from, days), visits, leftMs: left, holidays });
}

const OIL = {
  type: 'oil',
  name: 'Oil change',
  minutes: 30,
  bufferMinutes: 0,
  intervalMonths: null,
  skills: [],
};

function closure(name: string, fromDate: string, toDate = fromDate, hours: Closure['hours'] = null): Closure {
  return { name, fromDate, toDate, hours };
}

function aHoliday(date: string, kind: Holiday['kind'] = 'public'): Holiday {
  return { name: `a holiday on ${date}`, kind, fromDate: date, toDate: date, hours: null };
}

/** What is odd about such rules. */
function found(rules: Partial<ShopRules>): string[] {
  return odd({ rules }).map(({ kind }) => kind);
}

/** There on Mondays alone. */
function only(times: string) {
  const hours = [range(times)];
  return { monday: hours, tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
}

test('a shop of defaults has nothing odd', () => {
  expect(odd({})).toEqual([]);
  expect(odd({ rules: { services: [] } })).toMatchObject([{ kind: 'no-service-for', name: 'Bay 1' }]);
});

describe('visits', () => {
  const thursday = appointment(span('2026-11-26T09:00', '2026-11-26T09:30'));

  test('on a day without hours are told by day', () => {
    const rules = { closures: [closure('Thanksgiving', '2026-11-26')] };
    const visits = [thursday, { ...thursday, id: 13 }];
    expect(odd({ rules, visits })).toEqual([
      {
        kind: 'visits-without-hours',
        date: '2026-11-26',
        reason: { kind: 'closure', name: 'Thanksgiving' },
        appointmentIds: [12, 13],
      },
    ]);
  });

  test('outside the hours of an open day are told one by one', () => {
    const rules = { closures: [closure('Inventory', '2026-11-26', '2026-11-26', range('09:00-10:00'))] };
    expect(odd({ rules, visits: [thursday] })).toMatchObject([
      { kind: 'visit-outside', visit: { id: 12 }, because: { why: 'closed' } },
    ]);
  });
});

describe('services', () => {
  const brakes = { ...OIL, name: 'Brakes', skills: ['brakes'] };

  test.each([
    { name: 'that nobody can do', who: [], kind: 'service-without-anybody' },
    { name: 'that somebody can do', who: ['brakes'], kind: undefined },
  ])('$name', ({ who, kind }) => {
    const technicians = [aTechnician(5, { name: 'Joe', skills: who })];
    const [first] = odd({ rules: { services: [OIL, brakes] }, technicians });
    expect(first?.kind).toBe(kind);
  });

  test.each([
    { minutes: 240, longest: undefined },
    { minutes: 241, longest: 240 },
  ])('of $minutes minutes, where the longest stretch is four hours', ({ minutes, longest }) => {
    const [first] = odd({ rules: { services: [OIL, { ...OIL, name: 'Engine', minutes }] } });
    if (longest === undefined) expect(first).toBeUndefined();
    else
      expect(first).toEqual({
        kind: 'service-never-fits',
        service: 'Engine',
        minutes,
        longestMinutes: longest,
      });
  });

  test('whose bay and technician are never there together', () => {
    const bays = [aBay(1, { hours: only('09:00-10:00') })];
    const technicians = [aTechnician(5, { hours: only('10:00-12:00') })];
    expect(odd({ rules: { services: [OIL] }, bays, technicians })).toMatchObject([
      { kind: 'service-never-fits', longestMinutes: 0 },
    ]);
  });
});

describe('bays and technicians', () => {
  const away = [{ fromDate: '2026-11-01', toDate: '2026-12-31', hours: null, reason: 'leave' }];
  const many = Array.from({ length: 5 }, (_, i) =>
    appointment({ id: i + 1, ...span('2026-11-24T09:00', '2026-11-24T09:30') }),
  );

  test('who is never there', () => {
    expect(odd({ technicians: [aTechnician(5, { name: 'Joe', away }), aTechnician(6)] })).toMatchObject([
      { kind: 'never-there', what: 'technician', name: 'Joe' },
    ]);
  });

  test('who has nothing left', () => {
    expect(odd({ technicians: [aTechnician(5, { name: 'Joe' })], left: new Map([[5, 0]]) })).toMatchObject([
      { kind: 'never-free', what: 'technician', name: 'Joe' },
    ]);
    expect(odd({ technicians: [aTechnician(5)], left: new Map([[5, 60_000]]) })).toEqual([]);
  });

  test('a bay that nobody uses, once others are used', () => {
    const bays = [aBay(1), aBay(2, { name: 'Rack' })];
    expect(odd({ bays, visits: many })).toEqual([{ kind: 'bay-unused', name: 'Rack', visits: 5 }]);
    expect(odd({ bays, visits: many.slice(1) })).toEqual([]);
  });

  test('a bay that no service suits', () => {
    const alignment = { ...OIL, name: 'Alignment', skills: ['alignment'] };
    const bays = [aBay(1, { skills: ['alignment'] }), aBay(2, { name: 'Bay 2' })];
    expect(odd({ rules: { services: [alignment] }, bays })).toEqual([
      { kind: 'no-service-for', what: 'bay', name: 'Bay 2' },
    ]);
  });
});

test('public holidays on which nobody has said what the shop does', () => {
  const holidays = [
    aHoliday('2026-11-24'),
    aHoliday('2026-11-26'),
    aHoliday('2026-11-27', 'observance'),
    aHoliday('2026-11-29'),
  ];
  const rules = { closures: [closure('Thanksgiving', '2026-11-26')] };
  expect(odd({ rules, holidays })).toEqual([
    { kind: 'open-on-holiday', date: '2026-11-24', name: 'a holiday on 2026-11-24' },
  ]);
});

describe('closures and hours', () => {
  test.each([
    {
      name: 'twice',
      closures: [closure('A', '2026-11-26'), closure('A', '2026-11-26')],
      odd: ['closed-twice'],
    },
    {
      name: 'within a longer one',
      closures: [closure('Week', '2026-11-23', '2026-11-28'), closure('A', '2026-11-26')],
      odd: ['closed-twice'],
    },
    {
      name: 'an hour of a day that is shut',
      closures: [closure('A', '2026-11-26', '2026-11-26', range('09:00-10:00')), closure('B', '2026-11-26')],
      odd: ['closed-twice'],
    },
    {
      name: 'other hours of one day',
      closures: [
        closure('A', '2026-11-26', '2026-11-26', range('09:00-10:00')),
        closure('B', '2026-11-26', '2026-11-26', range('15:00-17:00')),
      ],
      odd: [],
    },
    { name: 'on a Sunday', closures: [closure('A', '2026-11-29')], odd: ['closes-nothing'] },
    { name: 'from Sunday on', closures: [closure('A', '2026-11-29', '2026-12-02')], odd: [] },
    { name: 'in a month', closures: [closure('A', '2026-12-27')], odd: [] },
  ])('a closure $name', ({ closures, odd }) => {
    expect(found({ closures })).toEqual(odd);
  });

  test('hours of one date that a closure takes', () => {
    const specialHours = [{ date: '2026-11-26', ranges: [range('08:00-12:00')] }];
    expect(found({ specialHours })).toEqual([]);
    expect(found({ specialHours, closures: [closure('A', '2026-11-26')] })).toEqual(['hours-closed']);
  });

  test('hours that no service fits into are told once, with all their days', () => {
    const breaks = [{ name: 'wash', ...range('09:15-12:00'), days: null }];
    const [first, ...rest] = odd({ rules: { breaks, services: [OIL] } });
    expect(first).toMatchObject({ kind: 'hours-too-short', dates: { length: 6 } });
    expect(rest).toEqual([]);
  });

  test.each([
    { from: '2027-03-10', byMinutes: 60, date: '2027-03-14' },
    { from: '2026-10-30', byMinutes: -60, date: '2026-11-01' },
  ])('clocks change on $date', ({ from, byMinutes, date }) => {
    expect(odd({ from })).toMatchObject([{ kind: 'clocks-change', date, byMinutes, whileOpen: false }]);
  });
});
