import { WEEKDAYS, type Weekday } from '../../domain/local-date.ts';
import type { Repeat } from '../../domain/series.ts';
import type { Language, Spellings } from './meaning.ts';
import { PhraseReading } from './phrase-reading.ts';
import type { RepeatLanguage } from './repeat-words.ts';

/** Which days of a week or a month. */
export type OfMonth = Pick<Repeat, 'weekdays' | 'nths' | 'monthDays'>;

export const ANY_DAY: OfMonth = { weekdays: [], nths: [], monthDays: [] };

const LAST = -1;

/** Reads words that say which days of a week or a month, in one language. */
export class MonthDaysReading extends PhraseReading {
  protected readonly language: Language;
  protected readonly repeats: RepeatLanguage;

  constructor(words: readonly string[], language: Language, repeats: RepeatLanguage) {
    super(words);
    this.language = language;
    this.repeats = repeats;
  }

  /** `the first and third friday`, `the 15th`, `the last day` */
  protected daysOfMonth(): OfMonth | null {
    return this.#lastDay() ?? this.#weekdaysOfMonth() ?? this.#monthDays();
  }

  #lastDay(): OfMonth | null {
    return this.orBack(() => {
      this.takes(this.repeats.the);
      return this.takes(this.repeats.lastDay) ? { ...ANY_DAY, monthDays: [LAST] } : null;
    });
  }

  #weekdaysOfMonth(): OfMonth | null {
    return this.orBack(() => {
      const nths = this.#listed(() => this.#nth());
      const weekdays = nths.length === 0 ? [] : this.weekdays();
      return weekdays.length === 0 ? null : { ...ANY_DAY, nths, weekdays };
    });
  }

  #monthDays(): OfMonth | null {
    const monthDays = this.#listed((isNamed) => this.#dayNumber(isNamed));
    return monthDays.length === 0 ? null : { ...ANY_DAY, monthDays };
  }

  /** Which months: `of the month`, `each month`, `of every other month`, `monthly`. */
  protected ofMonths(): number | null {
    const { ofTheMonth, of, every, other, units } = this.repeats;
    if (this.takes(ofTheMonth)) return 1;
    return this.orBack(() => {
      this.takes(of);
      if (!this.takes(every)) return null;
      const interval = this.takes(other) ? 2 : (this.number() ?? 1);
      return this.takes(units.month) && interval > 0 ? interval : null;
    });
  }

  #nth(): number | null {
    const { nths, last } = this.repeats;
    if (this.takes(last)) return LAST;
    const nth = nths.findIndex((spellings) => this.takes(spellings)) + 1;
    return nth === 0 ? null : nth;
  }

  /** `15th`, and with an article before it `15`. */
  #dayNumber(isNamed: boolean): number | null {
    const [, figures, ending] = /^(\d{1,2})(st|nd|rd|th)?$/.exec(this.words[this.at] ?? '') ?? [];
    const day = Number(figures ?? 0);
    if (day < 1 || day > 31 || (ending === undefined && !isNamed)) return null;
    this.at += 1;
    return day;
  }

  /** One after the other, with `and` and articles before them; ascending, the last at the end. */
  #listed(one: (isNamed: boolean) => number | null): number[] {
    const found = new Set<number>();
    for (;;) {
      const back = this.at;
      const isBeside = found.size > 0 && this.takes(this.repeats.and);
      const isNamed = this.takes(this.repeats.the);
      const next = one(isBeside || isNamed);
      if (next === null) {
        this.at = back;
        return [...found].sort((a, b) => Number(a < 0) - Number(b < 0) || a - b);
      }
      found.add(next);
    }
  }

  protected weekdays(): Weekday[] {
    const found: Weekday[] = [];
    for (;;) {
      const back = this.at;
      if (found.length > 0) this.takes(this.repeats.and);
      this.takes(this.repeats.on);
      const day = WEEKDAYS.find((one) => this.takes(this.language.weekdays[one]));
      if (day === undefined) {
        this.at = back;
        return WEEKDAYS.filter((one) => found.includes(one));
      }
      found.push(day);
    }
  }

  protected number(): number | null {
    const word = this.words[this.at] ?? '';
    const { counts, ordinals } = this.language;
    const [figures] = /^\d{1,3}(?=(?:st|nd|rd|th)?$)/.exec(word) ?? [];
    const named = (phrases: readonly Spellings[]) =>
      phrases.findIndex((spellings) => spellings.split('|').includes(word)) + 1;
    const value =
      figures === undefined ? named(counts) || named(ordinals) || named(this.repeats.nths) : Number(figures);
    if (value === 0) return null;
    this.at += 1;
    return value;
  }
}
