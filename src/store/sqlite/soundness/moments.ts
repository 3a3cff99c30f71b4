import type { Damage } from '../../../failure.ts';
import type { Connection } from '../engine/connection.ts';

/** Two days less than JavaScript's dates reach: in any zone there is still a date to be shown. */
const FURTHEST_MS = 8_640_000_000_000_000 - 2 * 86_400_000;
const MOMENTS = `
SELECT t.name AS "table", c.name AS "column" FROM sqlite_schema t JOIN pragma_table_info(t.name) c
WHERE t.type = 'table' AND (c.name = 'at' OR c.name GLOB '*_at') AND t.sql NOT LIKE 'CREATE VIRTUAL%'`;

/** The tables with moments, and a look at all of them in one walk over each. */
export function momentParts(connection: Connection): (() => Damage[])[] {
  const columns = new Map<string, string[]>();
  for (const { table, column } of connection.all<{ table: string; column: string }>(MOMENTS))
    columns.set(table, [...(columns.get(table) ?? []), column]);
  return [...columns].map(
    ([table, ofTable]) =>
      () =>
        impossibleMoments(connection, table, ofTable),
  );
}

/** Whoever reads such a row could show no date for it, and would take that for a bug of bay's. */
function impossibleMoments(connection: Connection, table: string, columns: readonly string[]): Damage[] {
  const ends = columns.map((column) => `min("${column}"), max("${column}")`).join(', ');
  const [found = []] = connection.values(`SELECT ${ends} FROM "${table}"`);
  return columns
    .filter((_, i) => found.slice(2 * i, 2 * i + 2).some((moment) => Math.abs(Number(moment)) > FURTHEST_MS))
    .map((column) => ({ kind: 'impossible-moment', table, column }));
}
