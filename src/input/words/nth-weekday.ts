import { addDays, type LocalDate, type Weekday } from '../../domain/local-date.ts';
import { comingWeekday } from './calendar-days.ts';
import { monthsAfter } from './date-words.ts';
import { type DaySaid, onDate, spanOf } from './day-said.ts';
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

/**
 * `first week of december`, `last week of the month`, `la primera semana de enero`: of its days that are in the month those to come.
 * A week is of the month in which its Thursday is.
 */
export function nthWeek(sentence: Sentence, from: number): Match<DaySaid> | null {
  const { today, tokens } = sentence;
  const nth = read(sentence, past(sentence, from, 'on', 'the'), 'nth');
  const unit = nth === null || tokens[nth.next - 1]?.stop === true ? null : read(sentence, nth.next, 'unit');
  const month = unit?.value.unit === 'week' ? monthBehind(sentence, unit.next) : null;
  if (nth === null || month === null) return null;
  for (const first of monthsFrom(today, month.value)) {
    const thursday = nthIn(first, nth.value.value, 'thursday');
    if (!thursday.startsWith(first.slice(0, 7))) continue;
    const last = addDays(monthsAfter(first, 1, 'week'), -1);
    const begins = [first, addDays(thursday, -3), today].sort().at(-1) as LocalDate;
    const ends = [addDays(thursday, 3), last].sort()[0] as LocalDate;
    if (begins <= ends) return { value: spanOf(begins, ends), next: month.next };
  }
  return null;
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
  for (const first of monthsFrom(today, isMonth)) {
    const date = nthIn(first, nth, weekday);
    if (date.startsWith(first.slice(0, 7)) && date >= today) return date;
  }
  return null;
}

/** The first days of those that are meant, this month first. */
function monthsFrom(today: LocalDate, isMonth: IsMonth): LocalDate[] {
  const thisMonth = `${today.slice(0, 8)}01`;
  const months = Array.from({ length: MOST_MONTHS }, (_, number) => monthsAfter(thisMonth, number, 'month'));
  return months.filter(isMonth);
}

/** That day of the month; for the fifth of four, one of the next. */
function nthIn(first: LocalDate, nth: number, weekday: Weekday): LocalDate {
  if (nth > 0) return addDays(comingWeekday(weekday, first), 7 * (nth - 1));
  return addDays(comingWeekday(weekday, monthsAfter(first, 1, weekday)), -7);
}
