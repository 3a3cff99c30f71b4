import { AppError } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';
import { ENGLISH } from './english.ts';
import type { Language } from './meaning.ts';
import { type RepeatRead, RepeatReading, type RepeatSaid } from './repeat-reading.ts';
import { ENGLISH_REPEATS, type RepeatLanguage, SPANISH_REPEATS } from './repeat-words.ts';
import { SPANISH } from './spanish.ts';
import { foldedText } from './typed-text.ts';

export type { RepeatSaid } from './repeat-reading.ts';

/**
 * `every 3 months`, `every other tuesday`, `cada 3 meses`, `last friday of each month`, `weekly on tue and thu`, with how often or
 * until when behind it. Every word counts. Throws `invalid-value`, `too-long`; `several-readings` for `every third friday`.
 */
export function readRepeat(text: string): RepeatSaid {
  fitting('search text', text);
  const said = read(text);
  if (said !== null && 'readings' in said)
    throw new AppError({ code: 'several-readings', words: text, readings: said.readings });
  if (said !== null) return said;
  const expected = { kind: 'repetition' } as const;
  throw new AppError({ code: 'invalid-value', what: 'repetition', value: text, expected });
}

/**
 * The words of a sentence that say so, as they were typed, and all others: only those with `every`, `cada` and the like among them, for
 * an `annual inspection` is work, and `the first monday of the month` a day. Null: none do.
 */
export function repeatAmong(
  words: readonly string[],
): { readonly words: string; readonly others: readonly string[] } | null {
  for (let from = 0; from < words.length; from += 1) {
    const every = words.findIndex((word, at) => at >= from && BEGINS.has(keyed(word)[0] ?? ''));
    if (every < 0) return null;
    for (let to = words.length; to > every; to -= 1) {
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

function read(text: string): RepeatRead | null {
  for (const [language, repeats] of LANGUAGES) {
    const said = new RepeatReading(keyed(text), language, repeats).read();
    if (said !== null) return said;
  }
  return null;
}

function keyed(text: string): string[] {
  const plain = foldedText(text).toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return plain
    .replaceAll(/[,;+&]|\.(?=\s|$)|(?<=[a-z])-(?=[a-z])/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
}
