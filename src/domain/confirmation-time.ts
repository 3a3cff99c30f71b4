import { MINUTE_MS } from './interval.ts';

/**
 * So long a caller may think about what they are asked; no question runs out later than that from now on. One that does was asked
 * before somebody set the clock back: it has run out.
 */
export const YES_WITHIN_MS = 5 * MINUTE_MS;
