import { HOUR_MS, MINUTE_MS } from './interval.ts';

/** So long a caller is waited for. Told in the description of the tool that proposes. */
export const HELD_MS = 2 * MINUTE_MS;

/**
 * So long a start is held for one conversation, however often it asks; no hold ends later than that from now on. One that does was
 * made before somebody set the clock back: it has run out.
 */
export const LONGEST_HOLD_MS = 6 * MINUTE_MS;

/** So long an offer is known, and can be taken up where its time is still free. */
export const OFFER_KNOWN_FOR_MS = HOUR_MS;
