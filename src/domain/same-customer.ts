import { searchKey } from './search-key.ts';

/** What tells that two entries are one customer. A name alone never does. */
export type Evidence = 'phone' | 'e-mail' | 'plate' | 'VIN';

/** The same name, whatever its capitals and accents: with the same phone it is the same customer. */
export function isSameName(one: string, other: string): boolean {
  return searchKey(one) === searchKey(other);
}

/** Of father and son they are all that differs. */
const GENERATIONS = new Set(['jr', 'junior', 'sr', 'senior', 'ii', 'iii', 'iv', '2nd', '3rd']);
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr']);

/**
 * Whether two names can be one person's or company's: the same words in any order, or all words of the shorter among those of
 * the longer, where an initial stands for a word: `A. Perez`, `Pérez, Ana` and `Ana Maria Pérez` are all Ana Pérez; `Luis
 * Pérez` is not. Phones and e-mail addresses are shared in a household, so that this
 * is asked besides.
 */
export function namesAgree(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.words.length === 0 || b.words.length === 0) return a.words.length === b.words.length;
  if (a.generation !== b.generation) return false;
  const [shorter, longer] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  const left = [...longer];
  let hasWord = false;
  // Whole words first, so that an initial does not take one away from them.
  const initials = shorter.filter((word) => {
    const at = left.indexOf(word);
    if (at < 0) return true;
    left.splice(at, 1);
    hasWord ||= word.length > 1;
    return false;
  });
  return (
    hasWord &&
    initials.every((word) => {
      const at = left.findIndex((whole) => isInitial(word, whole) || isInitial(whole, word));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    })
  );
}

/** Whether a name tells a word, or more of one than an initial, that the other does not. */
export function tellsMore(name: string, than: string): boolean {
  const known = wordsOf(than).words;
  return wordsOf(name).words.some((word) => !known.some((other) => other === word || isInitial(word, other)));
}

function isInitial(initial: string, word: string): boolean {
  return initial.length === 1 && word.startsWith(initial);
}

function wordsOf(name: string): { readonly words: readonly string[]; readonly generation: string } {
  const all = searchKey(name)
    .split(' ')
    .filter((word) => word !== '' && !TITLES.has(word));
  return {
    words: all.filter((word) => !GENERATIONS.has(word)),
    generation: all.find((word) => GENERATIONS.has(word)) ?? '',
  };
}

/** Notes with those pieces added that do not stand in them yet. */
export function notesWith(notes: string | null, pieces: readonly (string | null)[]): string | null {
  const lines = new Set(notes?.split(/\r\n|\n|\r/));
  const added = pieces.filter((piece) => piece !== null && !standsIn(notes, piece));
  const fresh = added.flatMap((piece) => piece?.split(/\r\n|\n|\r/) ?? []).filter((line) => !lines.has(line));
  if (fresh.length === 0) return notes;
  return [...(notes === null ? [] : [notes]), ...new Set(fresh)].join('\n');
}

/** Whether a piece stands in notes by itself, and not as a part of a longer number or word. */
export function standsIn(notes: string | null, piece: string): boolean {
  if (notes === null) return false;
  for (let at = notes.indexOf(piece); at >= 0; at = notes.indexOf(piece, at + 1)) {
    const end = at + piece.length;
    if (!areJoined(notes, at) && !areJoined(notes, end)) return true;
  }
  return false;
}

/** Whether a word or number goes on over that place. */
function areJoined(text: string, at: number): boolean {
  return at > 0 && /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
}
