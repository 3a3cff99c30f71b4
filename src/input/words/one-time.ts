import type { Instant } from '../../domain/interval.ts';
import type { DaySaid } from './day-said.ts';
import type { Heard } from './hear.ts';

/** What was said: an instant, or a day, a time of day (milliseconds since midnight on the clock) or both. */
export type TimeWords =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'wall'; readonly day: DaySaid | null; readonly timeMs: number | null };

/** The one time that a text is, to the letter; null where it is several, a limit, or has words that are no time. */
export function oneTime({ times, left, facts }: Pick<Heard, 'times' | 'left' | 'facts'>): TimeWords | null {
  if (times === null || left.length > 0 || facts.length > 0) return null;
  const { options, instant, nots, earliest } = times;
  if (nots.length > 0 || earliest) return null;
  if (instant !== null) return { kind: 'instant', at: instant };
  const [option, another] = options;
  if (option === undefined || another !== undefined) return null;
  const { days, exactMs, about, fromMs, untilMs, doneByMs } = option;
  if (about || (fromMs ?? untilMs ?? doneByMs) !== null) return null;
  const [day = null, ...more] = days;
  if (more.length > 0 || day?.kind === 'span') return null;
  return day === null && exactMs === null ? null : { kind: 'wall', day, timeMs: exactMs };
}
