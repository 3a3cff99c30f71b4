import type { Claim } from './claims.ts';
import type { TypedWords } from './tokens.ts';

/** Words side by side that say nothing of a visit: who it is for, or what is not understood. */
export interface LeftRun {
  /** With the little words around and between them: `An Nguyen` begins with one. */
  readonly words: readonly string[];
  /** Without those. */
  readonly core: readonly string[];
  /** Beside what the car does: perhaps more of that. */
  readonly besideSign: boolean;
  /** The place of its first word. */
  readonly at: number;
}

/** Stretches without a claim, with the fillers that touch them. */
export function leftRuns({ words, tokens }: TypedWords, claims: readonly Claim[]): LeftRun[] {
  const kinds = tokens.map((_, at) => claims.find(({ from, to }) => from <= at && at < to)?.said.kind);
  const isOpen = (at: number) =>
    at >= 0 && at < tokens.length && (kinds[at] === undefined || kinds[at] === 'filler');
  const runs: LeftRun[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    if (!isOpen(from)) continue;
    let to = from;
    while (isOpen(to)) to += 1;
    const places = tokens.slice(from, to).map(({ word }) => word);
    const core = tokens
      .slice(from, to)
      .flatMap(({ word }, at) => (kinds[from + at] === undefined ? [word] : []));
    const shown = (each: readonly number[]) => [...new Set(each)].map((place) => words[place] as string);
    const besideSign = kinds[from - 1] === 'sign' || kinds[to] === 'sign';
    if (core.length > 0)
      runs.push({ words: shown(places), core: shown(core), besideSign, at: places[0] ?? 0 });
    from = to;
  }
  return runs;
}

/** The typed words of these stretches, each once, in their order. */
export function wordsOf(
  { words, tokens }: TypedWords,
  stretches: readonly Pick<Claim, 'from' | 'to'>[],
): string {
  const places = new Set(stretches.flatMap(({ from, to }) => tokens.slice(from, to).map(({ word }) => word)));
  return [...places]
    .sort((a, b) => a - b)
    .map((place) => words[place])
    .join(' ');
}
