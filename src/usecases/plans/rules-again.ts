import { coversDate, reopened, withoutAbsences, withoutHours } from '../../domain/dated-rules.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { Absence, Bay, Closure, Shop, ShopRules, Technician } from '../../domain/shop.ts';
import { AppError, type NotSo } from '../../failure.ts';
import type { TakingBack } from './take-back-plan.ts';

/** A day that is meant, null for none, the present one, and the words that said it. */
interface DayMeant {
  readonly date: LocalDate | null;
  readonly today: LocalDate;
  readonly words: string;
}

/** What is opened again: what was closed on that day; without one, what was closed last and is not over. Throws `not-found`. */
export function openedAgain(
  shop: Shop,
  { date, today, words }: DayMeant,
): TakingBack & { readonly closures: readonly Closure[] } {
  const closures =
    date === null
      ? shop.closures.filter(({ toDate }) => toDate >= today).slice(-1)
      : shop.closures.filter((closure) => coversDate(closure, date));
  assertAny(closures, words, { is: 'closed', date });
  return {
    closures,
    rules: reopened(shop, closures, today),
    of: 'closed',
    verb: 'opened',
    isMeant: (before, after) => closures.some((one) => isNew(one, before.closures, after.closures)),
  };
}

/** Which absence ends: that of the day, or of today; of somebody who is here, the next. Throws `not-found`. */
export function hereAgain(
  { name, away }: Bay | Technician,
  shop: Shop,
  { date, today, words }: DayMeant,
): TakingBack & { readonly absences: readonly Absence[] } {
  const coming = away.filter(({ toDate }) => toDate >= today);
  const then = coming.filter((absence) => coversDate(absence, date ?? today));
  const absences = then.length > 0 || date !== null ? then : coming.slice(0, 1);
  assertAny(absences, words, { is: 'away', name, date });
  const awayIn = ({ bays, technicians }: ShopRules) =>
    [...bays, ...technicians].find((one) => one.name === name)?.away ?? [];
  return {
    absences,
    rules: withoutAbsences(shop, name, absences, today),
    of: 'away',
    verb: 'back',
    isMeant: (before, after) => absences.some((one) => isNew(one, awayIn(before), awayIn(after))),
  };
}

/** A date as every week. Throws `not-found` where it is so. */
export function asEveryWeek(shop: Shop, date: LocalDate, words: string): TakingBack {
  const ofDate = ({ specialHours }: ShopRules) => specialHours.filter((special) => special.date === date);
  assertAny(ofDate(shop), words, { is: 'other-hours', date });
  return {
    rules: withoutHours(shop, date),
    of: 'opened',
    verb: 'opened',
    isMeant: (before, after) => ofDate(after).some((one) => isNew(one, ofDate(before), ofDate(after))),
  };
}

function assertAny(found: readonly object[], words: string, isNot: NotSo): void {
  if (found.length > 0) return;
  throw new AppError({ code: 'not-found', what: 'entry', query: words, known: [], isNot });
}

/** Rules are read anew from the book, so that they are the same by what they say. */
function isNew(one: object, before: readonly object[], after: readonly object[]): boolean {
  return isAmong(one, after) && !isAmong(one, before);
}

function isAmong(one: object, all: readonly object[]): boolean {
  return all.some((other) => JSON.stringify(other) === JSON.stringify(one));
}
