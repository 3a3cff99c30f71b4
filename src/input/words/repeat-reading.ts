import type { Weekday } from '../../domain/local-date.ts';
import type { Repeat, RepeatUnit } from '../../domain/series.ts';
import { ANY_DAY, MonthDaysReading } from './month-days-reading.ts';
import type { Period } from './repeat-words.ts';

/** What words say of how often something comes again. */
export interface RepeatSaid {
  readonly repeat: Repeat;
  /** `4 times`; null: not said. */
  readonly count: number | null;
  /** The words behind `until`; null: not said. */
  readonly until: string | null;
}

/** What is read, or what can be said instead where it may be either. */
export type RepeatRead = RepeatSaid | { readonly readings: readonly string[] };

/** More of them is a slip of the finger. */
const MOST_INTERVAL = 366;
/** Reads words that say how often something comes again, in one language. */
export class RepeatReading extends MonthDaysReading {
  #readings: readonly string[] = [];

  read(): RepeatRead | null {
    const repeat = this.#daysOfMonths() ?? this.#repeat();
    if (repeat === null) return null;
    const count = this.#count();
    const until = count === null && this.takes(this.repeats.until) ? this.rest() : null;
    if (!this.isAtEnd || until === '' || repeat.interval > MOST_INTERVAL) return null;
    return this.#readings.length > 0 ? { readings: this.#readings } : { repeat, count, until };
  }

  /** `the first monday of each month`, `the 15th of every other month` */
  #daysOfMonths(): Repeat | null {
    return this.orBack(() => {
      const days = this.daysOfMonth();
      const interval = days === null ? null : this.ofMonths();
      return days === null || interval === null ? null : { unit: 'month', interval, ...days };
    });
  }

  #repeat(): Repeat | null {
    const { alone, every, other, longer, units } = this.repeats;
    const named = this.#period(alone);
    if (named !== null) return this.#onDays(named);
    if (!this.takes(every)) return null;
    const word = this.#period(longer);
    if (word !== null) return this.#onDays(word);
    const ofMonth = this.#everyNth();
    if (ofMonth !== null) return ofMonth;
    const isOther = this.takes(other);
    const days = this.weekdays();
    if (days.length > 0) return weekly(isOther ? 2 : 1, days);
    if (this.#mayMeanEveryOtherDay()) return { unit: 'day', interval: 3, ...ANY_DAY };
    const times = isOther ? 2 : (this.number() ?? 1);
    const onDays = times < 1 ? [] : this.weekdays();
    if (onDays.length > 0) return weekly(times, onDays);
    const unit = entries(units).find(([, spellings]) => this.takes(spellings))?.[0];
    if (unit !== undefined) return times < 1 ? null : this.#onDays({ unit, interval: times });
    const several = this.#period(longer);
    return several === null || times < 1
      ? null
      : this.#onDays({ ...several, interval: several.interval * times });
  }

  /** `every first monday`, `every last friday of the month`; `every third friday` may as well be every third week. */
  #everyNth(): Repeat | null {
    return this.orBack(() => {
      const from = this.at;
      const days = this.daysOfMonth();
      if (days === null) return null;
      const isOfMonth = this.takes(this.repeats.ofTheMonth);
      if (!isOfMonth && days.monthDays.length > 0) return null;
      const [nth, another] = days.nths;
      if (!isOfMonth && nth !== undefined && nth > 1 && another === undefined)
        this.#readings = this.#monthsOrWeeks(from, nth);
      return { unit: 'month', interval: 1, ...days };
    });
  }

  #monthsOrWeeks(from: number, nth: number): string[] {
    const { ofTheMonth, units, on } = this.repeats;
    const every = this.words.slice(0, from).join(' ');
    const said = this.words.slice(from, this.at);
    const weeks = `${every} ${nth} ${units.week.split('|')[1]} ${on.split('|')[0]} ${said.slice(1).join(' ')}`;
    return [`${every} ${said.join(' ')} ${ofTheMonth.split('|')[0]}`, weeks];
  }

  #mayMeanEveryOtherDay(): boolean {
    const { everyOtherDay, units } = this.repeats;
    const every = this.words.slice(0, this.at).join(' ');
    if (everyOtherDay === null || !this.takes(everyOtherDay)) return false;
    this.#readings = [2, 3].map((days) => `${every} ${days} ${units.day.split('|')[1]}`);
    return true;
  }

  /** Days of the week behind so many weeks, days of the month behind so many months. */
  #onDays({ unit, interval }: Pick<Period, 'unit' | 'interval'>): Repeat | null {
    if (unit === 'month') return { unit, interval, ...(this.daysOfMonth() ?? ANY_DAY) };
    if (unit !== 'week') return { unit, interval, ...ANY_DAY };
    const isNamed = this.takes(this.repeats.on);
    const weekdays = this.weekdays();
    return isNamed && weekdays.length === 0 ? null : weekly(interval, weekdays);
  }

  #period(periods: readonly Period[]): Period | null {
    return periods.find(({ words }) => this.takes(words)) ?? null;
  }

  /** `4 times`, `x4` */
  #count(): number | null {
    return this.orBack(() => {
      const short = /^x(\d{1,3})$/.exec(this.words[this.at] ?? '')?.[1];
      if (short !== undefined) {
        this.at += 1;
        return Number(short);
      }
      const count = this.number();
      return count !== null && this.takes(this.repeats.times) ? count : null;
    });
  }
}

function weekly(interval: number, weekdays: readonly Weekday[]): Repeat {
  return { unit: 'week', interval, ...ANY_DAY, weekdays };
}

function entries<K extends RepeatUnit, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
