import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  firstEndingAfter,
  type Occupancy,
  type Stretches,
  stretchesMeeting,
  timeline,
} from '../../src/domain/timeline.ts';

const SPAN = 80;
const intervals = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: SPAN }), fc.integer({ min: -1, max: 25 }))
    .map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 20 },
);
const occupancies = fc.record({
  capacity: fc.integer({ min: 1, max: 4 }),
  held: intervals,
  foreign: intervals,
});

function listed({ starts, ends }: Stretches): { start: number; end: number }[] {
  return [...starts].map((start, i) => ({ start, end: ends[i] as number }));
}

function loadAt(at: number, ...lists: Occupancy['held'][]): number {
  return lists.flat().filter(({ start, end }) => start <= at && at < end).length;
}

function isFullAt(stretches: Stretches, at: number): boolean {
  return listed(stretches).some(({ start, end }) => start <= at && at < end);
}

test('time is full exactly where the load reaches the capacity, by jobs and events or by jobs alone', () => {
  const law = fc.property(occupancies, ({ capacity, held, foreign }) => {
    const { full, heldFull } = timeline({ capacity, held, foreign });
    const instants = Array.from({ length: SPAN + 30 }, (_, at) => at);
    expect(instants.filter((at) => isFullAt(full, at))).toEqual(
      instants.filter((at) => loadAt(at, held, foreign) >= capacity),
    );
    expect(instants.filter((at) => isFullAt(heldFull, at))).toEqual(
      instants.filter((at) => loadAt(at, held) >= capacity),
    );
    for (const stretches of [full, heldFull]) {
      const all = listed(stretches);
      expect(all.every(({ start, end }, i) => start < end && (all[i - 1]?.end ?? -1) < start)).toBe(true);
    }
  });
  fc.assert(law, { seed: 6, numRuns: 500 });
});

test('the first stretch that ends after an instant is found from any guess', () => {
  const law = fc.property(occupancies, fc.nat(SPAN + 30), fc.nat(), ({ held }, at, anyGuess) => {
    const { full } = timeline({ capacity: 1, held, foreign: [] });
    const expected = listed(full).filter(({ end }) => end <= at).length;
    expect(firstEndingAfter(full, at, anyGuess % (full.ends.length + 1))).toBe(expected);
    expect(stretchesMeeting(full, { start: at, end: at + 7 })).toEqual(
      listed(full).filter(({ start, end }) => start < at + 7 && end > at),
    );
  });
  fc.assert(law, { seed: 7, numRuns: 1000 });
});

function job(start: number, end: number) {
  return { start, end };
}

describe('one unit and two', () => {
  test('neighbours that touch are one stretch, and empty intervals are none', () => {
    const { full } = timeline({ capacity: 1, held: [job(10, 11), job(9, 10), job(12, 12)], foreign: [] });
    expect(listed(full)).toEqual([job(9, 11)]);
  });

  test('with two units, two who follow one another never fill the bay', () => {
    const { full } = timeline({ capacity: 2, held: [job(9, 10), job(10, 11)], foreign: [] });
    expect(listed(full)).toEqual([]);
  });

  test('with two units, a job and an event fill the bay while both run', () => {
    const { full, heldFull } = timeline({ capacity: 2, held: [job(9, 11)], foreign: [job(10, 12)] });
    expect(listed(full)).toEqual([job(10, 11)]);
    expect(listed(heldFull)).toEqual([]);
  });

  test.each([0, -1, 1.5, Number.NaN])('a capacity of %s is a bug', (capacity) => {
    expect(() => timeline({ capacity, held: [], foreign: [] })).toThrow('bug in bay');
  });
});
