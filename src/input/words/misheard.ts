import type { Claim } from './claims.ts';
import { after, read, type Sentence } from './sentence.ts';
import type { TypedWords } from './tokens.ts';

export interface UnclearName {
  readonly said: string;
  readonly behind: string;
}

/** Passed over by whatever changes what stands behind it: `don't book monday`. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['filler', 'courtesy']);

/** What limits a time that stands behind it. */
const LIMITS = ['before', 'after', 'until', 'by', 'between', 'from', 'or', 'but'] as const;

/**
 * The first word that is left and changes what was heard beside it: it denies that (`no wait`), limits it (`before tue 10`) or says
 * more of a time (`last tuesday`). Null for none. A denial of nothing at all is one, too.
 */
export function changingWord(
  { words }: TypedWords,
  claims: readonly Claim[],
  sentence: Sentence,
): string | null {
  const { tokens } = sentence;
  const claimAt = (at: number) => claims.find(({ from, to }) => from <= at && at < to);
  const behind = (at: number): Claim | null | undefined => {
    let next = at;
    while (SAYS_NOTHING.has(claimAt(next)?.said.kind ?? '')) next += 1;
    return next >= tokens.length ? null : claimAt(next);
  };
  for (const [at, { word }] of tokens.entries()) {
    if (claimAt(at) !== undefined) continue;
    const denies = after(sentence, at, 'not', 'except', 'without');
    const denied = denies === null ? undefined : tokens[denies - 1]?.stop === true ? null : behind(denies);
    const limits = after(sentence, at, ...LIMITS);
    // `between feb and may`: a month alone is no day.
    const month = limits === null ? null : read(sentence, limits, 'month');
    if (month !== null && claimAt(month.next - 1) === undefined)
      return words.slice(word, (tokens[month.next - 1]?.word ?? word) + 1).join(' ');
    const says = after(sentence, at, 'unheard-time');
    const isChanging =
      denied === null ||
      denied !== undefined ||
      (limits !== null && isTime(behind(limits))) ||
      (says !== null && (isTime(behind(says)) || isTime(claimAt(at - 1))));
    if (isChanging) return words[word] ?? null;
  }
  return null;
}

function isTime(claim: Claim | null | undefined): boolean {
  return claim?.said.kind === 'time';
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
