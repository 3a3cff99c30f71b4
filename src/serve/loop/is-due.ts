import type { Instant } from '../../domain/interval.ts';

/** A moment that is still to come was noted before somebody set the clock back. */
export function isDue(lastAt: Instant | null, everyMs: number, now: Instant): boolean {
  return lastAt === null || now - lastAt >= everyMs || lastAt > now;
}
