import type { Instant } from '../../domain/interval.ts';
import type { Part } from './atom.ts';
import type { DaySaid } from './day-said.ts';

/** One of the times that will do. */
export interface TimeOption {
  /** Any of them; none: nothing was said of a day. */
  readonly days: readonly DaySaid[];
  /** Of the day, in milliseconds; null where no time was said, or limits only. */
  readonly exactMs: number | null;
  /** The exact time is only near what is meant. */
  readonly about: boolean;
  /** Not before; `opening` is no limit of its own. */
  readonly fromMs: number | null;
  /** To begin before. */
  readonly untilMs: number | null;
  /** To be done by then. */
  readonly doneByMs: number | null;
}

/** What will not do: days, a part of any day, or that part of those days. */
export interface NotSaid {
  /** None: any day. */
  readonly days: readonly DaySaid[];
  readonly part: Pick<Part, 'fromMs' | 'untilMs'> | null;
}

/** All that words say of a time, not yet settled on the shop's calendar. */
export interface TimesSaid {
  /** Any of them will do; none: nothing but what is excluded was said, or that it should be early. */
  readonly options: readonly TimeOption[];
  /** Said as a moment: `now`, `in 2 hours`. */
  readonly instant: Instant | null;
  readonly nots: readonly NotSaid[];
  /** As soon as it is possible. */
  readonly earliest: boolean;
}
