import { searchKey } from '../../domain/search-key.ts';
import { isWholePhone, phoneDigits } from '../../domain/typed-phone.ts';
import { normalPlate } from '../../domain/vehicle-identity.ts';
import type { Sql, Value } from '../sql/engine/sql.ts';
import { reversedDigits } from '../sql/rows/customers.ts';

/** The index of names, plates and VINs is one of trigrams. */
const TRIGRAM = 3;

/**
 * The customers that `text` may mean, best first: by the end of a phone, by plate or VIN, by part of the name. One or
 * two letters are in half of all plates: they mean a name first.
 */
export async function searchCustomerIds(sql: Sql, text: string, limit: number): Promise<number[]> {
  const found = new Set<number>();
  const short = [...searchKey(text)].length < TRIGRAM;
  for (const search of short ? [byName, byPlateOrVin] : [byPhoneEnd, byPlateOrVin, byName]) {
    for (const id of await search(sql, text, limit)) found.add(id);
    if (found.size >= limit || (found.size > 0 && isWholePhone(phoneDigits(text) ?? ''))) break;
  }
  return [...found].slice(0, limit);
}

type Search = (sql: Sql, text: string, limit: number) => Promise<number[]>;

const byPhoneEnd: Search = async (sql, text, limit) => {
  const digits = phoneDigits(text);
  if (digits === null) return [];
  return ids(
    sql,
    'SELECT id FROM customer WHERE phone_reversed >= ? AND phone_reversed < ? ORDER BY phone_reversed LIMIT ?',
    ...prefixRange(reversedDigits(digits), ':'), // after 9
    limit,
  );
};

const byPlateOrVin: Search = async (sql, text, limit) => {
  const mark = normalPlate(text);
  if (mark === null) return [];
  if ([...mark].length < TRIGRAM) {
    return ids(
      sql,
      `SELECT customer_id AS id FROM vehicle WHERE instr(plate, ?) > 0 OR instr(vin, ?) > 0
       GROUP BY customer_id ORDER BY min(coalesce(instr(plate, ?) <> 1, 1)), customer_id LIMIT ?`,
      mark,
      mark,
      mark,
      limit,
    );
  }
  return ids(
    sql,
    `SELECT v.customer_id AS id FROM vehicle_mark m JOIN vehicle v ON v.id = m.rowid WHERE vehicle_mark MATCH ?
     GROUP BY v.customer_id ORDER BY max(v.plate IS ? OR v.vin IS ?) DESC, v.customer_id LIMIT ?`,
    quoted(mark),
    mark,
    mark,
    limit,
  );
};

const byName: Search = async (sql, text, limit) => {
  const words = [...new Set(searchKey(text).split(' ').filter(Boolean))];
  const long = words.filter((word) => [...word].length >= TRIGRAM);
  const short = words.filter((word) => [...word].length < TRIGRAM);
  if (words.length === 0) return [];
  if (long.length === 0) return byShortWords(sql, short, limit);
  return ids(
    sql,
    `SELECT c.id FROM customer_name n JOIN customer c ON c.id = n.rowid
     WHERE customer_name MATCH ?${' AND instr(c.name_key, ?) > 0'.repeat(short.length)} ORDER BY c.id LIMIT ?`,
    long.map(quoted).join(' AND '),
    ...short,
    limit,
  );
};

/** Names that begin so come from their index; only when they are too few are all names looked through. */
async function byShortWords(sql: Sql, words: readonly string[], limit: number): Promise<number[]> {
  const beginning = await ids(
    sql,
    'SELECT id FROM customer WHERE name_key >= ? AND name_key < ? ORDER BY name_key LIMIT ?',
    ...prefixRange(words.join(' '), '\u{10ffff}'),
    limit,
  );
  if (beginning.length >= limit) return beginning;
  const anywhere = await ids(
    sql,
    `SELECT id FROM customer WHERE ${words.map(() => 'instr(name_key, ?) > 0').join(' AND ')}
     ORDER BY instr(' ' || name_key, ' ' || ?) = 0, name_key LIMIT ?`,
    ...words,
    words[0] as string,
    limit,
  );
  return [...beginning, ...anywhere];
}

/** What begins with `start`, as the bounds of a range; `last` sorts behind all that may follow. */
function prefixRange(start: string, last: string): [string, string] {
  return [start, `${start}${last}`];
}

async function ids(sql: Sql, statement: string, ...values: Value[]): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(statement, ...values);
  return rows.map(({ id }) => id);
}

/** A phrase of FTS5's query language, whatever is in it. */
function quoted(phrase: string): string {
  return `"${phrase.replaceAll('"', '""')}"`;
}
