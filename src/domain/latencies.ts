import { assert } from './assert.ts';

/**
 * How long requests took, in few numbers that can be added up: how many lasted no longer than each of the bounds and longer than the
 * one before. Milliseconds. Each target that was promised is one of the bounds, so that it is exact how many have kept it.
 */
export const LATENCY_BOUNDS_MS = [
  50, 100, 200, 300, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000, 30_000,
] as const;

export interface Latencies {
  readonly count: number;
  readonly totalMs: number;
  /** One for each bound, and a last one for what took longer than all of them. */
  readonly buckets: readonly number[];
}

export const NO_LATENCIES: Latencies = {
  count: 0,
  totalMs: 0,
  buckets: Array.from({ length: LATENCY_BOUNDS_MS.length + 1 }, () => 0),
};

/** Those of one request. */
export function latencyOf(ms: number): Latencies {
  const index = bucketOf(ms);
  return { count: 1, totalMs: ms, buckets: NO_LATENCIES.buckets.map((_, i) => Number(i === index)) };
}

/** All of both. */
export function mergedLatencies(one: Latencies, other: Latencies): Latencies {
  return {
    count: one.count + other.count,
    totalMs: one.totalMs + other.totalMs,
    buckets: one.buckets.map((count, i) => count + (other.buckets[i] ?? 0)),
  };
}

export function bucketOf(ms: number): number {
  const index = LATENCY_BOUNDS_MS.findIndex((bound) => ms <= bound);
  return index < 0 ? LATENCY_BOUNDS_MS.length : index;
}

/** Null where there is nothing. */
export function meanMs({ count, totalMs }: Latencies): number | null {
  return count === 0 ? null : totalMs / count;
}

/**
 * How long the share `quantile` (0 to 1) of them took at most, as if those of a bucket were spread evenly over it; of what took longer
 * than the last bound that bound, which is too little. Null where there is nothing.
 */
export function quantileMs({ count, buckets }: Latencies, quantile: number): number | null {
  assert(quantile >= 0 && quantile <= 1, 'a share is between nothing and all');
  if (count === 0) return null;
  const rank = Math.max(1, Math.ceil(quantile * count));
  let before = 0;
  for (const [i, inBucket] of buckets.entries()) {
    if (before + inBucket < rank) {
      before += inBucket;
      continue;
    }
    const [from, to] = [LATENCY_BOUNDS_MS[i - 1] ?? 0, LATENCY_BOUNDS_MS[i]];
    return to === undefined ? from : from + ((to - from) * (rank - before)) / inBucket;
  }
  return null;
}

/** Which share of them took no longer than that bound; null where there is nothing. */
export function shareWithin({ count, buckets }: Latencies, boundMs: number): number | null {
  const last = (LATENCY_BOUNDS_MS as readonly number[]).indexOf(boundMs);
  assert(last >= 0, `${boundMs} ms is no bound, so that nobody has counted what took no longer`);
  if (count === 0) return null;
  return buckets.slice(0, last + 1).reduce((sum, inBucket) => sum + inBucket, 0) / count;
}
