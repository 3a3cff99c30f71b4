import type { LATENCY_BOUNDS_MS } from './latencies.ts';
import type { RequestOperation } from './request-figure.ts';

/** How soon Google is to answer what the counter waits for, 95 of 100 times. */
export const TARGETS_MS: Partial<Readonly<Record<RequestOperation, (typeof LATENCY_BOUNDS_MS)[number]>>> = {
  token: 500,
  freebusy: 1_000,
  insert: 500,
  patch: 300,
  delete: 300,
};

export const TARGET_SHARE = 0.95;

/** So many requests of all are to be answered. */
export const SUCCESS_TARGET = 0.99;
