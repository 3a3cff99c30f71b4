import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Interval } from '../../src/domain/interval.ts';
import { type PlacementSearch, type Placements, placementsFor } from '../../src/domain/placement.ts';
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
  const found = placementsFor<Held, Interval>({
    shop: aShop(zone, { bays: [aBay(1), aBay(2)] }),
    job: { bufferMs: 0, skills: [] },
    slot: span('10:00-10:30'),
    occupancies: new Map(),
    ...changes,
  });
  return { ...found, ...freeIn(found) };
}

/** Who is free, by their numbers: the bays, and the technicians piece by piece. */
function freeIn({ bays, pieces }: Placements) {
  return { freeBays: idsOfFree(bays), freeStaff: pieces.map(({ technicians }) => idsOfFree(technicians)) };
}

function idsOfFree(candidates: Placements['bays']): number[] {
  return candidates.filter(({ standing }) => standing.kind === 'free').map(({ id }) => id);
}

describe('where and by whom', () => {
  test('every free bay and every free technician, in the shop’s order', () => {
    const shop = aShop(zone, { bays: [aBay(2), aBay(1)], technicians: [aTechnician(12), aTechnician(11)] });
    expect(placements({ shop })).toMatchObject({ freeBays: [2, 1], freeStaff: [[12, 11]] });
    expect(placements({ shop, bayIds: [1], technicianId: 11 })).toMatchObject({
      freeBays: [1],
      freeStaff: [[11]],
    });
    expect(placements({})).toMatchObject({ freeBays: [1, 2], freeStaff: [[]] });
  });

  test('each piece of a job asks for its own skills, of those who are free when its turn comes', () => {
    const shop = aShop(zone, {
      technicians: [aTechnician(11, { skills: ['brakes'] }), aTechnician(12), aTechnician(13)],
    });
    const occupancies = new Map([
      [11, { capacity: 1, held: [held(1, '09:00-10:15')], foreign: [] }],
      [13, { capacity: 1, held: [held(2, '10:15-11:00')], foreign: [] }],
    ]);
    const quarter = { durationMs: 15 * 60_000 };
    const pieces = [
      { ...quarter, afterMs: 0, skills: [] },
      { ...quarter, afterMs: quarter.durationMs, skills: ['brakes'] },
    ];
    const job = { bufferMs: 0, skills: ['brakes'], pieces };
    const { pieces: found, freeStaff } = placements({ shop, job, occupancies });
    expect(freeStaff).toEqual([[12, 13], [11]]);
    expect(found.map(({ slot }) => slot)).toEqual([span('10:00-10:15'), span('10:15-10:30')]);
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
    const { bays, freeBays } = placements({ occupancies });
    expect(bays[0]?.standing).toEqual({ kind: 'taken', held: [first], foreign: [span('10:15-10:20')] });
    expect(freeBays).toEqual([2]);
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
    const { pieces, freeStaff } = placements({
      shop,
      occupancies,
      job: { bufferMs: 0, skills: ['brakes'] },
    });
    expect(pieces[0]?.technicians.map(({ standing }) => standing)).toEqual([
      { kind: 'not-qualified', skills: ['brakes'] },
      { kind: 'closed', why: { kind: 'outside-hours', open: [span('13:00-17:00')] } },
    ]);
    expect(freeStaff).toEqual([[]]);
  });

  test('a time off the grid is as good as any', () => {
    const slot = { start: at('10:07'), end: at('10:37') };
    expect(placements({ slot }).freeBays).toHaveLength(2);
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
      const found = freeIn(placementsFor({ ...test, shop, slot: { start, end: start + durationMs } }));
      const isStaffed =
        shop.technicians.length === 0 || found.freeStaff.every((technicians) => technicians.length > 0);
      const bays = isStaffed ? found.freeBays : [];
      const staff = test.job.pieces === undefined ? found.freeStaff[0] : [];
      assert.deepEqual(
        bays.map((bayId) => ({ bayId, technicianIds: staff })),
        offered.get(start) ?? [],
      );
    }
  });
  fc.assert(law, { seed: 9, numRuns: 100 });
});
