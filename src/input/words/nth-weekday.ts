import { addDays, type LocalDate, type Weekday } from '../../domain/local-date.ts';
import { comingWeekday } from './calendar-days.ts';
import { monthsAfter } from './date-words.ts';
import { type DaySaid, onDate } from './day-said.ts';
import { after, type Match, past, read, type Sentence } from './sentence.ts';

/** Which of that name in a month: from 1, the last is -1. */
export interface NthWeekday {
  readonly nth: number;
  readonly weekday: Weekday;
}

/**
 * `second tuesday`, `the last friday of the month`, `el primer lunes de enero`: the next such day. Without a month, `first tuesday`
 * may be the first that is free, and `last friday` is over.
 */
export function nthWeekday(sentence: Sentence, from: number): Match<DaySaid> | null {
  const start = past(sentence, from, 'on', 'the');
  const nth = read(sentence, start, 'nth');
  if (nth === null || sentence.tokens[nth.next - 1]?.stop === true) return null;
  const named = read(sentence, nth.next, 'weekday');
  if (named === null) return null;
  const wanted = { nth: nth.value.value, weekday: named.value.weekday };
  const month = monthBehind(sentence, named.next);
  if (month === null && (wanted.nth < 2 || after(sentence, named.next, 'from-now') !== null)) return null;
  const date = nextNthWeekday(wanted, sentence.today, month?.value);
  return date === null ? null : { value: onDate(date), next: month?.next ?? named.next };
}

/** Whether a month, by its first day, is one that is meant; `number`: so many months from now. */
type IsMonth = (first: LocalDate, number: number) => unknown;

function monthBehind(sentence: Sentence, at: number): Match<IsMonth> | null {
  const any = after(sentence, at, 'of-the-month');
  if (any !== null) return { value: () => true, next: any };
  const [ofThis, ofNext] = [after(sentence, at, 'this-month'), after(sentence, at, 'next-month')];
  if (ofThis !== null) return { value: (_, number) => number === 0, next: ofThis };
  if (ofNext !== null) return { value: (_, number) => number === 1, next: ofNext };
  const ofAt = past(sentence, at, 'of', 'in');
  const month = ofAt === at ? null : read(sentence, ofAt, 'month');
  if (month === null) return null;
  const { month: meant } = month.value;
  return { value: (first) => Number(first.slice(5, 7)) === meant, next: month.next };
}

/** More months than pass between two fifth Mondays, or until a month comes again. */
const MOST_MONTHS = 24;

/** Today or later; null where a month that is meant has no such day any more. */
export function nextNthWeekday(
  { nth, weekday }: NthWeekday,
  today: LocalDate,
  isMonth: IsMonth = () => true,
): LocalDate | null {
  const thisMonth = `${today.slice(0, 8)}01`;
  for (let number = 0; number < MOST_MONTHS; number += 1) {
    const first = monthsAfter(thisMonth, number, weekday);
    if (!isMonth(first, number)) continue;
    const date = nthIn(first, nth, weekday);
    if (date.startsWith(first.slice(0, 7)) && date >= today) return date;
  }
  return null;
}

/** That day of the month; for the fifth of four, one of the next. */
function nthIn(first: LocalDate, nth: number, weekday: Weekday): LocalDate {
  if (nth > 0) return addDays(comingWeekday(weekday, first), 7 * (nth - 1));
  return addDays(comingWeekday(weekday, monthsAfter(first, 1, weekday)), -7);
}
