import { WEEKDAYS, type Weekday } from '../../domain/local-date.ts';
import type { Repeat } from '../../domain/series.ts';
import { AppError } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';
import { ENGLISH } from './english.ts';
import type { Language, Spellings } from './meaning.ts';
import { ENGLISH_REPEATS, type Period, type RepeatLanguage, SPANISH_REPEATS } from './repeat-words.ts';
import { SPANISH } from './spanish.ts';
import { foldedText } from './typed-text.ts';

/** What words say of how often something comes again. */
export interface RepeatSaid {
  readonly repeat: Repeat;
  /** `4 times`; null: not said. */
  readonly count: number | null;
  /** The words behind `until`; null: not said. */
  readonly until: string | null;
}

/**
 * `every 3 months`, `every other tuesday`, `cada 3 meses`, `monthly`, `weekly on tue and thu`, with how often or until when
 * behind it. Every word counts. Throws `invalid-value`, `too-long`.
 */
export function readRepeat(text: string): RepeatSaid {
  fitting('search text', text);
  const said = read(text);
  if (said !== null) return said;
  const expected = { kind: 'repetition' } as const;
  throw new AppError({ code: 'invalid-value', what: 'repetition', value: text, expected });
}

/**
 * The words of a sentence that say so, as they were typed, and all others: only those that begin with `every`, `cada` and the like,
 * for an `annual inspection` is work. Null: none do.
 */
export function repeatAmong(
  words: readonly string[],
): { readonly words: string; readonly others: readonly string[] } | null {
  for (let from = 0; from < words.length; from += 1) {
    if (!BEGINS.has(keyed(words[from] ?? '')[0] ?? '')) continue;
    for (let to = words.length; to > from; to -= 1) {
      const said = words.slice(from, to).join(' ');
      if (read(said) !== null) return { words: said, others: [...words.slice(0, from), ...words.slice(to)] };
    }
  }
  return null;
}

const LANGUAGES: readonly (readonly [Language, RepeatLanguage])[] = [
  [ENGLISH, ENGLISH_REPEATS],
  [SPANISH, SPANISH_REPEATS],
];

/** The first words of `every`, in any language. */
const BEGINS: ReadonlySet<string> = new Set(
  LANGUAGES.flatMap(([, { every }]) => every.split('|').map((phrase) => phrase.split(' ')[0] ?? '')),
);

function read(text: string): RepeatSaid | null {
  for (const [language, repeats] of LANGUAGES) {
    const said = new Reading(keyed(text), language, repeats).read();
    if (said !== null) return said;
  }
  return null;
}

/** More of them is a slip of the finger. */
const MOST_INTERVAL = 366;

function keyed(text: string): string[] {
  const plain = foldedText(text).toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return plain
    .replaceAll(/[,;+&]|\.(?=\s|$)|(?<=[a-z])-(?=[a-z])/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
}

/** Reads the words from left to right, the longest phrase first. */
class Reading {
  readonly #words: readonly string[];
  readonly #language: Language;
  readonly #repeats: RepeatLanguage;
  #at = 0;

  constructor(words: readonly string[], language: Language, repeats: RepeatLanguage) {
    this.#words = words;
    this.#language = language;
    this.#repeats = repeats;
  }

  read(): RepeatSaid | null {
    const repeat = this.#repeat();
    if (repeat === null) return null;
    const count = this.#count();
    const until = count === null && this.#takes(this.#repeats.until) ? this.#rest() : null;
    if (this.#at < this.#words.length || until === '' || repeat.interval > MOST_INTERVAL) return null;
    return { repeat, count, until };
  }

  #repeat(): Repeat | null {
    const { alone, every, other, longer, units } = this.#repeats;
    const named = this.#period(alone);
    if (named !== null) return this.#onDays(named);
    if (!this.#takes(every)) return null;
    const word = this.#period(longer);
    if (word !== null) return this.#onDays(word);
    const isOther = this.#takes(other);
    const days = this.#weekdays();
    if (days.length > 0) return { unit: 'week', interval: isOther ? 2 : 1, weekdays: days };
    const times = isOther ? 2 : (this.#number() ?? 1);
    const unit = entries(units).find(([, spellings]) => this.#takes(spellings))?.[0];
    if (unit !== undefined) return times < 1 ? null : this.#onDays({ unit, interval: times });
    const several = this.#period(longer);
    return several === null || times < 1
      ? null
      : this.#onDays({ ...several, interval: several.interval * times });
  }

  /** Days of the week behind so many weeks. */
  #onDays({ unit, interval }: Pick<Period, 'unit' | 'interval'>): Repeat | null {
    if (unit !== 'week') return { unit, interval, weekdays: [] };
    const isNamed = this.#takes(this.#repeats.on);
    const weekdays = this.#weekdays();
    return isNamed && weekdays.length === 0 ? null : { unit, interval, weekdays };
  }

  #weekdays(): Weekday[] {
    const found: Weekday[] = [];
    for (;;) {
      const back = this.#at;
      if (found.length > 0) this.#takes(this.#repeats.and);
      this.#takes(this.#repeats.on);
      const day = WEEKDAYS.find((one) => this.#takes(this.#language.weekdays[one]));
      if (day === undefined) {
        this.#at = back;
        return WEEKDAYS.filter((one) => found.includes(one));
      }
      found.push(day);
    }
  }

  #period(periods: readonly Period[]): Period | null {
    return periods.find(({ words }) => this.#takes(words)) ?? null;
  }

  #number(): number | null {
    const word = this.#words[this.#at] ?? '';
    const { counts, ordinals } = this.#language;
    const [figures] = /^\d{1,3}(?=(?:st|nd|rd|th)?$)/.exec(word) ?? [];
    const named = (phrases: readonly Spellings[]) =>
      phrases.findIndex((spellings) => spellings.split('|').includes(word)) + 1;
    const value = figures === undefined ? named(counts) || named(ordinals) : Number(figures);
    if (value === 0) return null;
    this.#at += 1;
    return value;
  }

  /** `4 times`, `x4` */
  #count(): number | null {
    const back = this.#at;
    const short = /^x(\d{1,3})$/.exec(this.#words[this.#at] ?? '')?.[1];
    if (short !== undefined) {
      this.#at += 1;
      return Number(short);
    }
    const count = this.#number();
    if (count !== null && this.#takes(this.#repeats.times)) return count;
    this.#at = back;
    return null;
  }

  #rest(): string {
    const rest = this.#words.slice(this.#at).join(' ');
    this.#at = this.#words.length;
    return rest;
  }

  #takes(spellings: Spellings): boolean {
    const phrases = spellings.split('|').map((phrase) => phrase.split(' '));
    const [longest] = phrases
      .filter((phrase) => phrase.every((word, i) => this.#words[this.#at + i] === word))
      .sort((a, b) => b.length - a.length);
    if (longest === undefined) return false;
    this.#at += longest.length;
    return true;
  }
}

function entries<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
