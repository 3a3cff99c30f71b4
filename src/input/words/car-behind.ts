import { COLOUR_WORDS } from '../../domain/car-makes.ts';
import { makeLength } from './newcomer.ts';
import { keyAt, type Sentence } from './sentence.ts';

/** Whether a car's make stands there, or its colour and then its make: `white ford`. */
export function isOfCar(sentence: Sentence, at: number): boolean {
  const words = [0, 1, 2].map((ahead) => keyAt(sentence, at + ahead));
  const [first = ''] = words;
  return makeLength(words, 0) > 0 || (COLOUR_WORDS.has(first) && makeLength(words, 1) > 0);
}

/** Whether a word stands there with which no phrase begins: a name, a model. */
export function isUnheard({ tokens, lexicon }: Sentence, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || /^\d/.test(token.key)) return false;
  const { key } = token;
  return !lexicon.has(key) && ![...lexicon.keys()].some((phrase) => phrase.startsWith(`${key} `));
}
