import type { Instant } from '../../domain/interval.ts';
import type { ClockHour, PartHours } from './clock-hour.ts';
import type { DaySaid, DaysSaid } from './day-said.ts';
import type { HourSaid } from './hour-words.ts';
import type { PartName } from './meaning.ts';

/** An edge of the time that suits: on the clock, in milliseconds of the day, or when the shop opens and closes. */
export type Bound = ClockHour | number | 'opening' | 'closing';

/** A part of the day: from when to when it goes, null for the closing of the shop, and which hours belong to it. */
export interface Part {
  readonly fromMs: number;
  readonly untilMs: number | null;
  readonly name: PartName;
  readonly hours: PartHours;
}

/** From one hour until another, or that hour to the minute; `part`: of the day, where it was said with them. */
export interface HoursSaid {
  readonly from: Bound;
  readonly until: Bound | null;
  readonly part: Part | null;
}

/** What one phrase says of a time. */
export type Atom =
  /** `timeMs`: with a time of day in figures, `2026-11-23T09:00`. */
  | ({ readonly kind: 'days'; readonly timeMs?: number } & DaysSaid)
  | { readonly kind: 'time'; readonly said: HourSaid }
  | {
      readonly kind: 'limit';
      readonly from: Bound | null;
      readonly until: Bound | null;
      /** The work is to be done by then. */
      readonly isDeadline: boolean;
    }
  /** `by friday noon`: `day` with its limit, or any of the `others`, which lie on the other side of it. */
  | {
      readonly kind: 'limit-on-day';
      readonly day: DaySaid;
      readonly limit: Extract<Atom, { readonly kind: 'limit' }>;
      readonly others: DaySaid | null;
    }
  /** `isEarlyAlone`: `early` and nothing more, which may be a name as well. */
  | { readonly kind: 'part'; readonly part: Part; readonly isToday: boolean; readonly isEarlyAlone?: true }
  /** `late` before a day whose part follows: `late friday afternoon`. `untilHour`: of an early morning. */
  | { readonly kind: 'edge'; readonly isLate: boolean; readonly untilHour: number }
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'earliest' }
  | { readonly kind: 'now-or-soon' }
  | { readonly kind: 'about' }
  /** Those days, that part of them, or, with neither, those hours of any day. */
  | {
      readonly kind: 'not';
      readonly days: DaysSaid | null;
      readonly part: Part | null;
      readonly hours?: readonly HoursSaid[];
    };

/** What stands before: a day, or a part of the day, to which a bare number is an hour. */
export interface Before {
  readonly bareIsHour: boolean;
}
