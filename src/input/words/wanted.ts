import type { Instant } from '../../domain/interval.ts';
import {
  type DateRange,
  FIRST_DATE,
  isLocalDate,
  LAST_DATE,
  type LocalDate,
} from '../../domain/local-date.ts';
import { AppError } from '../../failure.ts';
import { datesOf, type SettlingContext } from './calendar-days.ts';
import type { NotSaid, TimeOption, TimesSaid } from './times-said.ts';

/** One of the times that will do, on the shop's calendar. Milliseconds are those of the day on its clock. */
export interface WantedTime extends Omit<TimeOption, 'days'> {
  /** Any of them; none: any day. */
  readonly days: readonly DateRange[];
}

/** What will not do; no days: that part of any day. */
export interface NotWanted extends Pick<NotSaid, 'part'> {
  readonly days: readonly DateRange[];
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
    days: days.map((day) => datesOf(day, words, context)),
    part,
  }));
  for (const { days } of options) for (const { from, to } of days) assertKept(from, to, words);
  return { ...times, options, nots };
}

function assertKept(from: LocalDate, to: LocalDate | null, words: string): void {
  if (to !== null && to < from) throw new AppError({ code: 'time-not-understood', words });
  if (isLocalDate(from) && (to === null || isLocalDate(to))) return;
  const expected = { kind: 'date-in-reach', first: FIRST_DATE, last: LAST_DATE } as const;
  throw new AppError({ code: 'invalid-value', what: 'date', value: words, expected });
}
