import { fitOf, type SoughtCar } from '../../domain/sought-fit.ts';
import {
  carNamed,
  isSaidBeside,
  type SoughtReading,
  type SoughtWord,
  soughtReadings,
} from '../../domain/sought-words.ts';
import { isWholePhone } from '../../domain/typed-phone.ts';
import type { SoughtCustomer } from '../customers.ts';
import type { Sql, Value } from '../sql/engine/sql.ts';
import { reversedDigits } from '../sql/rows/customers.ts';

/** The index of names, plates, VINs and cars is one of trigrams. */
const TRIGRAM = 3;

/** A customer, and one of the cars where there is any. */
interface Candidate extends SoughtCar {
  readonly id: number;
  readonly nameKey: string;
  readonly phone: string | null;
  readonly vehicleId: number | null;
}

/** A query of customers' numbers and its values. */
interface Query {
  readonly sql: string;
  readonly values: readonly Value[];
}

/**
 * Whom the text may mean, the surest first: the indexes give those who may be meant, and `fitOf` says of each whether and how
 * surely. A whole phone that is somebody's means nobody else.
 */
export async function searchCustomers(sql: Sql, text: string): Promise<SoughtCustomer[]> {
  const { first, otherwise } = soughtReadings(text);
  const [whole] = first;
  const phone = whole?.length === 1 ? (whole[0]?.digits ?? null) : null;
  if (whole !== undefined && phone !== null && isWholePhone(phone)) {
    const holders = fitting(await candidates(sql, byPhoneEnd(phone)), [whole]);
    if (holders.length > 0) return holders;
  }
  const found = fitting(await candidatesOf(sql, first), first);
  return found.length > 0 || otherwise.length === 0
    ? found
    : fitting(await candidatesOf(sql, otherwise), otherwise);
}

async function candidatesOf(sql: Sql, readings: readonly SoughtReading[]): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const reading of readings) found.push(...(await candidates(sql, queryOf(reading))));
  return found;
}

async function candidates(sql: Sql, query: Query | null): Promise<Candidate[]> {
  if (query === null) return [];
  return sql.all<Candidate>(
    `SELECT c.id, c.name_key AS "nameKey", c.phone, v.id AS "vehicleId", v.plate, v.vin, v.make, v.model, v.year
     FROM (${query.sql}) k JOIN customer c ON c.id = k.id LEFT JOIN vehicle v ON v.customer_id = c.id`,
    ...query.values,
  );
}

/** All that is true of each customer, the surest first, then by name. */
function fitting(rows: readonly Candidate[], readings: readonly SoughtReading[]): SoughtCustomer[] {
  const found = new Map<number, SoughtCustomer & { readonly nameKey: string }>();
  for (const row of rows) {
    const { id, nameKey, vehicleId } = row;
    for (const reading of readings) {
      const fit = fitOf(reading, row, vehicleId === null ? null : row);
      if (fit === null) continue;
      const before = found.get(id);
      const named = fit.namesCar && vehicleId !== null ? [vehicleId] : null;
      const vehicleIds =
        before === undefined
          ? named
          : before.vehicleIds === null || named === null
            ? null
            : [...new Set([...before.vehicleIds, ...named])];
      const sureness = Math.min(fit.sureness, before?.sureness ?? fit.sureness);
      found.set(id, { customerId: id, nameKey, vehicleIds, sureness });
    }
  }
  return [...found.values()]
    .sort((a, b) => a.sureness - b.sureness || compared(a.nameKey, b.nameKey) || a.customerId - b.customerId)
    .map(({ customerId, vehicleIds, sureness }) => ({ customerId, vehicleIds, sureness }));
}

function compared(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Whoever may be meant: all of the words that an index knows name them; null where none of the words is any. */
function queryOf(reading: SoughtReading): Query | null {
  const indexed = reading.flatMap((word) => byIndexes(word) ?? []);
  const short = reading.find((word) => !isSaidBeside(word)) ?? reading[0];
  const scanned = indexed.length > 0 || short === undefined ? null : byShortWord(short);
  const queries = scanned === null ? indexed : [scanned];
  if (queries.length === 0) return null;
  return {
    sql: queries.map(({ sql }) => `SELECT id FROM (${sql})`).join(' INTERSECT '),
    values: queries.flatMap(({ values }) => values),
  };
}

/** Null for a word that is too short for the indexes, or need not be true of anybody. */
function byIndexes(word: SoughtWord): Query | null {
  const { key, pieces, digits, mark } = word;
  const longest = pieces.reduce((long, piece) => (piece.length > long.length ? piece : long), '');
  const named = longest.length < TRIGRAM ? key : longest;
  const car = carNamed(key);
  const marks = [...new Set([mark ?? '', named, car])].filter(({ length }) => length >= TRIGRAM);
  const queries = [
    ...(digits === null ? [] : [byPhoneEnd(digits)]),
    ...(named.length < TRIGRAM
      ? []
      : [matching('SELECT rowid AS id FROM customer_name WHERE customer_name MATCH ?', [named])]),
    ...(marks.length === 0
      ? []
      : [
          matching(
            'SELECT v.customer_id AS id FROM vehicle_mark m JOIN vehicle v ON v.id = m.rowid WHERE vehicle_mark MATCH ?',
            marks,
          ),
        ]),
  ];
  return queries.length === 0 || isSaidBeside(word) ? null : union(queries);
}

function byPhoneEnd(digits: string): Query {
  const start = reversedDigits(digits);
  return {
    sql: 'SELECT id FROM customer WHERE phone_reversed >= ? AND phone_reversed < ?',
    values: [start, `${start}:`], // after 9
  };
}

function matching(sql: string, phrases: readonly string[]): Query {
  return { sql, values: [phrases.map((phrase) => quoted(phrase)).join(' OR ')] };
}

/** One or two letters: of them there is no index, and so all names and cars are looked through. */
function byShortWord({ key, mark }: SoughtWord): Query | null {
  if (key === '' || mark === null) return null;
  return union([
    { sql: "SELECT id FROM customer WHERE instr(' ' || name_key, ' ' || ?) > 0", values: [key] },
    {
      sql: 'SELECT customer_id AS id FROM vehicle WHERE instr(plate, ?) > 0 OR instr(described, ?) > 0',
      values: [mark, key],
    },
  ]);
}

function union(queries: readonly Query[]): Query {
  return {
    sql: queries.map(({ sql }) => sql).join(' UNION '),
    values: queries.flatMap(({ values }) => values),
  };
}

/** A phrase of FTS5's query language, whatever is in it. */
function quoted(phrase: string): string {
  return `"${phrase.replaceAll('"', '""')}"`;
}
