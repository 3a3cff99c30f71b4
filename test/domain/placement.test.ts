import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Interval } from '../../src/domain/interval.ts';
import { type PlacementSearch, placementsFor } from '../../src/domain/placement.ts';
import { findSlots } from '../../src/domain/slot-search.ts';
import { timeline } from '../../src/domain/timeline.ts';
import { slotCase } from '../support/slot-cases.ts';
import { aBay, aShop, aTechnician, everyDay, planner } from '../support/wall-planner.ts';

const MONDAY = '2026-11-23';
const { zone, span, at } = planner(MONDAY);

interface Held extends Interval {
  readonly appointmentId: number;
}
const held = (appointmentId: number, times: string): Held => ({ appointmentId, ...span(times) });

function placements(changes: Partial<PlacementSearch<Held, Interval>>) {
  return placementsFor<Held, Interval>({
    shop: aShop(zone, { bays: [aBay(1), aBay(2)] }),
    job: { bufferMs: 0, skills: [] },
    slot: span('10:00-10:30'),
    occupancies: new Map(),
    ...changes,
  });
}

describe('where and by whom', () => {
  test('every free bay with every free technician, in the shop’s order', () => {
    const shop = aShop(zone, { bays: [aBay(2), aBay(1)], technicians: [aTechnician(12), aTechnician(11)] });
    expect(placements({ shop }).free).toEqual([
      { bayId: 2, technicianId: 12 },
      { bayId: 2, technicianId: 11 },
      { bayId: 1, technicianId: 12 },
      { bayId: 1, technicianId: 11 },
    ]);
    expect(placements({ shop, bayIds: [1], technicianId: 11 }).free).toEqual([
      { bayId: 1, technicianId: 11 },
    ]);
    expect(placements({}).free).toEqual([
      { bayId: 1, technicianId: null },
      { bayId: 2, technicianId: null },
    ]);
  });

  test('a taken bay names the jobs and events that take it, and no others', () => {
    const first = held(1, '09:00-10:15');
    const occupancies = new Map([
      [
        1,
        {
          capacity: 1,
          held: [first, held(2, '11:00-12:00')],
          foreign: [span('10:15-10:20'), span('10:30-11:00')],
        },
      ],
    ]);
    const { bays, free } = placements({ occupancies });
    expect(bays[0]?.standing).toEqual({ kind: 'taken', held: [first], foreign: [span('10:15-10:20')] });
    expect(free).toEqual([{ bayId: 2, technicianId: null }]);
  });

  test('a bay of two units names those who are there when both are taken', () => {
    const both = [held(1, '10:00-10:10'), held(2, '10:20-10:30')];
    const alone = new Map([[1, { capacity: 2, held: both, foreign: [] }]]);
    expect(placements({ occupancies: alone }).bays[0]?.standing).toEqual({ kind: 'free' });
    const event = span('10:25-11:00');
    const filled = new Map([[1, { capacity: 2, held: both, foreign: [event] }]]);
    expect(placements({ occupancies: filled }).bays[0]?.standing).toEqual({
      kind: 'taken',
      held: [both[1]],
      foreign: [event],
    });
  });

  test('our next job blocks by the buffer, an event does not', () => {
    const next = held(3, '10:45-11:30');
    const job = { bufferMs: 30 * 60_000, skills: [] };
    const ours = new Map([[1, { capacity: 1, held: [next], foreign: [] }]]);
    expect(placements({ job, occupancies: ours }).bays[0]?.standing).toEqual({
      kind: 'taken',
      held: [next],
      foreign: [],
    });
    const theirs = new Map([[1, { capacity: 1, held: [], foreign: [span('10:30-11:30')] }]]);
    expect(placements({ job, occupancies: theirs }).bays[0]?.standing).toEqual({ kind: 'free' });
  });

  test('skills come before hours, and hours before what is taken', () => {
    const shop = aShop(zone, {
      technicians: [
        aTechnician(11, { hours: everyDay('13:00-17:00') }),
        aTechnician(12, { hours: everyDay('13:00-17:00'), skills: ['brakes'] }),
      ],
    });
    const occupancies = new Map([[12, { capacity: 1, held: [held(1, '10:00-11:00')], foreign: [] }]]);
    const { technicians, free } = placements({ shop, occupancies, job: { bufferMs: 0, skills: ['brakes'] } });
    expect(technicians.map(({ standing }) => standing)).toEqual([
      { kind: 'not-qualified', skills: ['brakes'] },
      { kind: 'closed', why: { kind: 'outside-hours', open: [span('13:00-17:00')] } },
    ]);
    expect(free).toEqual([]);
  });

  test('a time off the grid is as good as any', () => {
    const slot = { start: at('10:07'), end: at('10:37') };
    expect(placements({ slot }).free).toHaveLength(2);
  });
});

test('what the search offers as a start can be placed there, and nowhere else', () => {
  const law = fc.property(slotCase('America/New_York', MONDAY), (test) => {
    const { durationMs } = test.job;
    const timelines = new Map([...test.occupancies].map(([id, occupancy]) => [id, timeline(occupancy)]));
    const shop = { ...test.shop, zone, slotStepMinutes: 60 };
    const search = { ...test, shop, timelines, notBefore: 0, notAfter: undefined };
    const offered = new Map(findSlots(search, [MONDAY])[0]?.starts.map(({ start, bays }) => [start, bays]));
    for (let start = at('00:00'); start < at('24:00'); start += 60 * 60_000) {
      const { free } = placementsFor({ ...test, shop, slot: { start, end: start + durationMs } });
      const pairs = (offered.get(start) ?? []).flatMap(({ bayId, technicianIds }) =>
        (shop.technicians.length === 0 ? [null] : technicianIds).map((technicianId) => ({
          bayId,
          technicianId,
        })),
      );
      assert.deepEqual(free, pairs);
    }
  });
  fc.assert(law, { seed: 9, numRuns: 100 });
});
