import type { Instant } from '../../domain/interval.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { AppError } from '../../failure.ts';
import type { Claim, Said } from './claims.ts';
import type { DateOrder } from './date-words.ts';
import { type LeftRun, leftRuns, wordsOf } from './left-runs.ts';
import { lexicon } from './lexicon.ts';
import { mergeTimes } from './merge-times.ts';
import { changingWord, type UnclearName, unclearName } from './misheard.ts';
import { withNewNames } from './new-names.ts';
import { Contradiction, type Placed, type Segment, TwoReadings } from './placed.ts';
import { scan } from './scan.ts';
import type { Sentence } from './sentence.ts';
import { daysOfSeries, withSeriesEnd } from './series-claims.ts';
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
  /** True where `both my cars` is heard as such: elsewhere a visit is one car's. */
  readonly mayCountCars?: boolean;
}

/** One thing that was said, in the words that said it. */
export interface HeardFact {
  readonly said: Said;
  readonly words: string;
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
  const scanned = withSeriesEnd(
    withWaitingUntil(withNewNames(onlyWholeNames(scan(sentence, shop)), typed.tokens)),
    sentence,
  );
  const segments = segmentsOf(scanned);
  const placed = segments.flat();
  assertOneSeries(scanned, typed, sentence);
  const { times, left } = merged(segments, placed, typed, context.today);
  const claims = scanned.filter(
    ({ from, said }) => said.kind !== 'time' || !left.some((one) => one.from === from),
  );
  const isPlaced = ({ from }: Claim) => placed.some((one) => one.from === from);
  const said = claims.filter((claim) => isPlaced(claim) || claim.said.kind === 'or');
  return {
    times: placed.length === 0 ? null : withFirstOfSeries(times, scanned, placed),
    timeWords: wordsOf(typed, said),
    facts: claims.flatMap((claim) =>
      isFact(claim.said)
        ? [
            {
              said: claim.said,
              words: factWords(claim, claims, typed),
              at: typed.tokens[claim.from]?.word ?? 0,
            },
          ]
        : [],
    ),
    left: leftRuns(typed, claims),
    changing: changingWord(typed, claims, sentence),
    unclearName: unclearName(typed, claims),
  };
}

function isFact({ kind }: Said): boolean {
  return !['time', 'or', 'series-end', 'courtesy', 'filler'].includes(kind);
}

/** Those of a series with its end behind them, wherever that stands. */
function factWords(claim: Claim, claims: readonly Claim[], typed: TypedWords): string {
  const end =
    claim.said.kind === 'repeat' ? claims.find(({ said }) => said.kind === 'series-end') : undefined;
  return [claim, ...(end === undefined ? [] : [end])].map((one) => wordsOf(typed, [one])).join(' ');
}

/** Where a series comes on several days, it begins on the first of them that it can. */
function withFirstOfSeries(times: TimesSaid, claims: readonly Claim[], placed: readonly Placed[]): TimesSaid {
  const isImplied = claims.some(
    ({ said, from }) =>
      said.kind === 'repeat' && said.days.length > 1 && placed.some((one) => one.from === from),
  );
  return isImplied ? { ...times, earliest: true } : times;
}

/** A series comes on all its days: what it leaves out cannot be kept. Throws `several-readings`, `time-not-understood`. */
function assertOneSeries(claims: readonly Claim[], typed: TypedWords, { isTimeOnly }: Sentence): void {
  const series = claims.find(({ said }) => said.kind === 'repeat');
  if (series?.said.kind !== 'repeat') return;
  const { readings } = series.said;
  if (readings.length > 0 && !isTimeOnly)
    throw new AppError({ code: 'several-readings', words: wordsOf(typed, [series]), readings });
  const nots = claims.filter(({ said }) => said.kind === 'time' && said.atom.kind === 'not');
  if (nots.length > 0)
    throw new AppError({ code: 'time-not-understood', words: wordsOf(typed, [series, ...nots]) });
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

function segmentsOf(claims: readonly Claim[]): Segment[] {
  const segments: Placed[][] = [[]];
  const ofSeries = daysOfSeries(claims);
  for (const claim of claims) {
    const { said, from, to } = claim;
    if (said.kind === 'or') segments.push([]);
    const placed = said.kind === 'time' ? { atom: said.atom, from, to } : ofSeries(claim);
    if (placed !== null) segments.at(-1)?.push(placed);
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
