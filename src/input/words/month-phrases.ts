import { addDays, type LocalDate } from '../../domain/local-date.ts';
import { dateAt } from './date-phrases.ts';
import { type DaySaid, onDate, spanOf } from './day-said.ts';
import type { Glue } from './meaning.ts';
import { comingMonth, type MonthDates, monthAhead, monthAlone } from './months.ts';
import { after, type Match, read, type Sentence } from './sentence.ts';

/** Which stretch of a week or a month. */
export type Stretch = Extract<Glue, 'beginning-of' | 'middle-of' | 'end-of' | 'rest-of'>;

/** `next month`, `this month`, `in december` */
export function monthFrom(sentence: Sentence, from: number): Match<DaySaid> | null {
  const { today } = sentence;
  const nextMonth = after(sentence, from, 'next-month');
  if (nextMonth !== null) {
    const { first, last } = monthAhead(1, today);
    return { value: spanOf(first, last), next: nextMonth };
  }
  const thisMonth = after(sentence, from, 'this-month');
  return thisMonth === null
    ? monthByName(sentence, from)
    : { value: spanOf(today, monthAhead(0, today).last), next: thisMonth };
}

/** `in december`, `en enero`: what is left of it, or of the next of that name. */
function monthByName(sentence: Sentence, from: number): Match<DaySaid> | null {
  const inAt = after(sentence, from, 'in');
  const month = inAt === null ? null : read(sentence, inAt, 'month');
  if (inAt === null || month === null || (dateAt(sentence, inAt)?.next ?? 0) > month.next) return null;
  const { first, last } = comingMonth(month.value.month, sentence.today);
  return { value: spanOf(laterOf(first, sentence.today), last), next: month.next };
}

/**
 * `end of the month`, `end of march`: its last day. `beginning of march`, `middle of next month`, `late in march`: a third of it.
 * `start`: where the words for the stretch stand; `at`: behind them.
 */
export function partOfMonth(
  sentence: Sentence,
  start: number,
  at: number,
  which: Stretch,
): Match<DaySaid> | null {
  const month = sentence.tokens[at - 1]?.stop === true ? null : monthMeant(sentence, at);
  if (month === null) return null;
  const { first, last } = month.value;
  const { today } = sentence;
  const isTowardEnd = after(sentence, start, 'toward-end-of') === at;
  if (which === 'end-of' && !isTowardEnd) return { value: onDate(last), next: month.next };
  if (which === 'rest-of' && first > today) return null;
  const third = {
    'beginning-of': [first, addDays(first, 9)],
    'middle-of': [addDays(first, 10), addDays(first, 19)],
    'end-of': [addDays(first, 20), last],
    'rest-of': [addDays(today, 1), last],
  } as const;
  const [begins, ends] = third[which];
  const from = laterOf(begins, today);
  return from > ends ? null : { value: spanOf(from, ends), next: month.next };
}

function monthMeant(sentence: Sentence, at: number): Match<MonthDates> | null {
  const { today } = sentence;
  const nextMonth = after(sentence, at, 'next-month');
  if (nextMonth !== null) return { value: monthAhead(1, today), next: nextMonth };
  const thisMonth = after(sentence, at, 'this-month', 'the-month', 'of-the-month');
  return thisMonth === null ? monthAlone(sentence, at) : { value: monthAhead(0, today), next: thisMonth };
}

function laterOf(date: LocalDate, other: LocalDate): LocalDate {
  return date < other ? other : date;
}
