import { MINUTE_MS } from '../../domain/interval.ts';
import type { DateRange, LocalDate } from '../../domain/local-date.ts';
import { ANY_TIME, type SuitingTime, type Suits } from '../../domain/waitlist.ts';
import { AppError } from '../../failure.ts';
import { datesOf, type SettlingContext } from '../../input/words/calendar-days.ts';
import type { DaySaid } from '../../input/words/day-said.ts';
import { weekdaysOf } from '../../input/words/each-weekday.ts';
import type { TimeOption, TimesSaid } from '../../input/words/times-said.ts';

/** When somebody could come, as far as one piece of what was said goes. */
export interface SuitsSaid {
  readonly suits: Suits;
  /** The last day that was named as such; null: none was. */
  readonly until: LocalDate | null;
}

export const NOTHING_SAID: SuitsSaid = { suits: ANY_TIME, until: null };

/** `around 10` is as well half past nine. */
const ABOUT_MINUTES = 60;
const EXACT_MINUTES = 1;

/**
 * What words say of days and hours, for as long as somebody waits: a weekday is each of that name. Throws `weekday-ambiguous`,
 * `invalid-value`.
 */
export function suitsOf(times: TimesSaid, words: string, context: SettlingContext): SuitsSaid {
  if (times.instant !== null) {
    const expected = { kind: 'suiting-time' } as const;
    throw new AppError({ code: 'invalid-value', what: 'time', value: words, expected });
  }
  const dated = (day: DaySaid) => datesOf(day, words, context);
  const until = times.options.flatMap(({ days }) => (days.length === 1 ? days : [])).find(isLastDay);
  const anyOf = times.options.flatMap((option) => suitingTimes(option, dated));
  const not = times.nots.flatMap(({ days, part }) => {
    const hours = {
      fromMinute: inMinutes(part?.fromMs ?? null),
      untilMinute: inMinutes(part?.untilMs ?? null),
      doneByMinute: null,
    };
    return (days.length === 0 ? [ANY_DAY] : onDays(days, dated)).map((on) => during(on, hours));
  });
  return {
    suits: { anyOf: anyOf.some(isAnyTime) ? [] : anyOf, not },
    until: until === undefined ? null : dated(until).to,
  };
}

const ANY_DAY = { weekdays: [], dates: [] };

function inMinutes(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / MINUTE_MS);
}

/** `until friday` */
function isLastDay(day: DaySaid): boolean {
  return day.kind === 'span' && day.from === null;
}

function isAnyTime({ weekdays, dates, fromMinute, untilMinute, doneByMinute }: SuitingTime): boolean {
  return weekdays.length + dates.length === 0 && (fromMinute ?? untilMinute ?? doneByMinute) === null;
}

function suitingTimes(option: TimeOption, dated: (day: DaySaid) => DateRange): SuitingTime[] {
  const { days, exactMs, about, fromMs, untilMs, doneByMs } = option;
  const exact = inMinutes(exactMs);
  const hours =
    exact === null
      ? { fromMinute: inMinutes(fromMs), untilMinute: inMinutes(untilMs) }
      : {
          fromMinute: exact - (about ? ABOUT_MINUTES : 0),
          untilMinute: exact + (about ? ABOUT_MINUTES : EXACT_MINUTES),
        };
  const named = days.filter((day) => !isLastDay(day));
  const onEach = named.length === 0 ? [ANY_DAY] : onDays(named, dated);
  const whole = { ...hours, doneByMinute: inMinutes(doneByMs) };
  return onEach.map((on) => during(on, whole));
}

type OnDays = Pick<SuitingTime, 'weekdays' | 'dates'>;

function during(on: OnDays, hours: Omit<SuitingTime, keyof OnDays>): SuitingTime {
  return { ...on, ...hours };
}

/** Weekdays and dates, each by themselves: any of either will do. */
function onDays(days: readonly DaySaid[], dated: (day: DaySaid) => DateRange): OnDays[] {
  const weekdays = days.flatMap(weekdaysOf);
  const dates = days.filter((day) => weekdaysOf(day).length === 0).map((day) => dated(day));
  return [
    ...(weekdays.length === 0 ? [] : [{ weekdays, dates: [] }]),
    ...(dates.length === 0 ? [] : [{ weekdays: [], dates }]),
  ];
}

/** All that was said in pieces holds together. */
export function bothSaid(one: SuitsSaid, other: SuitsSaid): SuitsSaid {
  const [a, b] = [one.suits.anyOf, other.suits.anyOf];
  return {
    suits: {
      anyOf: a.length === 0 ? b : b.length === 0 ? a : a.flatMap((each) => b.map((more) => both(each, more))),
      not: [...one.suits.not, ...other.suits.not],
    },
    until: narrower(one.until, other.until, (date, than) => date < than),
  };
}

function both(one: SuitingTime, other: SuitingTime): SuitingTime {
  return {
    weekdays: one.weekdays.length === 0 ? other.weekdays : one.weekdays,
    dates: one.dates.length === 0 ? other.dates : one.dates,
    fromMinute: narrower(one.fromMinute, other.fromMinute, (minute, than) => minute > than),
    untilMinute: narrower(one.untilMinute, other.untilMinute, (minute, than) => minute < than),
    doneByMinute: narrower(one.doneByMinute, other.doneByMinute, (minute, than) => minute < than),
  };
}

/** The narrower limit of two. */
function narrower<T>(one: T | null, other: T | null, isNarrower: (a: T, b: T) => boolean): T | null {
  if (one === null || other === null) return one ?? other;
  return isNarrower(one, other) ? one : other;
}
