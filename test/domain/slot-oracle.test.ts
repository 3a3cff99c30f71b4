import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate } from '../../src/domain/local-date.ts';
import { findSlots, findWindows } from '../../src/domain/slot-search.ts';
import { timeline } from '../../src/domain/timeline.ts';
import { dateAt, type ZoneRules } from '../../src/domain/zone.ts';
import { zoneRules } from '../../src/machine/zone-database.ts';
import { slotCase } from '../support/slot-cases.ts';
import { clockChangeDates, type OracleCase, oracleSlots } from '../support/slot-oracle.ts';

/** Runs for each day of each zone; BAY_ORACLE_RUNS asks for that many times as many. */
const RUNS = Number(process.env['BAY_ORACLE_RUNS'] ?? 1);
const SEED = 20_260_308;

const ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Asuncion',
  'America/Havana',
  'America/Los_Angeles',
  'America/New_York',
  'America/Nuuk',
  'America/Phoenix',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Chatham',
];

/** Days that history made strange: midnight jumped over or shown twice, a minute past it, and a day that never was. */
const STRANGE_DAYS: Record<string, LocalDate[]> = {
  'America/Sao_Paulo': ['2018-02-17', '2018-11-04'],
  'America/St_Johns': ['2010-03-14', '2010-11-06', '2010-11-07'],
  'Pacific/Apia': ['2011-12-29', '2011-12-30', '2011-12-31', '2012-04-01'],
};

function daysToTry(zoneName: string): LocalDate[] {
  const changes = clockChangeDates(zoneName, 2025, 2030);
  const around = changes.flatMap((date) => [date, addDays(date, 1)]);
  return [...new Set(['2027-06-09', ...around, ...(STRANGE_DAYS[zoneName] ?? [])])];
}

function compare(test: OracleCase, zone: ZoneRules, date: LocalDate): void {
  const timelines = new Map([...test.occupancies].map(([id, occupancy]) => [id, timeline(occupancy)]));
  const search = { ...test, shop: { ...test.shop, zone }, timelines };
  const [day] = findSlots(search, [date]);
  const expected = oracleSlots(test, date);
  assert.deepEqual(day?.windows, expected.windows);
  assert.deepEqual(day?.starts, expected.starts);
  assert.deepEqual(findWindows(search, [date])[0]?.windows, expected.windows);
}

describe('the slot engine agrees with the minute-by-minute oracle', () => {
  test.each(ZONES)('on and around every clock change of 2025 to 2030 in %s', (zoneName) => {
    const zone = zoneRules(zoneName, 'test') as ZoneRules;
    const days = daysToTry(zoneName);
    const changes = zone.changes.filter((at) => at > Date.UTC(2025, 0) && at < Date.UTC(2031, 0));
    expect(days).toEqual(expect.arrayContaining(changes.map((at) => dateAt(zone, at - 1))));
    for (const [index, date] of days.entries()) {
      const property = fc.property(slotCase(zoneName, date), (test) => compare(test, zone, date));
      fc.assert(property, { seed: SEED + index, numRuns: RUNS * (index === 0 ? 10 : 1) });
    }
  });

  test('when now and other people’s events fall inside a minute', () => {
    const zone = zoneRules('America/New_York', 'test') as ZoneRules;
    for (const date of ['2026-03-08', '2026-11-01', '2026-11-23']) {
      const property = fc.property(slotCase('America/New_York', date, 20_000), (test) =>
        compare(test, zone, date),
      );
      fc.assert(property, { seed: SEED, numRuns: RUNS * 10 });
    }
  });
});
