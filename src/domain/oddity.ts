import type { Appointment } from './appointment.ts';
import type { Holiday } from './holiday.ts';
import type { Instant, Interval } from './interval.ts';
import type { LocalDate } from './local-date.ts';
import type { OutsideRules } from './outside-rules.ts';
import type { Shop } from './shop.ts';
import type { Kind } from './skill.ts';
import type { ClosedReason } from './why-closed.ts';

/** What is odd about the coming days, and probably not meant. */
export type Oddity =
  /** Visits on a day on which the shop is not open. */
  | {
      readonly kind: 'visits-without-hours';
      readonly date: LocalDate;
      readonly reason: ClosedReason;
      readonly appointmentIds: readonly number[];
    }
  /** A visit where the rules leave no room for it, on a day that is open. */
  | { readonly kind: 'visit-outside'; readonly visit: Appointment; readonly because: OutsideRules }
  /** No bay or technician has what it asks for. */
  | {
      readonly kind: 'service-without-anybody';
      readonly service: string;
      readonly what: Kind;
      readonly skills: readonly string[];
    }
  /** Whoever can do it is never there so long at a stretch; `longestMinutes`: the longest in which one could. */
  | {
      readonly kind: 'service-never-fits';
      readonly service: string;
      readonly minutes: number;
      readonly longestMinutes: number;
    }
  /** It has no hours in all of these days. */
  | { readonly kind: 'never-there'; readonly what: Kind; readonly name: string }
  /** It has hours, and not a minute of them is left. */
  | { readonly kind: 'never-free'; readonly what: Kind; readonly name: string }
  /** No service is one that it can do. */
  | { readonly kind: 'no-service-for'; readonly what: Kind; readonly name: string }
  /** Others have visits, it has none. */
  | { readonly kind: 'bay-unused'; readonly name: string; readonly visits: number }
  | { readonly kind: 'closed-twice'; readonly name: string; readonly again: string; readonly date: LocalDate }
  /** A closure on nothing but days without hours. */
  | { readonly kind: 'closes-nothing'; readonly name: string; readonly date: LocalDate }
  /** A date with hours of its own, of which a closure leaves none. */
  | { readonly kind: 'hours-closed'; readonly date: LocalDate; readonly reason: ClosedReason }
  /** A public holiday on which the shop is open as on any day. */
  | { readonly kind: 'open-on-holiday'; readonly date: LocalDate; readonly name: string }
  /** Open hours that no service fits into, on each of these days. */
  | {
      readonly kind: 'hours-too-short';
      readonly stretch: Interval;
      readonly dates: readonly LocalDate[];
    }
  | {
      readonly kind: 'clocks-change';
      readonly date: LocalDate;
      readonly at: Instant;
      /** How far they go ahead; negative: back. */
      readonly byMinutes: number;
      readonly whileOpen: boolean;
    };

export interface RehearsalQuestion {
  readonly shop: Shop;
  /** In a row, at least one. */
  readonly dates: readonly LocalDate[];
  /** The open visits of those days. */
  readonly visits: readonly Appointment[];
  /** What bays and technicians have left in those days, by id. */
  readonly leftMs: ReadonlyMap<number, number>;
  /** Those of the place that the shop has named. */
  readonly holidays: readonly Holiday[];
}
