import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './interval.ts';
import { weekdayOf, yearAndMonth } from './repeat-days.ts';
import { periodsOf } from './repeat-periods.ts';
import type { Rule } from './repeat-rule.ts';

/** More than any calendar holds in the time that bay looks at; an event that asks for more is not expanded. */
const MOST_OF_EVENT = 20_000;
const TOO_OFTEN = 'it repeats more than 20,000 times';
const TOO_MUCH = 'the events before it repeat too often to go on';
/** So that no file takes minutes. */
const MOST_OF_FILE = 400_000;
/** What is looked at without being found, in days, counts so much less. */
const DAYS_A_FIND = 20;

/** The stretch of wall time to expand, `[from, to]`, in milliseconds. */
export interface WallRange {
  readonly from: number;
  readonly to: number;
}

const UNIT_MS = { HOURLY: HOUR_MS, MINUTELY: MINUTE_MS, SECONDLY: SECOND_MS };

/** The rule with what DTSTART adds to it (RFC 5545 §3.3.10). */
function completed(rule: Rule, start: number): Rule {
  const { frequency, months, monthDays, days, weekNumbers, yearDays } = rule;
  const { month, date } = yearAndMonth(Math.floor(start / DAY_MS));
  const weekday = { weekday: weekdayOf(Math.floor(start / DAY_MS)), nth: null };
  const hasDays = monthDays.length + days.length + yearDays.length > 0;
  if (hasDays) return rule;
  if (frequency === 'WEEKLY' || weekNumbers.length > 0) return { ...rule, days: [weekday] };
  if (frequency === 'MONTHLY') return { ...rule, monthDays: [date] };
  if (frequency !== 'YEARLY') return rule;
  return { ...rule, monthDays: [date], months: months.length > 0 ? months : [month + 1] };
}

/** The times of day that a rule names, as milliseconds since midnight; what it does not name is the start's. */
function timesOfDay({ hours, minutes, seconds }: Rule, start: number): number[] {
  const of = (listed: readonly number[], unitMs: number, units: number) =>
    listed.length > 0 ? listed : [Math.floor(start / unitMs) - Math.floor(start / (unitMs * units)) * units];
  return of(hours, HOUR_MS, 24).flatMap((hour) =>
    of(minutes, MINUTE_MS, 60).flatMap((minute) =>
      of(seconds, SECOND_MS, 60).map((second) => hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS),
    ),
  );
}

/** Those that BYSETPOS names, counted from either end. */
function atPositions(found: number[], { positions }: Rule): number[] {
  if (positions.length === 0) return found;
  return found.filter((_, at) => positions.includes(at + 1) || positions.includes(at - found.length));
}

function ascending(walls: readonly number[]): number[] {
  return [...new Set(walls)].sort((a, b) => a - b);
}

