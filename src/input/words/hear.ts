import type { Instant } from '../../domain/interval.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { AppError } from '../../failure.ts';
import type { Claim, Said } from './claims.ts';
import type { DateOrder } from './date-words.ts';
import { lexicon } from './lexicon.ts';
import { mergeTimes } from './merge-times.ts';
import { changingWord, type UnclearName, unclearName } from './misheard.ts';
import { Contradiction, type Placed, type Segment, TwoReadings } from './placed.ts';
import { scan } from './scan.ts';
import type { Sentence } from './sentence.ts';
import { NO_SHOP, type ShopWords } from './shop-words.ts';
import type { TimesSaid } from './times-said.ts';
import { type TypedWords, typedWords } from './tokens.ts';
import { withWaitingUntil } from './waiting-until.ts';

export interface HearingContext {
  readonly now: Instant;
  readonly today: LocalDate;
  readonly dateOrder: DateOrder | undefined;
  /** True where a figure alone can be nothing but an hour: `why 9 brake`. */
  readonly isTimeAsked?: boolean;
}

/** One thing that was said, in the words that said it. */
export interface HeardFact {
  readonly said: Said;
  readonly words: string;
  /** The place of its first word. */
  readonly at: number;
}

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

/** All that a sentence says of a visit. Every word is in a fact, in the time, in `left`, or says nothing by itself. */
export interface Heard {
  /** Null where nothing is said of a time. */
  readonly times: TimesSaid | null;
  /** As they were typed, in their order. */
  readonly timeWords: string;
  readonly facts: readonly HeardFact[];
  readonly left: readonly LeftRun[];
  /** `no` in `no wait`, `last` in `last tuesday`: a word that changes what was heard beside it, so that it is nobody's own words. */
  readonly changing: string | null;
  /** `Tue Nguyen` right behind `new`: its first word says something else, and may be a part of the name. */
  readonly unclearName: UnclearName | null;
}

/**
 * Hears what a sentence says: of a time, of work, and of how the car comes. Deterministic, without a network, in English and
 * Spanish at once. Throws `several-readings` for words that can be read in two ways, `time-not-understood` where times
 * contradict each other, and `invalid-value` for a date or time that there is not.
 */
export function hear(text: string, context: HearingContext, shop: ShopWords = NO_SHOP): Heard {
  const typed = typedWords(text);
  const sentence: Sentence = {
    ...context,
    tokens: typed.tokens,
    lexicon: lexicon(),
    isTimeOnly: shop === NO_SHOP,
  };
  const scanned = withWaitingUntil(onlyWholeNames(scan(sentence, shop)));
  const placed = placedTimes(scanned);
  const { times, left } = merged(segmentsOf(scanned), placed, typed, context.today);
  const claims = scanned.filter(
    ({ from, said }) => said.kind !== 'time' || !left.some((one) => one.from === from),
  );
  const said = claims.filter((claim) => claim.said.kind === 'time' || claim.said.kind === 'or');
  return {
    times: placed.length === 0 ? null : times,
    timeWords: wordsOf(typed, said),
    facts: claims.flatMap((claim) =>
      isFact(claim.said)
        ? [{ said: claim.said, words: wordsOf(typed, [claim]), at: typed.tokens[claim.from]?.word ?? 0 }]
        : [],
    ),
    left: leftRuns(typed, claims),
    changing: changingWord(typed, claims, sentence),
    unclearName: unclearName(typed, claims),
  };
}

function isFact({ kind }: Said): boolean {
  return kind !== 'time' && kind !== 'or' && kind !== 'courtesy' && kind !== 'filler';
}

/** Where a service was named, what only begins like another is a name. */
function onlyWholeNames(claims: readonly Claim[]): Claim[] {
  const isNamed = claims.some(
    ({ said }) => (said.kind === 'service' && !said.isBeginning) || said.kind === 'sign',
  );
  let begun = false;
  return claims.filter(({ said }) => {
    if (said.kind !== 'service' || !said.isBeginning) return true;
    if (isNamed || begun) return false;
    begun = true;
    return true;
  });
}

function placedTimes(claims: readonly Claim[]): Placed[] {
  return claims.flatMap(({ said, from, to }) =>
    said.kind === 'time' ? [{ atom: said.atom, from, to }] : [],
  );
}

function segmentsOf(claims: readonly Claim[]): Segment[] {
  const segments: Placed[][] = [[]];
  for (const { said, from, to } of claims) {
    if (said.kind === 'or') segments.push([]);
    if (said.kind === 'time') segments.at(-1)?.push({ atom: said.atom, from, to });
  }
  return segments;
}

function merged(
  segments: readonly Segment[],
  placed: readonly Placed[],
  typed: TypedWords,
  today: LocalDate,
) {
  try {
    return mergeTimes(segments, today);
  } catch (thrown) {
    if (thrown instanceof TwoReadings)
      throw new AppError({
        code: 'several-readings',
        words: wordsOf(typed, thrown.placed),
        readings: thrown.readings,
      });
    if (!(thrown instanceof Contradiction)) throw thrown;
    const words = thrown.placed.map((one) => wordsOf(typed, [one])).join(' … ');
    throw new AppError({ code: 'time-not-understood', words: words === '' ? wordsOf(typed, placed) : words });
  }
}

/** The typed words of these stretches, each once, in their order. */
function wordsOf({ words, tokens }: TypedWords, stretches: readonly Pick<Claim, 'from' | 'to'>[]): string {
  const places = new Set(stretches.flatMap(({ from, to }) => tokens.slice(from, to).map(({ word }) => word)));
  return [...places]
    .sort((a, b) => a - b)
    .map((place) => words[place])
    .join(' ');
}

/** Stretches without a claim, with the fillers that touch them. */
function leftRuns({ words, tokens }: TypedWords, claims: readonly Claim[]): LeftRun[] {
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
