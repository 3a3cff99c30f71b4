import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, merge, SECOND_MS } from '../../src/domain/interval.ts';
import { addDays, wallMidnight } from '../../src/domain/local-date.ts';
import {
  appendGrid,
  dateAt,
  dayInterval,
  earliestOf,
  instantsOf,
  instantsWithin,
  isoText,
  isShownTwice,
  offsetAt,
  offsetText,
  wallAt,
  wallText,
} from '../../src/domain/zone.ts';
import { isZoneName, zoneRules } from '../../src/machine/zone-database.ts';
import { clockChangeDates } from '../support/slot-oracle.ts';
import { zoneNamed } from '../support/wall-planner.ts';

const ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'America/Argentina/Tucuman',
  'America/New_York',
  'America/Phoenix',
  'America/St_Johns',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Chatham',
  'UTC',
];
const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(2100, 0, 1);
const wallOf = (text: string) => Date.parse(`${text}Z`);

describe.each(ZONES)('%s', (name) => {
  const zone = zoneNamed(name);
  const luxon = IANAZone.create(name);

  test('has luxon’s offset at any second, and on both sides of every clock change', () => {
    const anySecond = fc.integer({ min: FIRST / SECOND_MS, max: LAST / SECOND_MS });
    const law = fc.property(anySecond, (second) => {
      assert.equal(
        offsetAt(zone, second * SECOND_MS),
        Math.round(luxon.offset(second * SECOND_MS) * MINUTE_MS),
      );
    });
    fc.assert(law, { seed: 3, numRuns: 300 });
    for (const change of zone.changes.slice(1)) {
      for (const at of [change - SECOND_MS, change]) {
        assert.equal(offsetAt(zone, at), Math.round(luxon.offset(at) * MINUTE_MS));
      }
      assert.equal(offsetAt(zone, change - 1), offsetAt(zone, change - SECOND_MS));
      assert.notEqual(offsetAt(zone, change - 1), offsetAt(zone, change));
    }
  });

  test('finds every instant again by its wall time, and no other', () => {
    const nearChange = fc
      .tuple(fc.constantFrom(...zone.changes.slice(1), FIRST + DAY_MS), fc.integer({ min: -1800, max: 1800 }))
      .map(([change, minutes]) => change + minutes * MINUTE_MS);
    const law = fc.property(nearChange, (at) => {
      const wall = wallAt(zone, at);
      const found = instantsOf(zone, wall);
      const instants = found.kind === 'twice' ? [found.first, found.second] : [earliestOf(zone, wall)];
      assert.notEqual(found.kind, 'skipped');
      assert.equal(isShownTwice(zone, at), found.kind === 'twice');
      assert.ok(instants.includes(at));
      for (const instant of instants) assert.equal(wallAt(zone, instant), wall);
      assert.deepEqual(
        instants,
        instants.toSorted((a, b) => a - b),
      );
    });
    fc.assert(law, { seed: 4, numRuns: 500 });
  });

  test('puts an instant into the stretches of a wall range exactly when its clock shows a time in it', () => {
    const change = fc.constantFrom(...zone.changes.slice(1), FIRST + DAY_MS);
    const offset = fc.integer({ min: -1500, max: 1500 });
    const law = fc.property(
      change,
      offset,
      fc.integer({ min: 1, max: 300 }),
      offset,
      (near, from, length, probe) => {
        const wallFrom = wallAt(zone, near) + from * MINUTE_MS;
        const wallTo = wallFrom + length * MINUTE_MS;
        const stretches = instantsWithin(zone, wallFrom, wallTo);
        const at = near + probe * MINUTE_MS;
        const wall = wallAt(zone, at);
        assert.equal(
          stretches.some(({ start, end }) => start <= at && at < end),
          wallFrom <= wall && wall < wallTo,
        );
        assert.deepEqual(stretches, merge(stretches));
      },
    );
    fc.assert(law, { seed: 5, numRuns: 500 });
  });

  test('days follow one another without a gap', () => {
    for (const change of zone.changes.slice(1)) {
      const date = dateAt(zone, change);
      assert.equal(dayInterval(zone, addDays(date, -1)).end, dayInterval(zone, date).start);
      assert.equal(dayInterval(zone, date).end, dayInterval(zone, addDays(date, 1)).start);
    }
  });
});

