import { timeOf } from './clock-hour.ts';
import { type Span, spanAt } from './date-phrases.ts';
import { hourAt } from './hour-words.ts';
import { lexicon } from './lexicon.ts';
import type { Sentence } from './sentence.ts';
import { typedWords } from './tokens.ts';
import { atomAt } from './when-atoms.ts';

/** `2 weeks`, `half an hour`, when that is all of the text. */
export function spanAlone(words: string): Span | null {
  const sentence = sentenceOf(words);
  const span = spanAt(sentence, 0);
  return span !== null && span.next === sentence.tokens.length ? span.value : null;
}

/** The time of day that is all of a text, a bare hour too, in milliseconds. Throws `invalid-value` for `25:00`. */
export function timeAlone(words: string): number | null {
  const sentence = sentenceOf(words);
  const hour = hourAt(sentence, 0);
  const isAll =
    hour !== null && hour.next === sentence.tokens.length && !hour.value.about && !hour.value.mayBeRange;
  return isAll ? timeOf(hour.value.clock) : null;
}

/** Whether the words are one phrase about a time; a bare number is none. */
export function isTimePhrase(words: string, present: Pick<Sentence, 'now' | 'today' | 'dateOrder'>): boolean {
  const sentence = { ...sentenceOf(words), ...present, isTimeOnly: false };
  return atomAt(sentence, 0, { bareIsHour: false })?.next === sentence.tokens.length;
}

/** Without a present: lengths and hours are what they are at any time. */
function sentenceOf(words: string): Sentence {
  const { tokens } = typedWords(words);
  return { tokens, lexicon: lexicon(), now: 0, today: '1970-01-01', dateOrder: undefined, isTimeOnly: true };
}
