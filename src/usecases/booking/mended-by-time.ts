import type { FailureCode, Refused } from '../../failure.ts';

/** Refusals that another time may mend. */
export const MENDED_BY_TIME: ReadonlySet<FailureCode> = new Set([
  'in-the-past',
  'too-soon',
  'beyond-horizon',
  'shop-closed',
  'slot-taken',
  'car-taken',
  'mode-full',
] satisfies Refused['code'][]);