/** Expands the rules of one file, and counts what that costs. */
export class Expansion {
  readonly #Refusal: new (
    why: string,
  ) => Error;
  #leftOfFile = MOST_OF_FILE * DAYS_A_FIND;
  #leftOfEvent = 0;

  /** `Refusal`: what is thrown where it would cost too much. */
  constructor(Refusal: new (why: string) => Error) {
    this.#Refusal = Refusal;
  }

  /**
   * The wall times, ascending, at which a rule happens after `start` and within `range`. `start` itself is always an
   * occurrence and the first that COUNT counts, whether the rule names its day or not (RFC 5545 §3.8.5.3); `until`
   * (inclusive) is UNTIL on the same clock, and of it and COUNT the earlier end counts. Throws past 20,000.
   */
  expand(written: Rule, start: number, until: number | null, range: WallRange): number[] {
    const rule = completed(written, start);
    const last = Math.min(range.to, until ?? range.to);
    const from = rule.count === null ? Math.max(start, range.from) : start;
    const most = (rule.count ?? Number.POSITIVE_INFINITY) - 1;
    const found: number[] = [];
    if (last < from || most === 0) return found;
    this.#leftOfEvent = MOST_OF_EVENT * DAYS_A_FIND;
    let latest = start;
    let wanted = 0;
    for (const wall of this.#walls(rule, start, from, last)) {
      if (wall <= latest) continue;
      if (wall > last) break;
      latest = wall;
      wanted += 1;
      if (wall >= range.from) found.push(wall);
      if (wanted >= most) break;
      // What is only counted on the way costs no more than what is looked at.
      this.#spend(wall >= range.from ? DAYS_A_FIND : 1);
    }
    return found;
  }

  /** Whether the rule itself gives the start. */
  names(rule: Rule, start: number): boolean {
    this.#leftOfEvent = MOST_OF_EVENT * DAYS_A_FIND;
    for (const wall of this.#walls(completed(rule, start), start, start, start))
      if (wall >= start) return wall === start;
    return false;
  }

  #spend(days: number): void {
    this.#leftOfEvent -= days;
    this.#leftOfFile -= days;
    if (this.#leftOfEvent < 0) throw new this.#Refusal(TOO_OFTEN);
    if (this.#leftOfFile < 0) throw new this.#Refusal(TOO_MUCH);
  }

  *#walls(rule: Rule, start: number, from: number, last: number): Generator<number> {
    const periods = periodsOf(rule, start);
    const { frequency } = rule;
    const isByTheClock = frequency === 'HOURLY' || frequency === 'MINUTELY' || frequency === 'SECONDLY';
    const times = isByTheClock ? [] : timesOfDay(rule, start);
    // A day that a month does not have may go into the next period, and a week into the year before.
    const index = Math.max(0, periods.indexOf(Math.floor(from / DAY_MS)) - 1);
    const end = Math.floor(last / DAY_MS);
    for (let at = index; periods.begins(at) <= end + 1; at += 1) {
      this.#spend(periods.cost);
      const days = periods.daysAt(at);
      if (isByTheClock) for (const day of days) yield* this.#withinDay(rule, start, day, from);
      else if (days.length > 0)
        yield* atPositions(ascending(days.flatMap((day) => times.map((ms) => day * DAY_MS + ms))), rule);
    }
  }

  /** By hours, minutes or seconds: BYSETPOS chooses within each of them. */
  *#withinDay(rule: Rule, start: number, day: number, from: number): Generator<number> {
    const unitMs = UNIT_MS[rule.frequency as keyof typeof UNIT_MS];
    const { hours, minutes, seconds, interval, frequency } = rule;
    const origin = Math.floor(start / unitMs);
    const dayBegin = Math.max(day * DAY_MS, Math.floor(from / unitMs) * unitMs);
    let unit = origin + Math.ceil((Math.floor(dayBegin / unitMs) - origin) / interval) * interval;
    for (; unit * unitMs < (day + 1) * DAY_MS; unit += interval) {
      this.#spend(1);
      const wall = unit * unitMs;
      const ofDay = wall - day * DAY_MS;
      if (hours.length > 0 && !hours.includes(Math.floor(ofDay / HOUR_MS))) {
        const unitsLeft = ((Math.floor(wall / HOUR_MS) + 1) * HOUR_MS - wall) / unitMs;
        unit += (Math.ceil(unitsLeft / interval) - 1) * interval;
        continue;
      }
      const minute = Math.floor(ofDay / MINUTE_MS) % 60;
      if (frequency !== 'HOURLY' && minutes.length > 0 && !minutes.includes(minute)) continue;
      if (frequency === 'SECONDLY') {
        if (seconds.length === 0 || seconds.includes(Math.floor(ofDay / SECOND_MS) % 60)) yield wall;
        continue;
      }
      const inMinutes =
        frequency === 'HOURLY' ? (minutes.length > 0 ? minutes : [Math.floor(start / MINUTE_MS) % 60]) : [0];
      const inSeconds = seconds.length > 0 ? seconds : [Math.floor(start / SECOND_MS) % 60];
      const found = inMinutes.flatMap((m) => inSeconds.map((s) => wall + m * MINUTE_MS + s * SECOND_MS));
      yield* atPositions(ascending(found), rule);
    }
  }
}
