import { MINUTE_MS } from '../../domain/interval.ts';
import type { DateRange, LocalDate } from '../../domain/local-date.ts';
import { ANY_TIME, type SuitingTime, type Suits } from '../../domain/waitlist.ts';
import { AppError } from '../../failure.ts';
import { datesOf, type SettlingContext } from '../../input/words/calendar-days.ts';
import { type DaySaid, onDate } from '../../input/words/day-said.ts';
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
  const until = commonLastDay(times);
  const edges = times.options.flatMap(({ days }) => days.flatMap(edgeOf));
  const anyOf = times.options.flatMap((option) =>
    suitingTimes(until === null ? datedAtEdges(option, edges, dated) : { ...option, days: [] }, dated),
  );
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
    until: until === null ? null : dated(until).to,
  };
}

const ANY_DAY = { weekdays: [], dates: [] };
/** As what does not suit: nothing does. */
const ALWAYS: SuitingTime = { ...ANY_DAY, fromMinute: null, untilMinute: null, doneByMinute: null };

function inMinutes(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / MINUTE_MS);
}

/** `until friday` of all that was said; where one of the times ends otherwise, each keeps its own days. */
function commonLastDay({ options }: TimesSaid): DaySaid | null {
  const [day, another] = options[0]?.days ?? [];
  const isLast = another === undefined && day?.kind === 'span' && day.from === null;
  if (!isLast) return null;
  return options.every(({ days }) => JSON.stringify(days) === JSON.stringify([day])) ? day : null;
}

/** The day at which a span ends: of `until friday noon` that one Friday, and no other. */
function edgeOf(day: DaySaid): DaySaid[] {
  return day.kind === 'span' && day.from === null && day.to !== null ? [day.to.day] : [];
}

function datedAtEdges(
  option: TimeOption,
  edges: readonly DaySaid[],
  dated: (day: DaySaid) => DateRange,
): TimeOption {
  const isEdge = (day: DaySaid) => edges.some((edge) => JSON.stringify(edge) === JSON.stringify(day));
  const days = option.days.map((day): DaySaid => (isEdge(day) ? onDate(dated(day).from) : day));
  return { ...option, days };
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
  const onEach = days.length === 0 ? [ANY_DAY] : onDays(days, dated);
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
  const isEither = a.length === 0 || b.length === 0;
  const anyOf = isEither ? [...a, ...b] : a.flatMap((each) => b.flatMap((more) => both(each, more) ?? []));
  const isNever = !isEither && anyOf.length === 0;
  return {
    suits: { anyOf, not: [...one.suits.not, ...other.suits.not, ...(isNever ? [ALWAYS] : [])] },
    until: narrower(one.until, other.until, (date, than) => date < than),
  };
}

/** Null where no day is among the days of both. */
function both(one: SuitingTime, other: SuitingTime): SuitingTime | null {
  const weekdays = among(one.weekdays, other.weekdays, (a, b) => (a === b ? [a] : []));
  const dates = among(one.dates, other.dates, overlap);
  if (weekdays === null || dates === null) return null;
  return {
    weekdays,
    dates,
    fromMinute: narrower(one.fromMinute, other.fromMinute, (minute, than) => minute > than),
    untilMinute: narrower(one.untilMinute, other.untilMinute, (minute, than) => minute < than),
    doneByMinute: narrower(one.doneByMinute, other.doneByMinute, (minute, than) => minute < than),
  };
}

/** What is in both lists, where none is no limit; null where nothing is. */
function among<T>(
  one: readonly T[],
  other: readonly T[],
  of: (a: T, b: T) => readonly T[],
): readonly T[] | null {
  if (one.length === 0 || other.length === 0) return [...one, ...other];
  const shared = one.flatMap((a) => other.flatMap((b) => of(a, b)));
  return shared.length === 0 ? null : shared;
}

function overlap(one: DateRange, other: DateRange): DateRange[] {
  const from = one.from > other.from ? one.from : other.from;
  const to = narrower(one.to, other.to, (date, than) => date < than);
  return to !== null && to < from ? [] : [{ from, to }];
}

/** The narrower limit of two. */
function narrower<T>(one: T | null, other: T | null, isNarrower: (a: T, b: T) => boolean): T | null {
  if (one === null || other === null) return one ?? other;
  return isNarrower(one, other) ? one : other;
}