describe('wall times that are not one instant', () => {
  test.each([
    {
      zone: 'America/New_York',
      wall: '2026-03-08T02:30',
      from: '2026-03-08T02:00',
      to: '2026-03-08T03:00',
      at: '2026-03-08T07:00Z',
    },
    {
      zone: 'Australia/Lord_Howe',
      wall: '2026-10-04T02:15',
      from: '2026-10-04T02:00',
      to: '2026-10-04T02:30',
      at: '2026-10-03T15:30Z',
    },
    {
      zone: 'Europe/London',
      wall: '2026-03-29T01:00',
      from: '2026-03-29T01:00',
      to: '2026-03-29T02:00',
      at: '2026-03-29T01:00Z',
    },
    {
      zone: 'America/Sao_Paulo',
      wall: '2018-11-04T00:59',
      from: '2018-11-04T00:00',
      to: '2018-11-04T01:00',
      at: '2018-11-04T03:00Z',
    },
    {
      zone: 'Pacific/Apia',
      wall: '2011-12-30T12:00',
      from: '2011-12-30T00:00',
      to: '2011-12-31T00:00',
      at: '2011-12-30T10:00Z',
    },
  ])('$zone jumps over $wall', ({ zone: name, wall, from, to, at }) => {
    expect(instantsOf(zoneNamed(name), wallOf(wall))).toEqual({
      kind: 'skipped',
      jumpFrom: wallOf(from),
      jumpTo: wallOf(to),
      changeAt: Date.parse(at),
    });
    expect(earliestOf(zoneNamed(name), wallOf(wall))).toBe(Date.parse(at));
  });

  test.each([
    {
      zone: 'America/New_York',
      wall: '2026-11-01T01:30',
      first: '2026-11-01T05:30Z',
      second: '2026-11-01T06:30Z',
    },
    {
      zone: 'Australia/Lord_Howe',
      wall: '2026-04-05T01:45',
      first: '2026-04-04T14:45Z',
      second: '2026-04-04T15:15Z',
    },
    {
      zone: 'Europe/London',
      wall: '2026-10-25T01:00',
      first: '2026-10-25T00:00Z',
      second: '2026-10-25T01:00Z',
    },
  ])('$zone shows $wall twice', ({ zone: name, wall, first, second }) => {
    expect(instantsOf(zoneNamed(name), wallOf(wall))).toEqual({
      kind: 'twice',
      first: Date.parse(first),
      second: Date.parse(second),
    });
    expect(earliestOf(zoneNamed(name), wallOf(wall))).toBe(Date.parse(first));
  });
});

test.each([
  { zone: 'America/New_York', date: '2026-03-08', hours: 23 },
  { zone: 'America/New_York', date: '2026-11-01', hours: 25 },
  { zone: 'Australia/Lord_Howe', date: '2026-04-05', hours: 24.5 },
  { zone: 'America/Phoenix', date: '2026-03-08', hours: 24 },
  { zone: 'Asia/Kathmandu', date: '2026-03-08', hours: 24 },
  { zone: 'Pacific/Apia', date: '2011-12-30', hours: 0 },
])('$date in $zone has $hours hours', ({ zone, date, hours }) => {
  const { start, end } = dayInterval(zoneNamed(zone), date);
  expect((end - start) / HOUR_MS).toBe(hours);
});

