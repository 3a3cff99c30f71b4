import type { Instant } from '../../domain/interval.ts';

/** So much more or less than has passed: the machine has slept, or somebody has set its clock. */
const JUMP_MS = 120_000;

/**
 * Whether the clock has jumped since it was last looked at, and by how much; null: it has not. `now` is what it reads, `elapsed`
 * gives the milliseconds since a beginning, by a clock that nobody can set.
 */
export function jumpWatch(now: Instant, elapsed: () => number): (now: Instant) => number | null {
  let offset = now - elapsed();
  return (present) => {
    const jumpedMs = present - elapsed() - offset;
    offset += jumpedMs;
    return Math.abs(jumpedMs) >= JUMP_MS ? jumpedMs : null;
  };
}
