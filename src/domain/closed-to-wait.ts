import { type Interval, MINUTE_MS } from './interval.ts';
import { datesFrom, daysBetween, type LocalDate, wallMidnight } from './local-date.ts';
import { openingOf, openOn, type ShopTimes } from './opening-hours.ts';
import { firstFitting, isOn, type SuitingTime, type Suits } from './waitlist.ts';
import { type ClosedReason, whyClosed } from './why-closed.ts';
import { earliestOf } from './zone.ts';

/** Whoever waits longer than two years is looked at for two. */
const MOST_DAYS = 731;

/** The first day that suits somebody for whom the shop is never open. */
export interface ClosedToWait {
  readonly date: LocalDate;
  /** The first minute of it that suits. */
  readonly slot: Interval;
  readonly why: ClosedReason;
}

/**
 * Whether nobody need wait: the shop is open at none of the times that suit, by the rules as they are. Null where it is at one of
 * them; `no-day` where no day suits until `until`.
 */
export function closedToWait(
  { suits, until }: { readonly suits: Suits; readonly until: LocalDate },
  today: LocalDate,
  shop: ShopTimes,
): ClosedToWait | 'no-day' | null {
  const opening = openingOf(null, shop);
  const wait = { suits, until, minutes: 1 };
  const everyMinute = { zone: shop.zone, slotStepMinutes: 1 };
  let first: ClosedToWait | null = null;
  const days = Math.min(daysBetween(today, until) + 1, MOST_DAYS);
  for (const date of datesFrom(today, Math.max(0, days))) {
    const minute = firstMinuteOn(suits, date);
    if (minute === null) continue;
    const open = openOn(opening, date);
    if (open.some((stretch) => firstFitting(wait, stretch, everyMinute) !== null)) return null;
    if (first !== null) continue;
    const start = earliestOf(shop.zone, wallMidnight(date) + minute * MINUTE_MS);
    const slot = { start, end: start + MINUTE_MS };
    first = { date, slot, why: whyClosed(slot, null, shop) ?? { kind: 'outside-hours', open } };
  }
  return first ?? 'no-day';
}

/** Null for a day that does not suit. */
function firstMinuteOn({ anyOf, not }: Suits, date: LocalDate): number | null {
  if (not.some((time) => isAllDay(time) && isOn(time, date))) return null;
  if (anyOf.length === 0) return 0;
  const from = anyOf.filter((time) => isOn(time, date)).map(({ fromMinute }) => fromMinute ?? 0);
  return from.length === 0 ? null : Math.min(...from);
}

function isAllDay({ fromMinute, untilMinute, doneByMinute }: SuitingTime): boolean {
  return (fromMinute ?? untilMinute ?? doneByMinute) === null;
}
