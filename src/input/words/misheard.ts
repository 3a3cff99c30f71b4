import type { Claim } from './claims.ts';
import { after, type Sentence } from './sentence.ts';
import type { TypedWords } from './tokens.ts';

export interface UnclearName {
  readonly said: string;
  readonly behind: string;
}

/** The first word that is left and denies what stands behind it, or nothing at all; null for none. */
export function deniedIn({ words }: TypedWords, claims: readonly Claim[], sentence: Sentence): string | null {
  const { tokens } = sentence;
  const claimAt = (at: number) => claims.find(({ from, to }) => from <= at && at < to);
  for (const [at, { word }] of tokens.entries()) {
    const next = claimAt(at) === undefined ? after(sentence, at, 'not', 'except', 'without') : null;
    if (next === null) continue;
    let behind = next;
    while (claimAt(behind)?.said.kind === 'filler') behind += 1;
    const denied = claimAt(behind);
    const isOver = behind >= tokens.length || tokens[next - 1]?.stop === true;
    if (isOver || (denied !== undefined && denied.said.kind !== 'courtesy')) return words[word] ?? null;
  }
  return null;
}

/** A word right behind `new` that says something else of the visit, with a word behind it that is a name. */
export function unclearName({ words, tokens }: TypedWords, claims: readonly Claim[]): UnclearName | null {
  for (const { said, to } of claims) {
    if (said.kind !== 'new') continue;
    const claim = claims.find(({ from }) => from === to);
    const [first, name] = [tokens[to], tokens[claim?.to ?? 0]];
    if (claim === undefined || first === undefined || name === undefined) continue;
    const isOther = !['filler', 'courtesy', 'quoted'].includes(claim.said.kind) && !/\d/.test(first.key);
    const isLeft = !claims.some(({ from, to }) => from <= claim.to && claim.to < to);
    const isName = isLeft && name.kind === 'word' && !/\d/.test(name.key) && !tokens[claim.to - 1]?.stop;
    if (isOther && isName)
      return {
        said: words.slice(first.word, name.word).join(' '),
        behind: words[name.word] as string,
      };
  }
  return null;
}
