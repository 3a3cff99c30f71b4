import type { Instant } from '../../domain/interval.ts';
import {
  type DateRange,
  datesFrom,
  daysBetween,
  FIRST_DATE,
  isAmongDates,
  isLocalDate,
  LAST_DATE,
  type LocalDate,
  type Weekday,
  weekdayOf,
} from '../../domain/local-date.ts';
import { AppError } from '../../failure.ts';
import { datesOf, type SettlingContext } from './calendar-days.ts';
import { weekdaysOf } from './each-weekday.ts';
import type { NotSaid, TimeOption, TimesSaid } from './times-said.ts';

/** One of the times that will do, on the shop's calendar. Milliseconds are those of the day on its clock. */
export interface WantedTime extends Omit<TimeOption, 'days'> {
  /** Any of them; none: any day. */
  readonly days: readonly DateRange[];
}

/** What will not do; neither days nor weekdays: that part of any day. */
export interface NotWanted extends Pick<NotSaid, 'part'> {
  readonly days: readonly DateRange[];
  /** Each day of that name: who cannot come on Tuesdays cannot in any week. */
  readonly weekdays: readonly Weekday[];
}

/** The time that words ask for: any of the options, or any at all where there are none. */
export interface Wanted {
  readonly options: readonly WantedTime[];
  readonly instant: Instant | null;
  readonly nots: readonly NotWanted[];
  readonly earliest: boolean;
}

/** Settles days on the calendar. `words` are those of the time, for failures. Throws `weekday-ambiguous`, `invalid-value`; `time-not-understood` for no day at all, as "before today". */
export function settle(times: TimesSaid, words: string, context: SettlingContext): Wanted {
  const options = times.options.map((option) => ({
    ...option,
    days: option.days.map((day) => datesOf(day, words, context, option)),
  }));
  const nots = times.nots.map(({ days, part }) => ({
    days: days.filter((day) => weekdaysOf(day).length === 0).map((day) => datesOf(day, words, context)),
    weekdays: days.flatMap(weekdaysOf),
    part,
  }));
  for (const { days } of options) for (const { from, to } of days) assertKept(from, to, words);
  const isNoneLeft = options.length > 0 && options.every(({ days }) => areAllExcluded(days, nots));
  if (isNoneLeft) throw new AppError({ code: 'time-not-understood', words });
  return { ...times, options, nots };
}

/** Longer ones have a day of any name. */
const WEEK = 7;

function isShort({ from, to }: DateRange): boolean {
  return to !== null && daysBetween(from, to) < WEEK;
}

/** `monday but no mondays` */
function areAllExcluded(days: readonly DateRange[], nots: readonly NotWanted[]): boolean {
  if (days.length === 0 || !days.every(isShort)) return false;
  return days.every(({ from, to }) =>
    datesFrom(from, daysBetween(from, to ?? from) + 1).every((date) =>
      nots.some((not) => not.part === null && isNotOn(not, date)),
    ),
  );
}

/** Whether that is among the days that will not do. */
export function isNotOn({ days, weekdays }: NotWanted, date: LocalDate): boolean {
  if (days.length + weekdays.length === 0) return true;
  return weekdays.includes(weekdayOf(date)) || days.some((span) => isAmongDates(date, span));
}

function assertKept(from: LocalDate, to: LocalDate | null, words: string): void {
  if (to !== null && to < from) throw new AppError({ code: 'time-not-understood', words });
  if (isLocalDate(from) && (to === null || isLocalDate(to))) return;
  const expected = { kind: 'date-in-reach', first: FIRST_DATE, last: LAST_DATE } as const;
  throw new AppError({ code: 'invalid-value', what: 'date', value: words, expected });
}
