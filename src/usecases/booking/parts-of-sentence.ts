/** A stretch of a sentence that may be the customer's own words. */
export interface Part {
  readonly words: readonly string[];
  /** What stands before it; null: nothing that parts it from the rest. */
  readonly begins: 'quoted' | 'comma' | 'colon' | null;
}

const QUOTE_MARKS = /["“”«»„]/g;
const QUOTED_OR_WORD = /["“”«»„][^"“”«»„]*["“”«»„][,;]?|\S+/g;
const ENDS_PART = /[,;]$/;
const LABELS = /[^\s\d]:$/;

/** The parts of what was typed: quoted words, and what stands between commas, semicolons and colons. */
export function partsOf(typed: readonly string[]): Part[] {
  const items = typed.length === 1 ? itemsOf(typed[0] as string) : typed;
  const parts: { words: string[]; begins: Part['begins'] }[] = [];
  let begins: Part['begins'] = null;
  let isOpen = false;
  for (const item of items) {
    const isQuoted = /\s|^["“”«»„]/.test(item);
    const last = parts.at(-1);
    if (isQuoted) parts.push({ words: [item], begins: 'quoted' });
    else if (isOpen && last !== undefined) last.words.push(item);
    else parts.push({ words: [item], begins });
    const ends = ENDS_PART.test(item) ? 'comma' : LABELS.test(item) ? 'colon' : null;
    isOpen = !isQuoted && ends === null;
    begins = ends;
  }
  return parts;
}

function itemsOf(sentence: string): readonly string[] {
  return sentence.match(QUOTED_OR_WORD) ?? [];
}

/** A quoted part as a sentence of its own parts; null where it is one. */
export function sentenceIn({ words: [text = ''] }: Part): Part[] | null {
  const parts = partsOf([text.replaceAll(QUOTE_MARKS, '')]);
  return parts.length > 1 ? parts : null;
}

/** Its words without quotation marks. */
export function unquoted({ words }: Part): string {
  return words.join(' ').replaceAll(QUOTE_MARKS, '').trim();
}