function grid(name: string, from: string, until: string, stepMinutes: number): string[] {
  const zone = zoneNamed(name);
  const found: number[] = [];
  appendGrid(zone, Date.parse(from), Date.parse(until), stepMinutes * MINUTE_MS, found);
  return found.map((at) => isoText(zone, at).slice(11, 16) + isoText(zone, at).slice(19));
}

describe('the grid of the wall clock', () => {
  test('begins anew at midnight', () => {
    expect(grid('UTC', '2026-01-01T22:00Z', '2026-01-02T02:00Z', 50)).toEqual([
      '22:30+00:00',
      '23:20+00:00',
      '00:00+00:00',
      '00:50+00:00',
      '01:40+00:00',
    ]);
  });

  test('includes both ends, and begins on a whole step when asked from inside one', () => {
    expect(grid('UTC', '2026-01-01T09:00Z', '2026-01-01T10:00Z', 30)).toHaveLength(3);
    expect(grid('UTC', '2026-01-01T09:07:31Z', '2026-01-01T10:00Z', 30)).toEqual([
      '09:30+00:00',
      '10:00+00:00',
    ]);
    expect(grid('UTC', '2026-01-01T10:00Z', '2026-01-01T09:00Z', 30)).toEqual([]);
  });

  test('follows clocks that change by half an hour, and offsets of three quarters', () => {
    expect(grid('Australia/Lord_Howe', '2026-04-04T14:00Z', '2026-04-04T16:00Z', 60)).toEqual([
      '01:00+11:00',
      '02:00+10:30',
    ]);
    expect(grid('Asia/Kathmandu', '2026-04-04T03:00Z', '2026-04-04T05:00Z', 60)).toEqual([
      '09:00+05:45',
      '10:00+05:45',
    ]);
  });

  test('shows a repeated hour twice', () => {
    expect(grid('America/New_York', '2026-11-01T05:00Z', '2026-11-01T07:00Z', 60)).toEqual([
      '01:00-04:00',
      '01:00-05:00',
      '02:00-05:00',
    ]);
  });
});

describe('the zone database', () => {
  test.each(['', 'Mars/Olympus', '+05:30', 'America/'])('knows no zone “%s”', (name) => {
    expect(zoneRules(name, 'test')).toBeNull();
    expect(isZoneName(name)).toBe(false);
  });

  test('survives JSON and names its edition', () => {
    const zone = zoneRules('Africa/Casablanca', '2025c');
    expect(JSON.parse(JSON.stringify(zone))).toEqual(zone);
    expect(isZoneName('Africa/Casablanca')).toBe(true);
    expect(zone).toMatchObject({ name: 'Africa/Casablanca', tzdata: '2025c' });
  });

  test('sees every Ramadan in Morocco', () => {
    const { changes } = zoneNamed('Africa/Casablanca');
    const inYears = changes.filter((at) => at > Date.UTC(2025, 0) && at < Date.UTC(2031, 0));
    const byLuxon = clockChangeDates('Africa/Casablanca', 2025, 2030);
    const noons = inYears.map((at) => dateAt(zoneNamed('Africa/Casablanca'), at));
    expect(byLuxon).toEqual(expect.arrayContaining(noons));
    expect(byLuxon).toHaveLength(2 * noons.length);
  });
});

test('moments are written with the offset of their season', () => {
  const zone = zoneNamed('America/New_York');
  const at = DateTime.fromISO('2026-11-23T09:00', { zone: 'America/New_York' }).toMillis();
  expect(isoText(zone, at)).toBe('2026-11-23T09:00:00-05:00');
  expect(wallText(zone, at)).toBe('2026-11-23T09:00');
  expect(dateAt(zone, at)).toBe('2026-11-23');
  expect([0, 345, -210, 60].map((minutes) => offsetText(minutes * MINUTE_MS))).toEqual([
    '+00:00',
    '+05:45',
    '-03:30',
    '+01:00',
  ]);
  expect(wallMidnight('2026-11-23')).toBe(wallOf('2026-11-23T00:00'));
});
