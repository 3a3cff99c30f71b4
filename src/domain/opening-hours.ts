import type { Interval } from './interval.ts';
import type { Weekday } from './local-date.ts';

/** Why a day or an hour of it is not open. */
export type ClosedReason =
  | { readonly kind: 'weekday'; readonly weekday: Weekday }
  | { readonly kind: 'closure'; readonly name: string }
  | { readonly kind: 'break'; readonly name: string }
  | { readonly kind: 'outside-hours'; readonly open: readonly Interval[] };
