import { searchKey } from '../../domain/search-key.ts';
import type { Vehicle } from '../../domain/vehicle.ts';
import type { Said } from '../../input/words/claims.ts';
import type { Unclear } from './understood.ts';

/** Which of their cars somebody means. */
export interface CarsMeant {
  /** None where that is not clear. */
  readonly vehicles: readonly Vehicle[];
  /** How many were spoken of. */
  readonly count: number;
  readonly unclear: readonly Unclear[];
  /** The words that are no word of a car of theirs. */
  readonly others: readonly string[];
}

export type Counted = Extract<Said, { kind: 'cars' }>;

/**
 * Those that the words name, or that were counted, or the only one that is known. `marks`: words that can be of a car alone; `more`:
 * words that can be of anything.
 */
export function carsMeant({ marks, more, counted }: SaidOfCars, known: readonly Vehicle[]): CarsMeant {
  const { named, among } = namedCars([...marks, ...more], known);
  const others = more.filter((word) => ![...named, ...among].some((one) => isOf(one, word)));
  if (among.length > 0) return { vehicles: [], count: 1, others, unclear: [which(among, false)] };
  const meant = named.length > 0 || (counted === null && known.length > 1) ? named : known;
  if (counted === null) return { vehicles: meant, count: Math.max(1, meant.length), others, unclear: [] };
  const count = counted.count ?? meant.length;
  if (count > 1 && meant.length === count) return { vehicles: meant, count, others, unclear: [] };
  // Whoever is not known yet has no cars that they could be among.
  const isOpen = known.length > 0 || counted.count === null;
  return { vehicles: [], count: Math.max(1, count), others, unclear: isOpen ? [which(known, true)] : [] };
}

export interface SaidOfCars {
  readonly marks: readonly string[];
  readonly more: readonly string[];
  readonly counted: Counted | null;
}

function which(choices: readonly Vehicle[], isSeveral: boolean): Unclear {
  return { field: 'vehicle', isSeveral, choices };
}

interface Named {
  readonly named: readonly Vehicle[];
  /** One of these, and nobody can say which. */
  readonly among: readonly Vehicle[];
}

/** Each word names a car, and the words of one car are looked for together: `the civic and the 2020 ford transit` are two. */
function namedCars(said: readonly string[], known: readonly Vehicle[]): Named {
  let rest = said.flatMap((word) => word.split(' ')).filter((word) => known.some((one) => isOf(one, word)));
  const named: Vehicle[] = [];
  while (rest.length > 0) {
    const scored = known
      .filter((vehicle) => !named.includes(vehicle))
      .map((vehicle) => ({ vehicle, words: rest.filter((word) => isOf(vehicle, word)) }));
    const most = Math.max(0, ...scored.map(({ words }) => words.length));
    const best = scored.filter(({ words }) => words.length === most);
    const byMore = best.filter(({ words }) => words.some((word) => !YEAR.test(word)));
    // A year alone says more of a car that was named, and names no other.
    const [first] = byMore.length + named.length > 0 ? byMore : best;
    const alike = best.filter(({ words }) => String(words) === String(first?.words));
    if (first === undefined || alike.length > 1)
      return {
        named: [],
        among: [...(alike.length > 1 ? alike : best).map(({ vehicle }) => vehicle), ...named],
      };
    named.push(first.vehicle);
    rest = rest.filter((word) => !first.words.includes(word));
  }
  const isEither = named.length > 1 && said.some((word) => EITHER.test(word));
  const inOrder = known.filter((vehicle) => named.includes(vehicle));
  return isEither ? { named: [], among: inOrder } : { named: inOrder, among: [] };
}

const YEAR = /^\d{4}[^\p{L}\p{N}]*$/u;
const EITHER = /^(?:or|o|u|either)$/i;

function isOf({ make, model, year, plate }: Vehicle, word: string): boolean {
  const key = searchKey(word.replace(/[^\p{L}\p{N}]+$/u, ''));
  const known = [make, model, year === null ? null : String(year), plate].flatMap((text) =>
    text === null ? [] : searchKey(text).split(' '),
  );
  return key.length > 1 && known.includes(key);
}
