import { addDays, isLocalDate, type LocalDate } from '../../domain/local-date.ts';
import { isOfCar, isUnheard } from './car-behind.ts';
import { dateInFigures, monthsAfter, nextDate, nextDayOfMonth, otherOrder, realDate } from './date-words.ts';
import { type DaySaid, onDate } from './day-said.ts';
import { countAt } from './hour-core.ts';
import { after, keyAt, longest, type Match, past, read, type Sentence } from './sentence.ts';

/** A date in figures, with its month's name, by its number alone, or counted from today. Throws `invalid-value`. */
export function dateAt(sentence: Sentence, from: number, afterDay = false): Match<DaySaid> | null {
  const start = past(sentence, from, 'on');
  return longest([
    relative(sentence, start),
    figures(sentence, from, start),
    monthAndDay(sentence, start),
    dayOfMonth(sentence, start, afterDay || start > from),
    counted(sentence, from),
  ]);
}

function relative({ today, ...rest }: Sentence, at: number): Match<DaySaid> | null {
  const day = read({ today, ...rest }, at, 'day');
  return day === null ? null : { value: onDate(addDays(today, day.value.after)), next: day.next };
}

/** `11/23`, `23.11.`; who speaks Spanish in a shop that writes the month first may mean either. */
function figures(sentence: Sentence, from: number, at: number): Match<DaySaid> | null {
  const { today, dateOrder } = sentence;
  const key = keyAt(sentence, at);
  if (/^\d{4}-\d\d-\d\d$/.test(key)) return { value: onDate(realDate(key, key)), next: at + 1 };
  const date = dateInFigures(key, { today, dateOrder });
  if (date === null) return null;
  const other =
    /^el |^el$|^para el$/.test(keyAt(sentence, from)) && at > from
      ? otherOrder(key, { today, dateOrder })
      : null;
  const value: DaySaid =
    other === null || other === date
      ? onDate(date)
      : { kind: 'either', dates: date < other ? [date, other] : [other, date] };
  return { value, next: at + 1 };
}

/** `14th of march 2027`, `march 14`, `el cinco de mayo` */
function monthAndDay(sentence: Sentence, from: number): Match<DaySaid> | null {
  const start = past(sentence, from, 'the', 'day-number');
  const dated = dayThenMonth(sentence, start) ?? monthThenDay(sentence, start);
  if (dated === null) return null;
  const { month, day } = dated.value;
  const words = wordsBetween(sentence, start, dated.next);
  const year = yearBehind(sentence, dated);
  if (year === null) return { value: onDate(nextDate(month, day, words, sentence.today)), next: dated.next };
  return { value: onDate(realDate(dateIn(year.value, dated.value), words)), next: year.next };
}

/** How many years from this one on a figure behind a date is a year: no car is so new, and nobody writes an hour so. */
const YEARS_AHEAD = 20;

/**
 * The year of a date, and not of the car: that of a make that follows is the car's. Nobody comes on a day that has passed: where
 * something stands behind such a year, it may be a model.
 */
function yearBehind(sentence: Sentence, { value, next }: Match<MonthAndDay>): Match<string> | null {
  const { today, isTimeOnly, tokens } = sentence;
  const at = past(sentence, next, 'of');
  const year = /^\d{4}$/.exec(keyAt(sentence, at))?.[0];
  if (year === undefined) return null;
  const behind = { value: year, next: at + 1 };
  if (isTimeOnly || at > next) return behind;
  const ahead = Number(year) - Number(today.slice(0, 4));
  if (ahead < 0 || ahead > YEARS_AHEAD || isOfCar(sentence, behind.next)) return null;
  const mayBeModel = dateIn(year, value) < today && isUnheard(sentence, behind.next);
  return mayBeModel && tokens[at]?.stop !== true ? null : behind;
}

function dateIn(year: string, { month, day }: MonthAndDay): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

interface MonthAndDay {
  readonly month: number;
  readonly day: number;
}

function dayThenMonth(sentence: Sentence, at: number): Match<MonthAndDay> | null {
  const day = numberOfDay(sentence, at);
  if (day === null) return null;
  const month = read(sentence, past(sentence, day.next, 'of'), 'month');
  return month === null
    ? null
    : { value: { month: month.value.month, day: day.value.day }, next: month.next };
}

function monthThenDay(sentence: Sentence, at: number): Match<MonthAndDay> | null {
  const month = read(sentence, at, 'month');
  const day = month === null ? null : numberOfDay(sentence, past(sentence, month.next, 'the'));
  if (month === null || day === null || /^\d{3,}$/.test(keyAt(sentence, day.next - 1))) return null;
  return { value: { month: month.value.month, day: day.value.day }, next: day.next };
}

