import { searchKey } from '../../domain/search-key.ts';
import type { Vehicle } from '../../domain/vehicle.ts';
import type { Heard } from '../../input/words/hear.ts';
import { lexicon } from '../../input/words/lexicon.ts';
import { marksIn } from '../../input/words/newcomer.ts';
import type { Unclear } from './understood.ts';

/** What a sentence says beside time and work. */
export interface SaidInPassing {
  /** Of the cars that are known that which was named, or the only one. */
  readonly vehicle: Vehicle | null;
  /** As it was said; null: none was. */
  readonly vehicleWords: string | null;
  /** As it was said. */
  readonly phone: string | null;
  /** What has no meaning. */
  readonly others: readonly string[];
  readonly unclear: readonly Unclear[];
}

/** Who calls and with which car, from the words that no other reading takes. Figures and denials among the others are unclear. */
export function saidInPassing({ left, facts, changing }: Heard, vehicles: readonly Vehicle[]): SaidInPassing {
  const {
    phone = null,
    email,
    more,
    ...car
  } = marksIn(left.flatMap(({ core, besideSign }) => (besideSign && !/\d/.test(core.join('')) ? [] : core)));
  const carWords = [car.year, car.make, car.model, car.plate, car.vin].filter((word) => word !== undefined);
  const named = namedCars([...carWords, ...more], vehicles);
  const [only, another] = named.length > 0 ? named : vehicles;
  const others = more.filter((word) => !named.some((one) => isOf(one, word)));
  const quoted = facts.flatMap(({ said, words }) => (said.kind === 'quoted' ? [words] : []));
  const unheard = changing === null ? others.filter(mustBeHeard) : [changing];
  const unclear: Unclear[] = [
    ...(named.length > 1 ? [{ field: 'vehicle', words: '', choices: named } as const] : []),
    ...(unheard.length > 0 ? [{ field: 'words', words: unheard.join(' ') } as const] : []),
  ];
  return {
    vehicle: only === undefined || another !== undefined ? null : only,
    vehicleWords: carWords.join(' ') || null,
    phone,
    others: [...others, ...quoted, ...(email === undefined ? [] : [email])],
    unclear,
  };
}

/** Those of which most was said; none where nothing was. */
function namedCars(words: readonly string[], vehicles: readonly Vehicle[]): Vehicle[] {
  const scored = vehicles.map((vehicle) => ({
    vehicle,
    score: words.flatMap((word) => word.split(' ')).filter((word) => isOf(vehicle, word)).length,
  }));
  const most = Math.max(0, ...scored.map(({ score }) => score));
  return most === 0 ? [] : scored.filter(({ score }) => score === most).map(({ vehicle }) => vehicle);
}

function isOf({ make, model, year, plate }: Vehicle, word: string): boolean {
  const key = searchKey(word.replace(/[^\p{L}\p{N}]+$/u, ''));
  const known = [make, model, year === null ? null : String(year), plate].flatMap((text) =>
    text === null ? [] : searchKey(text).split(' '),
  );
  return key.length > 1 && known.includes(key);
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
