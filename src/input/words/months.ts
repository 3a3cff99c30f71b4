import { addDays, type LocalDate } from '../../domain/local-date.ts';
import { isOfCar } from './car-behind.ts';
import { dateAt } from './date-phrases.ts';
import { monthsAfter } from './date-words.ts';
import { keyAt, type Match, past, read, type Sentence } from './sentence.ts';

/** A month of a year: its first day and its last. */
export interface MonthDates {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** So many months from this one. */
export function monthAhead(months: number, today: LocalDate): MonthDates {
  const first = monthsAfter(`${today.slice(0, 8)}01`, months, 'month');
  return { first, last: addDays(monthsAfter(first, 1, 'month'), -1) };
}

/** The next of that name, this one included. */
export function comingMonth(month: number, today: LocalDate): MonthDates {
  return monthAhead((month - Number(today.slice(5, 7)) + 12) % 12, today);
}

/** No series and no calendar of a shop's goes further. */
const YEARS_AHEAD = 20;

/** `march`, `march 2027`, and not `march 3`. */
export function monthAlone(sentence: Sentence, at: number): Match<MonthDates> | null {
  const named = read(sentence, at, 'month');
  if (named === null || (dateAt(sentence, at)?.next ?? 0) > named.next) return null;
  const { month } = named.value;
  const coming = comingMonth(month, sentence.today);
  const yearAt = past(sentence, named.next, 'of');
  const year = /^20\d\d$/.test(keyAt(sentence, yearAt)) ? Number(keyAt(sentence, yearAt)) : null;
  const ahead = year === null ? -1 : year - Number(coming.first.slice(0, 4));
  const isOther = !sentence.isTimeOnly && (ahead > YEARS_AHEAD || isOfCar(sentence, yearAt + 1));
  if (ahead < 0 || isOther) return { value: coming, next: named.next };
  const thisMonth = Number(sentence.today.slice(5, 7));
  const months = (month - thisMonth + 12) % 12;
  return { value: monthAhead(months + 12 * ahead, sentence.today), next: yearAt + 1 };
}
