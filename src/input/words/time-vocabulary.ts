import { nearest } from '../../domain/near.ts';
import { lexicon } from './lexicon.ts';
import { typedWords } from './tokens.ts';

/** Shorter ones are too near to names: `Jan`, `Sam`. */
const SHORTEST = 5;

let vocabulary: readonly string[] | null = null;

/** Days and months by their names, in both languages. */
function names(): readonly string[] {
  vocabulary ??= [...lexicon()].flatMap(([phrase, meanings]) =>
    phrase.length >= SHORTEST &&
    !phrase.includes(' ') &&
    meanings.some(({ is }) => is === 'weekday' || is === 'month' || is === 'day')
      ? [phrase]
      : [],
  );
  return vocabulary;
}

/** What a misspelt word for a day or month was probably meant to be: `tommorow`. Nothing for a word that is spelt well. */
export function misspeltDay(word: string): string[] {
  const key = typedWords(word).tokens[0]?.key ?? '';
  if (key.length < SHORTEST || names().includes(key)) return [];
  // `wednesdays` is no better than `wednesday`, nor `tomorrows` than `tomorrow`.
  return nearest(key, names()).filter(
    (name, _, all) => !name.endsWith('s') || !all.includes(name.replace(/s$/, '')),
  );
}
