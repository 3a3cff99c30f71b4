import type { Instant } from '../../domain/interval.ts';
import {
  addDays,
  type DateRange,
  type LocalDate,
  WEEKDAYS,
  type Weekday,
  wallMidnight,
  weekdayOf,
} from '../../domain/local-date.ts';
import { dateAt, wallAt, type ZoneRules } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import type { DayEdge, DaySaid } from './day-said.ts';
import type { TimeOption } from './times-said.ts';

export interface SettlingContext {
  readonly now: Instant;
  readonly zone: ZoneRules;
  /** Which of two dates is meant, once somebody has chosen one of those in the failure. */
  readonly nextWeekdayIs?: LocalDate | undefined;
}

type TimeOfDay = Pick<TimeOption, 'exactMs' | 'untilMs' | 'doneByMs'>;

/** The dates that were said. A weekday is the coming one: today as long as its time is still to come. */
export function datesOf(
  day: DaySaid,
  words: string,
  context: SettlingContext,
  option?: TimeOfDay,
): DateRange {
  const today = dateAt(context.zone, context.now);
  if (day.kind === 'date') return { from: day.date, to: day.date };
  if (day.kind === 'week') return { from: day.monday, to: addDays(day.monday, 6) };
  if (day.kind === 'span') {
    const from = day.from === null ? today : edgeDate(day.from, words, context, 'from');
    const to = day.to === null ? null : edgeDate(day.to, words, context, 'to');
    // `fri to tue` said on a Wednesday ends after it begins.
    return { from, to: to !== null && to < from && day.to?.day.kind === 'weekday' ? addDays(to, 7) : to };
  }
  const date =
    day.kind === 'weekday' ? weekdayDate(day, context, option) : oneOfTwo(day, today, words, context);
  return { from: date, to: date };
}

function edgeDate(
  { day, shift }: DayEdge,
  words: string,
  context: SettlingContext,
  which: 'from' | 'to',
): LocalDate {
  const dates = datesOf(day, words, context);
  // `before next week` is before its first day, `until next week` goes to its last.
  const isEnd = shift > 0 || (shift === 0 && which === 'to');
  return addDays(isEnd ? (dates.to ?? dates.from) : dates.from, shift);
}

function weekdayDate(
  { weekday }: Extract<DaySaid, { kind: 'weekday' }>,
  { now, zone }: SettlingContext,
  option?: TimeOfDay,
): LocalDate {
  const today = dateAt(zone, now);
  const coming = comingWeekday(weekday, today);
  const lastMs = option === undefined ? null : (option.exactMs ?? option.untilMs ?? option.doneByMs);
  const isOver = coming === today && lastMs !== null && wallMidnight(today) + lastMs < wallAt(zone, now);
  return isOver ? addDays(coming, 7) : coming;
}

function oneOfTwo(
  day: Extract<DaySaid, { kind: 'next-weekday' | 'either' }>,
  today: LocalDate,
  words: string,
  { nextWeekdayIs }: SettlingContext,
): LocalDate {
  const dates = day.kind === 'either' ? day.dates : nextWeekdayDates(day.weekday, today);
  const [one, other] = dates;
  if (one === other) return one;
  if (nextWeekdayIs !== undefined && dates.includes(nextWeekdayIs)) return nextWeekdayIs;
  throw new AppError({ code: 'weekday-ambiguous', words, dates });
}

/** The first such day from `from` on. */
export function comingWeekday(weekday: Weekday, from: LocalDate): LocalDate {
  return addDays(from, (WEEKDAYS.indexOf(weekday) - WEEKDAYS.indexOf(weekdayOf(from)) + 7) % 7);
}

/** The first day of the next Monday-to-Sunday week. */
export function mondayAfter(today: LocalDate): LocalDate {
  return addDays(today, 7 - WEEKDAYS.indexOf(weekdayOf(today)));
}

/**
 * The two readings of "next <weekday>": the coming one, strictly after today, and the one of the next
 * Monday-to-Sunday week. They are the same unless the weekday is still to come in this week.
 */
export function nextWeekdayDates(weekday: Weekday, today: LocalDate): readonly [LocalDate, LocalDate] {
  const coming = comingWeekday(weekday, addDays(today, 1));
  return [coming, addDays(mondayAfter(today), WEEKDAYS.indexOf(weekday))];
}
