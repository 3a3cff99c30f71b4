import { WEEKDAYS } from '../../domain/local-date.ts';
import { ENGLISH } from './english.ts';
import type { Language, Meaning, RepeatWords, Spellings } from './meaning.ts';
import { SPANISH } from './spanish.ts';

/** What words and phrases mean, by their keys. */
export type Lexicon = ReadonlyMap<string, readonly Meaning[]>;

/** No phrase has more words. */
export const LONGEST_PHRASE = 6;

let both: Lexicon | null = null;

/** Both languages at once: at the counter people mix them. */
export function lexicon(): Lexicon {
  both ??= lexiconOf([ENGLISH, SPANISH]);
  return both;
}

function lexiconOf(languages: readonly Language[]): Lexicon {
  const meanings = new Map<string, Meaning[]>();
  const add = (spellings: Spellings | undefined, meaning: Meaning) => {
    for (const phrase of (spellings ?? '').split('|')) {
      if (phrase === '') continue;
      const known = meanings.get(phrase);
      if (known === undefined) meanings.set(phrase, [meaning]);
      else known.push(meaning);
    }
  };
  for (const language of languages) addLanguage(language, add);
  return meanings;
}

type Add = (spellings: Spellings | undefined, meaning: Meaning) => void;

function addLanguage(language: Language, add: Add): void {
  for (const weekday of WEEKDAYS) add(language.weekdays[weekday], { is: 'weekday', weekday });
  for (const [at, spellings] of language.months.entries()) add(spellings, { is: 'month', month: at + 1 });
  for (const [at, spellings] of language.counts.entries())
    add(spellings, { is: 'count', value: at + 1, article: false });
  for (const [value, spellings] of numbered(language.tens))
    add(spellings, { is: 'count', value, article: false });
  add(language.articles, { is: 'count', value: 1, article: true });
  add(language.couple, { is: 'count', value: 2, article: true });
  for (const [value, spellings] of numbered(language.hours)) add(spellings, { is: 'hour', value });
  for (const [at, spellings] of language.ordinals.entries()) add(spellings, { is: 'ordinal', value: at + 1 });
  for (const [at, spellings] of language.nths.entries()) add(spellings, { is: 'nth', value: at + 1 });
  add(language.last, { is: 'nth', value: -1 });
  for (const [after, spellings] of numbered(language.days)) add(spellings, { is: 'day', after });
  for (const [unit, spellings] of entries(language.units)) add(spellings, { is: 'unit', unit });
  for (const [part, spellings] of entries(language.parts)) add(spellings, { is: 'part', part });
  for (const [part, spellings] of entries(language.partsOfToday)) add(spellings, { is: 'this-part', part });
  for (const [glue, spellings] of entries(language.glue)) add(spellings, { is: glue });
  for (const [mode, spellings] of entries(language.modes)) add(spellings, { is: 'mode', mode });
  add(language.early.words, { is: 'early', untilHour: language.early.untilHour });
  addRepeats(language.repeats, add);
  const { services, symptoms, vague } = language.work;
  for (const [type, spellings] of Object.entries(services)) add(spellings, { is: 'service', type });
  for (const { type, of, words } of symptoms) add(words, { is: 'symptom', type, of });
  for (const { types, words } of vague) add(words, { is: 'vague-work', types });
}

function addRepeats({ every, saying, units, longer, alone, adjectives }: RepeatWords, add: Add): void {
  add(every, { is: 'every', saying });
  for (const [unit, spellings] of entries(units)) add(spellings, { is: 'repeat-unit', unit });
  for (const { words, ...period } of longer) add(words, { is: 'period', how: 'longer', ...period });
  for (const { words, ...period } of alone) add(words, { is: 'period', how: 'alone', ...period });
  for (const { words, ...period } of adjectives) add(words, { is: 'period', how: 'adjective', ...period });
}

function entries<K extends string, V>(record: Readonly<Partial<Record<K, V>>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}

/** Those whose keys are numbers. */
function numbered(record: Readonly<Record<number, Spellings>>): [number, Spellings][] {
  return Object.entries(record).map(([value, spellings]) => [Number(value), spellings]);
}
