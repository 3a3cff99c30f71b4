import { AppError, type Bounded } from '../../failure.ts';
import type { Standing } from '../../store/conversations.ts';

/**
 * More than any caller needs, and little for whoever tries numbers: one who looks for somebody and misses says the phone again a
 * few times, and books for the family at most.
 */
const MOST: Readonly<Record<Bounded, number>> = { calls: 200, writes: 20, misses: 8 };

/** Throws `tool-limit` where the conversation has done enough; `writes`: what is asked for now would change the book. */
export function assertWithinLimits(standing: Standing, { writes }: { readonly writes: boolean }): void {
  for (const what of ['calls', 'writes', 'misses'] as const) {
    if (what === 'writes' && !writes) continue;
    if (standing[what] >= MOST[what]) throw new AppError({ code: 'tool-limit', what, most: MOST[what] });
  }
}
