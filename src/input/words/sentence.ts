import type { Instant } from '../../domain/interval.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { DateOrder } from './date-words.ts';
import { type Lexicon, LONGEST_PHRASE } from './lexicon.ts';
import type { Glue, Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';

/** What is read, with the present that it is meant from. Readers take a place in it and give what stands there. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly dateOrder: DateOrder | undefined;
  /**
   * True when the text is nothing but a time: `2nd` is then a date and no gear, and the year of `nov 23 2018` no car's.
   */
  readonly isTimeOnly: boolean;
  /** True where a time is asked for and nobody is: a figure alone is then an hour, if nothing else says a time. */
  readonly isTimeAsked?: boolean | undefined;
  /** True where somebody may speak of several cars; a visit is one car's. */
  readonly mayCountCars?: boolean | undefined;
  /** True when the text is nothing but how often something comes again: `last friday of the month` is then no day. */
  readonly isRepetition?: boolean | undefined;
}

/** What was read, and the place behind it. */
export interface Match<T> {
  readonly value: T;
  readonly next: number;
}

type Named<I> = Extract<Meaning, { readonly is: I }>;

/** What the longest phrase at that place means of that kind; null for none. */
export function read<I extends Meaning['is']>(
  { tokens, lexicon }: Sentence,
  at: number,
  is: I,
): Match<Named<I>> | null {
  let key = '';
  let found: Match<Named<I>> | null = null;
  for (let next = at, words = 0; next < tokens.length && words < LONGEST_PHRASE; next += 1) {
    const token = tokens[next] as Token;
    if (token.kind === 'dash' && key !== '') continue;
    if (token.kind !== 'word') break;
    key = key === '' ? token.key : `${key} ${token.key}`;
    words += 1;
    const meaning = lexicon.get(key)?.find((one) => one.is === is);
    if (meaning !== undefined) found = { value: meaning as Named<I>, next: next + 1 };
    if (token.stop) break;
  }
  return found;
}

/** The place behind any of these words, as often as they come; `at` where there is none. */
export function past(sentence: Sentence, at: number, ...glue: readonly Glue[]): number {
  let place = at;
  for (let moved = true; moved; ) {
    moved = false;
    for (const is of glue) {
      const match = read(sentence, place, is);
      if (match === null || match.next <= place) continue;
      place = match.next;
      moved = true;
    }
  }
  return place;
}

/** The place behind one of these, the longest; null where none of them stands there. */
export function after(sentence: Sentence, at: number, ...glue: readonly Glue[]): number | null {
  let furthest: number | null = null;
  for (const is of glue) {
    const match = read(sentence, at, is);
    if (match !== null && (furthest === null || match.next > furthest)) furthest = match.next;
  }
  return furthest;
}

/** The key of a word there; empty for a mark, a dash, and behind the end. */
export function keyAt({ tokens }: Sentence, at: number): string {
  const token = tokens[at];
  return token?.kind === 'word' ? token.key : '';
}

/** The match that reads the most; of equals the first. */
export function longest<T>(matches: readonly (Match<T> | null)[]): Match<T> | null {
  let best: Match<T> | null = null;
  for (const match of matches) if (match !== null && (best === null || match.next > best.next)) best = match;
  return best;
}
