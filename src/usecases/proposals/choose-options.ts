import { HOUR_MS, type Instant } from '../../domain/interval.ts';

/** More than three nobody keeps in mind at a telephone. */
export const MOST_OPTIONS = 3;

/**
 * Of the starts of a day that suit those that are offered, in order: the first, and others an hour apart or more where there are any.
 * Of all that are `free` that day so many are left to everybody else that those who only ask do not take it from those who book.
 */
export function chooseOptions(starts: readonly Instant[], free: number): Instant[] {
  const most = Math.min(MOST_OPTIONS, Math.max(1, Math.floor(free / MOST_OPTIONS)));
  const chosen: Instant[] = [];
  for (const start of starts) {
    const last = chosen.at(-1);
    if (chosen.length < most && (last === undefined || start - last >= HOUR_MS)) chosen.push(start);
  }
  return chosen;
}
