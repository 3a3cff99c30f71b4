import { DAY_MS, HOUR_MS, type Instant } from './interval.ts';

const WEEK_MS = 7 * DAY_MS;

/** So far back it is remembered in which hours somebody changed something in a calendar. */
export const RHYTHM_KEPT_MS = 8 * WEEK_MS;
/** What is usual is known after this time. */
const LEAST_KNOWN_MS = 4 * WEEK_MS;

export function startOfHour(at: Instant): Instant {
  return Math.floor(at / HOUR_MS) * HOUR_MS;
}

/**
 * Whether nobody usually changes anything in a calendar at this hour of the week, nor in the hours beside it, and nobody just has.
 * `changed`: the beginnings of the hours in which somebody did, in any order; the first of all is where the calendar began to be read.
 */
export function isUsuallyQuiet(changed: readonly Instant[], now: Instant): boolean {
  const past = changed.filter((hour) => hour <= now);
  if (past.length === 0 || now - Math.min(...past) < LEAST_KNOWN_MS) return false;
  // An hour more or less: the clocks may have changed in between.
  return !past.some((hour) => {
    const ago = now - hour;
    const intoWeek = ago % WEEK_MS;
    return ago < RHYTHM_KEPT_MS && (intoWeek < 2 * HOUR_MS || intoWeek > WEEK_MS - HOUR_MS);
  });
}
