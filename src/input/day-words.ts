import { addDays, type LocalDate, WEEKDAYS, type Weekday, weekdayOf } from '../domain/local-date.ts';
import { AppError } from '../failure.ts';
import { readDate, type WordsContext } from './date-words.ts';

/** The day that words name, as far as it is settled before the time of day is known. */
export type Day =
  | { readonly kind: 'date'; readonly date: LocalDate }
  | { readonly kind: 'weekday'; readonly weekday: Weekday }
  | { readonly kind: 'next-weekday'; readonly weekday: Weekday }
  /** `next week`: a day to look at it from, and none to book. */
  | { readonly kind: 'week'; readonly monday: LocalDate };

const WEEKDAY =
  '(mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const ONE_WEEKDAY = new RegExp(`^(?:on )?(?:(this|(?:this )?coming|next) )?${WEEKDAY}$`);
const WEEKDAY_OF_NEXT_WEEK = new RegExp(
  `^(?:on )?(?:${WEEKDAY} (?:of )?next week|next week(?: on)? ${WEEKDAY})$`,
);
const WEEKDAY_AND_MORE = new RegExp(`^(?:on )?${WEEKDAY}(?: the)? (.+)$`);

/** The day in words, or null. Throws `invalid-value` for a date that the calendar or the week does not have. */
export function readDay(words: string, context: WordsContext): Day | null {
  const { today } = context;
  if (words === 'today') return { kind: 'date', date: today };
  if (/^(tomorrow|tmrw|tmr)$/.test(words)) return { kind: 'date', date: addDays(today, 1) };
  if (/^(the )?day after tomorrow$/.test(words)) return { kind: 'date', date: addDays(today, 2) };
  if (words === 'yesterday') return { kind: 'date', date: addDays(today, -1) };
  if (words === 'next week') return { kind: 'week', monday: mondayAfter(today) };
  const date = readDate(words, context);
  return date === null ? weekdayWords(words, context) : { kind: 'date', date };
}

function weekdayWords(words: string, context: WordsContext): Day | null {
  const [, which, name] = ONE_WEEKDAY.exec(words) ?? [];
  if (name !== undefined)
    return { kind: which === 'next' ? 'next-weekday' : 'weekday', weekday: weekdayNamed(name) };
  const [, before, after] = WEEKDAY_OF_NEXT_WEEK.exec(words) ?? [];
  const named = before ?? after;
  if (named !== undefined) {
    const date = addDays(mondayAfter(context.today), WEEKDAYS.indexOf(weekdayNamed(named)));
    return { kind: 'date', date };
  }
  const [, beside, more] = WEEKDAY_AND_MORE.exec(words) ?? [];
  const date = beside === undefined || more === undefined ? null : readDate(more, context);
  if (beside === undefined || date === null) return null;
  if (weekdayOf(date) !== weekdayNamed(beside)) {
    const expected = `one day: ${date} is a ${capitalised(weekdayOf(date))}`;
    throw new AppError({ code: 'invalid-value', what: 'date', value: words, expected });
  }
  return { kind: 'date', date };
}

function weekdayNamed(name: string): Weekday {
  return WEEKDAYS.find((weekday) => weekday.startsWith(name.slice(0, 3))) as Weekday;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The first day of the next Monday-to-Sunday week. */
export function mondayAfter(today: LocalDate): LocalDate {
  return addDays(today, 7 - WEEKDAYS.indexOf(weekdayOf(today)));
}
