import { type Instant, SECOND_MS } from './interval.ts';

/** A calendar is read because of notifications no more often than this: however many come, one reading knows them all. */
export const PULL_SPACING_MS = 5 * SECOND_MS;
/** A reading that has come to nothing, though the calendar answers, is tried again. */
const AGAIN_MS = 30 * SECOND_MS;

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
