import { type Instant, SECOND_MS } from './interval.ts';

/** A calendar is read because of notifications this often at most, over any longer time: however many come, one reading knows them all. */
export const PULL_SPACING_MS = 5 * SECOND_MS;
/** One reading more may follow the first so soon: of two changes in a row the second is to be known soon, too. */
const PULL_AGAIN_MS = SECOND_MS / 2;
/** A reading that has come to nothing, though the calendar answers, is tried again. */
const AGAIN_MS = 30 * SECOND_MS;

/** When a calendar was last read because it was told of, and how far such readings are ahead of what they may be; by any one clock. */
export interface Pulled {
  readonly lastAtMs: number;
  /** From then on the next two are as free as the first ever. */
  readonly evenAtMs: number;
}

/** When it may be read for that again. `pulled` undefined: it never was. */
export function nextPullAtMs(pulled: Pulled | undefined): number {
  if (pulled === undefined) return Number.NEGATIVE_INFINITY;
  return Math.max(pulled.lastAtMs + PULL_AGAIN_MS, pulled.evenAtMs - PULL_SPACING_MS);
}

/** It is read for that now. */
export function pulledNow(pulled: Pulled | undefined, nowMs: number): Pulled {
  return { lastAtMs: nowMs, evenAtMs: Math.max(nowMs, pulled?.evenAtMs ?? nowMs) + PULL_SPACING_MS };
}

/** What is known of a calendar that somebody has told of. */
interface Told {
  /** Null: nobody has told of anything that was not read since. */
  readonly pullWantedAt: Instant | null;
  /** When the last reading began; null for never. */
  readonly attemptedAt: Instant | null;
}

/**
 * When a calendar is to be read because it was told of; null: not sooner than it would be anyway. `isLeftAlone`: it gives no answer, and is
 * asked again when it is its turn (`nextPollAt`), whatever is told of it.
 */
export function pullAt(
  { pullWantedAt, attemptedAt }: Told,
  isLeftAlone: boolean,
  now: Instant,
): Instant | null {
  if (pullWantedAt === null || isLeftAlone) return null;
  const wasTried = attemptedAt !== null && attemptedAt > pullWantedAt && attemptedAt <= now;
  return wasTried ? attemptedAt + AGAIN_MS : now;
}
