import { INTENT_WORDS, type Intent, type IntentWord } from './intent-words.ts';
import { typedWords } from './tokens.ts';

/** What somebody wants, as far as they have said so. */
export interface IntentHeard {
  /** Each once; none: nothing was said of it. Several: which of them, nobody can say. */
  readonly intents: readonly Intent[];
  /** Something was named only to say that it is not wanted. */
  readonly isDenied: boolean;
  /** What was said without the words that said this. */
  readonly rest: string;
}

/** So far before it a word may stand that denies it: `I don't want to cancel`. */
const DENIES_WITHIN = 4;
const LONGEST_PHRASE = 6;

let phrases: ReadonlyMap<string, IntentWord> | null = null;

/** Finds out what a sentence asks for; what it says of times and work is nothing of this. */
export function intentHeard(text: string): IntentHeard {
  const { words, tokens } = typedWords(text);
  const taken = new Set<number>();
  const found = new Set<IntentWord>();
  /** The first token of a denial, while what stands behind it is denied. */
  let denial: { readonly from: number; readonly until: number } | null = null;
  let isDenied = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const phrase = phraseAt(tokens, at);
    if (phrase === null) continue;
    const { is, length } = phrase;
    const end = at + length;
    if (is === 'deny') denial = { from: at, until: end + DENIES_WITHIN };
    else {
      const isThat = denial !== null && at < denial.until;
      if (isThat) isDenied = true;
      else found.add(is);
      // A denial of anything else is for others to hear.
      const from = isThat ? (denial?.from ?? at) : at;
      for (const { word } of tokens.slice(from, end)) taken.add(word);
      denial = null;
    }
    at = end - 1;
    if (tokens[at]?.stop) denial = null;
  }
  return {
    intents: settled(found),
    isDenied,
    rest: words.filter((_, word) => !taken.has(word)).join(' '),
  };
}

/** Whoever cannot come cancels or comes another time: what they say beside it tells which. */
function settled(found: ReadonlySet<IntentWord>): Intent[] {
  const said = [...found].filter((word): word is Intent => word !== 'cannot-come' && word !== 'deny');
  if (!found.has('cannot-come') || said.includes('cancel') || said.includes('reschedule')) return said;
  return ['reschedule', 'cancel'];
}

function phraseAt(
  tokens: ReturnType<typeof typedWords>['tokens'],
  at: number,
): { readonly is: IntentWord; readonly length: number } | null {
  phrases ??= new Map(
    (Object.entries(INTENT_WORDS) as [IntentWord, readonly string[]][]).flatMap(([is, languages]) =>
      languages.flatMap((spellings) => spellings.split('|').map((phrase) => [phrase, is] as const)),
    ),
  );
  for (let length = Math.min(LONGEST_PHRASE, tokens.length - at); length > 0; length -= 1) {
    const key = tokens
      .slice(at, at + length)
      .map((token) => token.key)
      .join(' ');
    const is = phrases.get(key);
    if (is !== undefined) return { is, length };
  }
  return null;
}
