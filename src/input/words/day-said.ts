import type { LocalDate, Weekday } from '../../domain/local-date.ts';

/** A day as it was said, as far as it is settled before the time of day is known. */
export type DaySaid =
  | { readonly kind: 'date'; readonly date: LocalDate }
  /** The coming one, today included while its time is still to come. */
  | {
      readonly kind: 'weekday';
      readonly weekday: Weekday;
      /** `this friday`: no other one, also where it is excluded. */
      readonly isThis?: true;
    }
  /** The coming one or that of the next week, which may be two dates. */
  | { readonly kind: 'next-weekday'; readonly weekday: Weekday }
  | { readonly kind: 'either'; readonly dates: readonly [LocalDate, LocalDate] }
  /** `next week`: where only one day is looked for, its first. */
  | { readonly kind: 'week'; readonly monday: LocalDate }
  /** All days between, both edges included; null: from today, or without an end. */
  | { readonly kind: 'span'; readonly from: DayEdge | null; readonly to: DayEdge | null };

/** `shift`: how many days before or after the one that was named. */
export interface DayEdge {
  readonly day: DaySaid;
  readonly shift: number;
}

export function onDate(date: LocalDate): DaySaid {
  return { kind: 'date', date };
}

/** Both included. */
export function spanOf(from: LocalDate, to: LocalDate): DaySaid {
  return { kind: 'span', from: { day: onDate(from), shift: 0 }, to: { day: onDate(to), shift: 0 } };
}

/** Any of these days will do. */
export interface DaysSaid {
  readonly days: readonly DaySaid[];
  /** A date in figures with the year in front, beside which a clock's figures mean what they say. */
  readonly isIso: boolean;
}
