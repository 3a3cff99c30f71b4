import { searchKey } from '../../domain/search-key.ts';
import type { Vehicle } from '../../domain/vehicle.ts';
import type { Heard } from '../../input/words/hear.ts';
import { lexicon } from '../../input/words/lexicon.ts';
import { marksIn } from '../../input/words/newcomer.ts';
import type { AccountedFor } from './accounted-for.ts';
import { carsMeant } from './cars-meant.ts';
import { type Unclear, wordsUnclear } from './understood.ts';

/** What a sentence says beside time and work. */
export interface SaidInPassing {
  /** Of the cars that are known those that are meant, and how many were spoken of. */
  readonly vehicles: readonly Vehicle[];
  readonly visits: number;
  /** As it was said; null: none was. */
  readonly vehicleWords: string | null;
  /** As it was said. */
  readonly phone: string | null;
  /** What has no meaning. */
  readonly others: readonly string[];
  readonly unclear: readonly Unclear[];
}

/**
 * Who calls and with which cars, from the words that no other reading takes, and those that are only handed on. Figures and denials
 * among the others are unclear.
 */
export function saidInPassing(
  { left, changing, unclearName }: Heard,
  { counted, handedOn }: Pick<AccountedFor, 'counted' | 'handedOn'>,
  known: readonly Vehicle[],
): SaidInPassing {
  const words = left.flatMap(({ core, besideSign }) =>
    besideSign && !/\d/.test(core.join('')) ? [] : apart(core),
  );
  const { phone = null, email, more, ...car } = marksIn(words);
  const marks = [car.year, car.carNotes, car.make, car.model, car.plate, car.vin].filter(
    (word) => word !== undefined,
  );
  const { vehicles, count, others, unclear } = carsMeant({ marks, more, counted }, known);
  const unheard = changing === null ? others.filter(mustBeHeard) : [changing];
  const name = unclearName === null ? [] : [`${unclearName.said} ${unclearName.behind}`];
  return {
    vehicles,
    visits: count,
    vehicleWords: marks.join(' ') || null,
    phone,
    others: [...others, ...handedOn, ...(email === undefined ? [] : [email])],
    unclear: [...unclear, ...wordsUnclear([...unheard, ...name])],
  };
}

/** What stands apart is read apart: a figure and the phone behind it are no longer phone. */
function apart(run: readonly string[]): string[] {
  return run.map((word, at) => (at === run.length - 1 ? word.replace(/,?$/, ',') : word));
}

const TIMES: ReadonlySet<string> = new Set([
  'weekday',
  'month',
  'hour',
  'ordinal',
  'day',
  'unit',
  'part',
  'not',
  'except',
  'unheard-time',
]);

/** A figure, a denial or a word of a time: whoever passes it over understands something else. */
function mustBeHeard(word: string): boolean {
  if (/\d/.test(word)) return true;
  const key = searchKey(word.replaceAll(/['’]/g, '')).replace(/[^\p{L}]+$/u, '');
  return (
    lexicon()
      .get(key)
      ?.some((meaning) => TIMES.has(meaning.is) || (meaning.is === 'count' && !meaning.article)) ?? false
  );
}
