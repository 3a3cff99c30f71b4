import { addDays, FIRST_DATE, isLocalDate, LAST_DATE, type LocalDate } from '../../domain/local-date.ts';
import { AppError } from '../../failure.ts';

/** How `5/6` is meant. Without it, only dates that have one reading are taken. */
export type DateOrder = 'month-first' | 'day-first';

/** The order in which a country (ISO 3166) writes its dates; undefined where both are in use, or the year comes first. */
export function dateOrderIn(region: string): DateOrder | undefined {
  const country = region.toUpperCase();
  if (MONTH_FIRST.has(country)) return 'month-first';
  return UNDECIDED.has(country) ? undefined : 'day-first';
}

const MONTH_FIRST: ReadonlySet<string> = new Set('US PR GU VI AS MP'.split(' '));
const UNDECIDED: ReadonlySet<string> = new Set('CA PH ZA KE GH PA JP CN KR TW HK HU LT SE IR MN'.split(' '));

interface DateContext {
  readonly today: LocalDate;
  readonly dateOrder: DateOrder | undefined;
}

const FIGURES = /^(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d\d)|\.)?$/;

/**
 * `11/23`, `23/11/2026`, `23.11.`; fractions such as a tread of `3/32` are none. Throws `invalid-value` for what could be two
 * dates, and for a date that the calendar does not have.
 */
export function dateInFigures(words: string, { today, dateOrder }: DateContext): LocalDate | null {
  const figures = numbersIn(words);
  if (figures === null) return null;
  const { a, b, year } = figures;
  const order = figures.isDotted || a > 12 ? 'day-first' : b > 12 || a === b ? 'month-first' : dateOrder;
  if (order === undefined) {
    const expected = { kind: 'year-first' } as const;
    throw new AppError({ code: 'invalid-value', what: 'date', value: words, expected });
  }
  return order === 'day-first'
    ? datedOrNext(year, b, a, words, today)
    : datedOrNext(year, a, b, words, today);
}

/** What the figures are in the other order; null where they have one reading, whoever wrote them. */
export function otherOrder(words: string, { today, dateOrder }: DateContext): LocalDate | null {
  const figures = numbersIn(words);
  if (figures === null || figures.isDotted || Math.max(figures.a, figures.b) > 12) return null;
  const other = dateOrder === 'day-first' ? 'month-first' : 'day-first';
  return dateInFigures(words, { today, dateOrder: other });
}

function numbersIn(words: string) {
  const [, first, separator, second, year] = FIGURES.exec(words) ?? [];
  if (first === undefined || second === undefined) return null;
  if (separator === '.' && !/\.$|\..*\./.test(words)) return null;
  const [a, b] = [Number(first), Number(second)];
  if (Math.max(a, b) > 31 || Math.min(a, b) > 12) return null;
  return { a, b, year: year?.length === 2 ? `20${year}` : year, isDotted: separator === '.' };
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

/** The next day of that number, today included. */
export function nextDayOfMonth(day: number, words: string, today: LocalDate): LocalDate {
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
  const expected = { kind: 'date-that-is', first: FIRST_DATE, last: LAST_DATE } as const;
  throw new AppError({ code: 'invalid-value', what: 'date', value: words, expected });
}
