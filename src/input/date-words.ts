import type { Instant } from '../domain/interval.ts';
import { addDays, isLocalDate, type LocalDate } from '../domain/local-date.ts';
import { AppError } from '../failure.ts';

/** How `5/6` is meant. Without it, only dates that have one reading are taken. */
export type DateOrder = 'month-first' | 'day-first';

/** The order in which a country (ISO 3166) writes its dates; undefined where both are in use, or the year comes first. */
export function dateOrderIn(region: string): DateOrder | undefined {
  if (/^(US|PR|GU|VI|AS|MP)$/i.test(region)) return 'month-first';
  return /^(CA|PH|ZA|KE|GH|PA|JP|CN|KR|TW|HK|HU|LT|SE|IR|MN)$/i.test(region) ? undefined : 'day-first';
}

export interface WordsContext {
  readonly now: Instant;
  readonly today: LocalDate;
  readonly dateOrder?: DateOrder | undefined;
  /**
   * `whole` when the text is nothing but a time. `inside` when the words around it are something else: `nov 23 2018`
   * is then 23 November and a car's year, and `2nd` a gear.
   */
  readonly reading: 'whole' | 'inside';
}

const UNITS = '(min(?:ute)?s?|h(?:ou)?rs?|h|days?|w(?:ee)?ks?|months?)';
const COUNTS = '(\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half an)';
const SPAN = new RegExp(`^(?:in ${COUNTS} ?${UNITS}|${COUNTS} ?${UNITS} from now)$`);
const NUMBER_WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const NUMBERED = '(\\d{1,2})(?:st|nd|rd|th)?';
const MONTH_AND_DAY = new RegExp(
  `^(?:on )?(?:the )?(?:${MONTH} (?:the )?${NUMBERED}|${NUMBERED} (?:of )?${MONTH})(?: (\\d{4}))?$`,
);
const DAY_OF_MONTH = /^(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)$/;

/** A date in figures, with the month's name, or counted from today; without a year it is the next one, today included. */
export function readDate(words: string, context: WordsContext): LocalDate | null {
  if (isIsoDate(words)) return realDate(words, words);
  return numberedDate(words, context) ?? monthAndDay(words, context) ?? daysFromNow(words, context.today);
}

export function isIsoDate(words: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(words);
}

function monthAndDay(words: string, { today, reading }: WordsContext): LocalDate | null {
  const [, month, day, dayBefore, monthAfter, year] = MONTH_AND_DAY.exec(words) ?? [];
  const named = month ?? monthAfter;
  if (named === undefined) {
    const numbered = reading === 'whole' ? DAY_OF_MONTH.exec(words)?.[1] : undefined;
    return numbered === undefined ? null : nextDayOfMonth(Number(numbered), words, today);
  }
  if (year !== undefined && reading === 'inside') return null;
  const numbers = { month: MONTHS.indexOf(named.slice(0, 3)) + 1, day: Number(day ?? dayBefore) };
  return datedOrNext(year, numbers.month, numbers.day, words, today);
}

/** `11/23`, `23/11/2026`, `23.11.`; fractions such as a tread of `3/32` are none. */
function numberedDate(words: string, { today, dateOrder }: WordsContext): LocalDate | null {
  const [, first, separator, second, year] =
    /^(?:on )?(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d\d)|\.)?$/.exec(words) ?? [];
  if (first === undefined || second === undefined) return null;
  if (separator === '.' && !/\.$|\..*\./.test(words)) return null;
  const [a, b] = [Number(first), Number(second)];
  if (Math.max(a, b) > 31 || Math.min(a, b) > 12) return null;
  const order = separator === '.' || a > 12 ? 'day-first' : b > 12 || a === b ? 'month-first' : dateOrder;
  if (order === undefined) {
    const expected = 'year-month-day, as 2026-11-23: this could be two dates';
    throw new AppError({ code: 'invalid-value', what: 'date', value: words, expected });
  }
  const fullYear = year?.length === 2 ? `20${year}` : year;
  return order === 'day-first'
    ? datedOrNext(fullYear, b, a, words, today)
    : datedOrNext(fullYear, a, b, words, today);
}

function daysFromNow(words: string, today: LocalDate): LocalDate | null {
  const span = readSpan(words);
  if (span === null) return null;
  if (span.unit.startsWith('mo')) return monthsAfter(today, span.count, words);
  if (/^[mh]/.test(span.unit)) return null;
  return realDate(addDays(today, span.count * (span.unit.startsWith('w') ? 7 : 1)), words);
}

/** The same day of a later month, or the last day of a month that is shorter. */
export function monthsAfter(today: LocalDate, months: number, words: string): LocalDate {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + months;
  const first = isoDate(Math.floor(month / 12), (month % 12) + 1, 1);
  const next = isoDate(Math.floor((month + 1) / 12), ((month + 1) % 12) + 1, 1);
  const last = Number(addDays(next, -1).slice(8));
  return realDate(`${first.slice(0, 8)}${two(Math.min(Number(today.slice(8)), last))}`, words);
}

function datedOrNext(
  year: string | undefined,
  month: number,
  day: number,
  words: string,
  today: LocalDate,
): LocalDate {
  return year === undefined
    ? nextDate(month, day, words, today)
    : realDate(isoDate(Number(year), month, day), words);
}

/** The next such date, today included: the year is left out by people who look ahead. */
export function nextDate(month: number, day: number, words: string, today: LocalDate): LocalDate {
  const thisYear = Number(today.slice(0, 4));
  for (let year = thisYear; year <= thisYear + 8; year += 1) {
    const date = isoDate(year, month, day);
    if (date >= today && isLocalDate(date)) return date;
  }
  return realDate(isoDate(thisYear, month, day), words);
}

function nextDayOfMonth(day: number, words: string, today: LocalDate): LocalDate {
  const thisMonth = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  for (let month = thisMonth; month <= thisMonth + 2; month += 1) {
    const date = isoDate(Math.floor(month / 12), (month % 12) + 1, day);
    if (date >= today && isLocalDate(date)) return date;
  }
  return realDate(isoDate(Math.floor(thisMonth / 12), 1, day), words);
}

function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** Throws `invalid-value` unless the calendar has that date and bay keeps it. */
export function realDate(date: string, words: string): LocalDate {
  if (isLocalDate(date)) return date;
  const expected = 'a date that the calendar has, from 1970-01-01 to 2099-12-31';
  throw new AppError({ code: 'invalid-value', what: 'date', value: words, expected });
}

/** `in 2 weeks`, `2 weeks from now`, or null. */
export function readSpan(words: string): { readonly count: number; readonly unit: string } | null {
  const [, inCount, inUnit, countFromNow, unitFromNow] = SPAN.exec(words) ?? [];
  const [count, unit] = [inCount ?? countFromNow, inUnit ?? unitFromNow];
  if (count === undefined || unit === undefined) return null;
  if (count === 'half an') return unit.startsWith('h') ? { count: 0.5, unit } : null;
  const spelled = NUMBER_WORDS.indexOf(count) + 1;
  return { count: count.startsWith('a') ? 1 : spelled || Number(count), unit };
}
