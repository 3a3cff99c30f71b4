import { isNearName } from '../../domain/near-name.ts';
import { searchKey } from '../../domain/search-key.ts';
import type { Sql } from '../sql/engine/sql.ts';

const TRIGRAM = 3;
/** So many that share most with the name are compared. */
const MOST_COMPARED = 200;

/** The numbers of customers whose names share most with this one and are written nearly so. */
export async function nearNames(sql: Sql, name: string, limit: number): Promise<number[]> {
  const key = searchKey(name);
  const letters = key.replaceAll(' ', '');
  const pieces = new Set<string>();
  for (let at = 0; at + TRIGRAM <= letters.length; at += 1) pieces.add(letters.slice(at, at + TRIGRAM));
  if (pieces.size === 0) return [];
  const rows = await sql.all<{ id: number; nameKey: string }>(
    `SELECT c.id, c.name_key AS "nameKey" FROM customer_name n JOIN customer c ON c.id = n.rowid
     WHERE customer_name MATCH ? ORDER BY n.rank, c.id LIMIT ${MOST_COMPARED}`,
    [...pieces].map((piece) => `"${piece}"`).join(' OR '),
  );
  const near = rows.filter(({ nameKey }) => isNearName(key, nameKey));
  return near.slice(0, limit).map(({ id }) => id);
}
