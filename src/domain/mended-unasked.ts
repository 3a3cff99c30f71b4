import type { CauseCode } from './calendar-health.ts';
import { type Instant, MINUTE_MS } from './interval.ts';

/**
 * What whoever stays mends without being asked. One that gives no answer it asks again anyway, and what a person must do it cannot.
 */
const MENDED_BY_ITSELF: ReadonlySet<CauseCode> = new Set(['late', 'owed-long']);
/** So long it waits for what it has tried to show. */
const SHOWS_AFTER_MS = 10 * MINUTE_MS;

/** Whether that is mended now by whoever stays. */
export function isMendedByItself(code: CauseCode, tried: readonly Instant[], now: Instant): boolean {
  return MENDED_BY_ITSELF.has(code) && !tried.some((at) => at > now - SHOWS_AFTER_MS && at <= now);
}
