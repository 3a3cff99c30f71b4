import { DAY_MS, HOUR_MS, type Instant } from './interval.ts';

/** What bay mends by itself in one calendar, it tries so often; then something is the matter that it does not understand. */
const MOST_AN_HOUR = 3;
const MOST_A_DAY = 10;

/** `tried`: when it was tried in that calendar, in any order. */
export function mayMend(tried: readonly Instant[], now: Instant): boolean {
  return mendedOutSince(tried, now) === null;
}

/** Since when it has been tried as often as it may be; null while it may be tried again. */
export function mendedOutSince(tried: readonly Instant[], now: Instant): Instant | null {
  const within = (ms: number) => tried.filter((at) => at > now - ms && at <= now);
  const isOut = within(HOUR_MS).length >= MOST_AN_HOUR || within(DAY_MS).length >= MOST_A_DAY;
  return isOut ? Math.max(...within(DAY_MS)) : null;
}
