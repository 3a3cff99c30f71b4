import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, type Interval, intersect, merge, overlaps, subtract } from '../../src/domain/interval.ts';

const SEED = 1;
const SPAN = 60;
const intervals = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: SPAN }), fc.integer({ min: -2, max: 15 }))
    .map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 12 },
);

/** The whole instants inside, which is all there is to an interval of whole numbers. */
function points(list: readonly Interval[]): number[] {
  return Array.from({ length: SPAN + 20 }, (_, at) => at).filter((at) =>
    list.some(({ start, end }) => start <= at && at < end),
  );
}

function isTidy(list: readonly Interval[]): boolean {
  return list.every(
    ({ start, end }, i) => start < end && (list[i - 1]?.end ?? Number.NEGATIVE_INFINITY) < start,
  );
}

function check(law: (a: Interval[], b: Interval[]) => void): void {
  fc.assert(fc.property(intervals, intervals, law), { seed: SEED, numRuns: 500 });
}

describe('sets of intervals', () => {
  test('merge keeps the time, in disjoint intervals that do not touch, and merging again changes nothing', () => {
    check((a) => {
      expect(points(merge(a))).toEqual(points(a));
      expect(isTidy(merge(a))).toBe(true);
      expect(merge(merge(a))).toEqual(merge(a));
    });
  });

  test('subtract leaves exactly the time that only the first has', () => {
    check((a, b) => {
      const holes = points(b);
      const left = subtract(merge(a), merge(b));
      expect(points(left)).toEqual(points(a).filter((at) => !holes.includes(at)));
      expect(isTidy(left)).toBe(true);
    });
  });

  test('intersect is the time that both have, whichever comes first', () => {
    check((a, b) => {
      const inB = points(b);
      const shared = intersect(merge(a), merge(b));
      expect(points(shared)).toEqual(points(a).filter((at) => inB.includes(at)));
      expect(shared).toEqual(intersect(merge(b), merge(a)));
    });
  });

  test('what is shared and what is left make up the whole', () => {
    check((a, b) => {
      const whole = merge(a);
      expect(merge([...subtract(whole, merge(b)), ...intersect(whole, merge(b))])).toEqual(whole);
    });
  });
});

describe('two intervals', () => {
  test.each([
    { name: 'neighbours that touch', a: [9, 10], b: [10, 11], overlap: false, cover: false },
    { name: 'a shared hour', a: [9, 11], b: [10, 12], overlap: true, cover: false },
    { name: 'one inside the other', a: [9, 12], b: [10, 11], overlap: true, cover: true },
    { name: 'the same', a: [9, 10], b: [9, 10], overlap: true, cover: true },
    { name: 'an empty one inside', a: [9, 12], b: [10, 10], overlap: false, cover: true },
  ])('$name', ({ a: [from = 0, to = 0], b: [start = 0, end = 0], overlap, cover }) => {
    expect(overlaps({ start: from, end: to }, { start, end })).toBe(overlap);
    expect(overlaps({ start, end }, { start: from, end: to })).toBe(overlap);
    expect(covers({ start: from, end: to }, { start, end })).toBe(cover);
  });
});
