import type { Workday } from './empty-days.ts';
import { weekdayOf } from './local-date.ts';

/** A day that is unlike the others of its weekday. */
export interface UnusualDay extends Workday {
  /** How many visits such a day has as a rule, both included. */
  readonly usual: { readonly least: number; readonly most: number };
}

/** What is usual of a weekday is known after so many of them. */
const LEAST_KNOWN = 4;
/** So many times as far from the middle as half of the days are. */
const FAR = 3;
/** Half of the days may be alike to the visit; one more or less is still none to speak of. */
const LEAST_SPREAD = 1;

/**
 * The last of `days` if it had unusually many visits, or unusually few, for its weekday: more than three times the median deviation
 * away from the median of those before it. Null where it had not, or too few are known. `days` are in order.
 */
export function unusualDay(days: readonly Workday[]): UnusualDay | null {
  const last = days.at(-1);
  if (last === undefined) return null;
  // Before the first visit the calendar was not in use.
  const used = days.slice(
    Math.max(
      0,
      days.findIndex(({ visits }) => visits > 0),
    ),
    -1,
  );
  const alike = used
    .filter(({ date }) => weekdayOf(date) === weekdayOf(last.date))
    .map(({ visits }) => visits);
  if (alike.length < LEAST_KNOWN) return null;
  const middle = medianOf(alike);
  const spread = Math.max(LEAST_SPREAD, medianOf(alike.map((visits) => Math.abs(visits - middle))));
  const least = Math.max(0, Math.ceil(middle - FAR * spread));
  const most = Math.floor(middle + FAR * spread);
  return last.visits < least || last.visits > most ? { ...last, usual: { least, most } } : null;
}

/** Of at least one figure. */
function medianOf(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const [below = 0, above = 0] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]];
  return (below + above) / 2;
}
