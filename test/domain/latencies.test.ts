import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bucketOf,
  LATENCY_BOUNDS_MS,
  type Latencies,
  latencyOf,
  meanMs,
  mergedLatencies,
  NO_LATENCIES,
  quantileMs,
  shareWithin,
} from '../../src/domain/latencies.ts';

const times = fc.array(fc.nat({ max: 40_000 }), { maxLength: 60 });
const some = times.map(all);

function all(list: readonly number[]): Latencies {
  return list.map(latencyOf).reduce(mergedLatencies, NO_LATENCIES);
}

test.each([
  { name: 'no requests have no mean', of: [], quantile: 0.5, ms: null, mean: null },
  { name: 'the half of three is the second', of: [40, 120, 700], quantile: 0.5, ms: 200, mean: 860 / 3 },
  {
    name: 'those of one bucket are spread over it',
    of: [210, 220, 230, 240],
    quantile: 0.5,
    ms: 250,
    mean: 225,
  },
  {
    name: 'beyond the last bound nothing is known but that',
    of: [31_000],
    quantile: 0.95,
    ms: 30_000,
    mean: 31_000,
  },
])('$name', ({ of, quantile, ms, mean }) => {
  expect(quantileMs(all(of), quantile)).toBe(ms);
  expect(meanMs(all(of))).toBe(mean);
});

test('a quantile lies within the bucket of the request that it is about', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const law = fc.property(
    fc.array(fc.nat({ max: 40_000 }), { minLength: 1, maxLength: 60 }),
    share,
    (list, q) => {
      const sorted = list.toSorted((a, b) => a - b);
      const meant = sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1] as number;
      const [from, to] = [
        LATENCY_BOUNDS_MS[bucketOf(meant) - 1] ?? 0,
        LATENCY_BOUNDS_MS[bucketOf(meant)] ?? 30_000,
      ];
      const told = quantileMs(all(list), q) as number;
      expect(told).toBeGreaterThanOrEqual(from);
      expect(told).toBeLessThanOrEqual(to);
    },
  );
  fc.assert(law);
});

test('what was counted apart and put together is the same in any order', () => {
  const law = fc.property(some, some, some, (a, b, c) => {
    expect(mergedLatencies(mergedLatencies(a, b), c)).toEqual(mergedLatencies(a, mergedLatencies(b, c)));
    expect(mergedLatencies(a, b)).toEqual(mergedLatencies(b, a));
    expect(mergedLatencies(a, NO_LATENCIES)).toEqual(a);
  });
  fc.assert(law);
});

test('how many have kept a bound is exact', () => {
  const bound = fc.constantFrom(...LATENCY_BOUNDS_MS);
  const law = fc.property(times, bound, (list, ms) => {
    const kept = list.filter((one) => one <= ms).length;
    expect(shareWithin(all(list), ms)).toBe(list.length === 0 ? null : kept / list.length);
  });
  fc.assert(law);
});
