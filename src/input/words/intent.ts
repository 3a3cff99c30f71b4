import { INTENT_WORDS, INTENTS, type Intent, type IntentWord } from './intent-words.ts';
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

const LONGEST_PHRASE = 6;

let phrases: ReadonlyMap<string, IntentWord> | null = null;

/** Finds out what a sentence asks for; what it says of times and work is nothing of this. */
export function intentHeard(text: string): IntentHeard {
  const { words, tokens } = typedWords(text);
  const taken = new Set<number>();
  const found = new Set<IntentWord>();
  /** Where a denial begins that reaches as far as here. */
  let deniedFrom: number | null = null;
  let isDenied = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const phrase = phraseAt(tokens, at);
    const end = at + (phrase?.length ?? 1);
    // `No, I want to cancel` answers something, and denies nothing of this.
    if (phrase?.is === 'deny' && end === 1 && tokens[0]?.stop) taken.add(0);
    if (phrase?.is === 'deny') deniedFrom = at;
    else if (phrase?.is !== 'wish') {
      if (phrase !== null) {
        if (deniedFrom === null) found.add(phrase.is);
        else isDenied = true;
        for (const { word } of tokens.slice(deniedFrom ?? at, end)) taken.add(word);
      }
      // A denial of anything else is for others to hear.
      deniedFrom = null;
    }
    at = end - 1;
    if (tokens[at]?.stop) deniedFrom = null;
  }
  return {
    intents: settled(found),
    isDenied,
    rest: words.filter((_, word) => !taken.has(word)).join(' '),
  };
}

/** Whoever cannot come cancels or comes another time: what they say beside it tells which. */
function settled(found: ReadonlySet<IntentWord>): Intent[] {
  const said = [...found].filter(isIntent);
  if (!found.has('cannot-come') || said.includes('cancel') || said.includes('reschedule')) return said;
  return ['reschedule', 'cancel'];
}

function isIntent(word: IntentWord): word is Intent {
  return (INTENTS as readonly IntentWord[]).includes(word);
}

/** The longest that begins there; none goes on behind a comma. */
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
    const words = tokens.slice(at, at + length);
    if (words.slice(0, -1).some(({ stop }) => stop)) continue;
    const is = phrases.get(words.map(({ key }) => key).join(' '));
    if (is !== undefined) return { is, length };
  }
  return null;
}
