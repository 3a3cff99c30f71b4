import { DAY_MS, HOUR_MS, type Instant, type Interval, MINUTE_MS, SECOND_MS } from './interval.ts';

/** Between which intervals a shop has its calendars read. */
export interface PollBounds {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** Whatever happens, what people do in a calendar is known here after this time. */
export const LONGEST_POLL_MS = 15 * MINUTE_MS;
export const SHORTEST_POLL_MS = 10 * SECOND_MS;

/**
 * How soon a change would matter: somebody is about to come, the shop is open, it is so at an hour at which nobody usually changes
 * anything, it opens or has closed within an hour, or nobody is there.
 */
export type Pace = 'somebody comes' | 'open' | 'usually quiet' | 'around opening' | 'closed';

const INTERVAL_MS: Readonly<Record<Pace, number>> = {
  'somebody comes': 30 * SECOND_MS,
  open: MINUTE_MS,
  'usually quiet': 3 * MINUTE_MS,
  'around opening': 5 * MINUTE_MS,
  closed: LONGEST_POLL_MS,
};

/** So long after the last notification Google is taken to tell of changes: nobody need ask as often as before. */
const TOLD_OF_MS = DAY_MS;
const TOLD_INTERVAL_MS: Readonly<Record<Pace, number>> = {
  'somebody comes': 5 * MINUTE_MS,
  open: 5 * MINUTE_MS,
  'usually quiet': 5 * MINUTE_MS,
  'around opening': LONGEST_POLL_MS,
  closed: LONGEST_POLL_MS,
};

/** Who starts within this time is about to come. */
export const SOON_MS = 30 * MINUTE_MS;
/** Intervals differ by so much of themselves, so that calendars are not all read at once. */
const SPREAD = 0.2;
const FIRST_BACK_OFF_MS = MINUTE_MS;

/**
 * `open`: when the shop is open around `now`; `nextStart`: when the next appointment of that calendar starts, null for none;
 * `isQuiet`: nobody usually changes anything there at this hour.
 */
export function paceAt(
  now: Instant,
  open: readonly Interval[],
  nextStart: Instant | null,
  isQuiet: boolean,
): Pace {
  if (nextStart !== null && nextStart >= now && nextStart - now <= SOON_MS) return 'somebody comes';
  const near = (ms: number) => open.some(({ start, end }) => start - ms <= now && now < end + ms);
  if (near(0)) return isQuiet ? 'usually quiet' : 'open';
  return near(HOUR_MS) ? 'around opening' : 'closed';
}

/** What is known of the readings of one calendar. */
export interface Polled {
  /** When the last one began; null for never. */
  readonly attemptedAt: Instant | null;
  /** Requests that failed in a row. */
  readonly failures: number;
  /** When Google last told of it, where it is to; null for never. */
  readonly toldOfAt: Instant | null;
}

/**
 * When a calendar is to be read next. One that does not answer is asked less and less often, and never less often than every 15
 * minutes. A moment of the last reading that is still to come was kept before somebody set the clock back, and says nothing.
 */
export function nextPollAt(
  { attemptedAt, failures, toldOfAt }: Polled,
  pace: Pace,
  bounds: PollBounds,
  now: Instant,
): Instant {
  if (attemptedAt === null || attemptedAt > now) return now;
  const isTold = toldOfAt !== null && toldOfAt <= now && now - toldOfAt < TOLD_OF_MS;
  const interval = isTold ? TOLD_INTERVAL_MS : INTERVAL_MS;
  const wantedMs = failures === 0 ? interval[pace] : FIRST_BACK_OFF_MS * 2 ** Math.min(failures - 1, 10);
  const spreadMs = wantedMs * (1 + SPREAD * spreadOf(attemptedAt));
  return attemptedAt + Math.min(bounds.mostMs, Math.max(bounds.leastMs, Math.round(spreadMs)));
}

/** So often a calendar is compared with the book as a whole, whoever reads it in between. */
const COMPARED_EVERY_MS = DAY_MS;
/** And so long after that has come to nothing. */
const COMPARED_AGAIN_MS = HOUR_MS;

/** When a calendar is to be compared as a whole. `comparedAt`, `triedAt`: when it last was, and when that last began; null for never. */
export function nextComparisonAt(comparedAt: Instant | null, triedAt: Instant | null, now: Instant): Instant {
  const after = (at: Instant | null, ms: number) => (at === null || at > now ? now : at + ms);
  return triedAt === comparedAt
    ? after(comparedAt, COMPARED_EVERY_MS)
    : Math.max(after(comparedAt, COMPARED_EVERY_MS), after(triedAt, COMPARED_AGAIN_MS));
}

/** In [-1, 1), by the milliseconds of the last reading: as good as chance, and the same after a restart. */
function spreadOf(attemptedAt: Instant): number {
  return (attemptedAt % SECOND_MS) / 500 - 1;
}