/** `13`, `13th`, `the thirteenth`, `trece`; `isOrdinal`: it can be nothing but a day's or a thing's number. */
function numberOfDay(
  sentence: Sentence,
  at: number,
): Match<{ readonly day: number; readonly isOrdinal: boolean }> | null {
  const [, figures] = /^(\d{1,2})(?:st|nd|rd|th|o)$/.exec(keyAt(sentence, at)) ?? [];
  if (figures !== undefined) return { value: { day: Number(figures), isOrdinal: true }, next: at + 1 };
  const ordinal = read(sentence, at, 'ordinal');
  if (ordinal !== null) return { value: { day: ordinal.value.value, isOrdinal: true }, next: ordinal.next };
  const count = countAt(sentence, at);
  if (count === null || count.value < 1 || count.value > 31) return null;
  return { value: { day: count.value, isOrdinal: false }, next: count.next };
}

/** `the 13th`, `on the first`, `13th of this month`, `día quince`; alone, `13th` is one only where a date is expected. */
function dayOfMonth(sentence: Sentence, from: number, isExpected: boolean): Match<DaySaid> | null {
  const theAt = past(sentence, from, 'the');
  const numberAt = after(sentence, from, 'day-number');
  const number = numberOfDay(sentence, numberAt ?? theAt);
  if (number === null) return null;
  const { day, isOrdinal } = number.value;
  const words = wordsBetween(sentence, from, number.next);
  const month = monthNamed(sentence, number.next, words);
  // `tue first` is Tuesday's first free time; `the first` and `first of the month` are dates.
  const isAlone = theAt === from && numberAt === null && month === null;
  if (isAlone && after(sentence, from, 'earliest') !== null) return null;
  const isLedTo = isExpected || theAt > from || numberAt !== null;
  if (!isOrdinal && numberAt === null && (!isLedTo || month === null)) return null;
  if (month !== null && month.value !== 'any')
    return {
      value: onDate(realDate(`${month.value}-${String(day).padStart(2, '0')}`, words)),
      next: month.next,
    };
  if (month === null && !isLedTo && !sentence.isTimeOnly) return null;
  return { value: onDate(nextDayOfMonth(day, words, sentence.today)), next: month?.next ?? number.next };
}

/** `of this month`, `of next month` as year and month, `2026-12`; `of the month` may be any. */
function monthNamed(sentence: Sentence, at: number, words: string): Match<string> | null {
  const first = `${sentence.today.slice(0, 8)}01`;
  const ofNext = after(sentence, at, 'next-month');
  if (ofNext !== null) return { value: monthsAfter(first, 1, words).slice(0, 7), next: ofNext };
  const ofThis = after(sentence, at, 'this-month');
  if (ofThis !== null) return { value: first.slice(0, 7), next: ofThis };
  const ofAny = after(sentence, at, 'of-the-month');
  return ofAny === null ? null : { value: 'any', next: ofAny };
}

/** `in 2 weeks`, `a week from now`, `en una semana`, `in a couple of weeks`; `a week from friday` is a day's: `day-phrases.ts`. */
function counted(sentence: Sentence, from: number): Match<DaySaid> | null {
  const inAt = after(sentence, from, 'in');
  const span = spanAt(sentence, inAt === null ? from : past(sentence, inAt, 'about'));
  if (span === null || span.value.unit === 'minute' || span.value.unit === 'hour') return null;
  const next = inAt === null ? after(sentence, span.next, 'from-now') : span.next;
  if (next === null) return null;
  return { value: onDate(dateAfter(sentence.today, span.value, wordsBetween(sentence, from, next))), next };
}

export interface Span {
  readonly count: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month';
}

/** `2 weeks`, `a week`, `half an hour`, `una semana`, `90min` */
export function spanAt(sentence: Sentence, at: number): Match<Span> | null {
  const [, figures, letter] = /^(\d{1,4})(m|h)?(?:in|ins|r|rs)?$/.exec(keyAt(sentence, at)) ?? [];
  if (figures !== undefined && letter !== undefined)
    return { value: { count: Number(figures), unit: letter === 'h' ? 'hour' : 'minute' }, next: at + 1 };
  const half = after(sentence, at, 'half-an');
  const hour = half === null ? null : read(sentence, half, 'unit');
  if (hour !== null && hour.value.unit === 'hour')
    return { value: { count: 30, unit: 'minute' }, next: hour.next };
  const article = read(sentence, at, 'count');
  const count =
    countAt(sentence, at) ?? (article === null ? null : { value: article.value.value, next: article.next });
  const unit = count === null ? null : read(sentence, count.next, 'unit');
  if (count === null || unit === null) return null;
  return { value: { count: count.value, unit: unit.value.unit }, next: unit.next };
}

export function dateAfter(today: LocalDate, { count, unit }: Span, words: string): LocalDate {
  if (unit === 'month') return monthsAfter(today, count, words);
  const date = addDays(today, count * (unit === 'week' ? 7 : 1));
  return isLocalDate(date) ? date : realDate(date, words);
}

export function wordsBetween({ tokens }: Sentence, from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ key }) => key)
    .join(' ');
}
