import type { Connection } from '../engine/connection.ts';

interface Part {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** SQLite's own (statistics, sequences, automatic indexes) are left out: they come and go without us. */
const PARTS =
  "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name";

/**
 * Why the tables are not those of `model`; null when they are. No disk brings forth other columns: such a book was made by a bay
 * with other tables, or another program has changed it.
 */
export function otherTables(connection: Connection, model: Connection): string | null {
  return (
    schemaDifferences(connection, model).find((difference) => difference.startsWith('the table ')) ?? null
  );
}

/**
 * What of the tables, indexes and triggers is not as in `model`, a book made by the same migrations; the guard is two of the
 * triggers. An index or view more does no harm; a trigger more may.
 */
export function schemaDifferences(connection: Connection, model: Connection): string[] {
  const wanted = new Map(model.all<Part>(PARTS).map((part) => [`${part.type} ${part.name}`, part.sql]));
  const found = new Map(connection.all<Part>(PARTS).map((part) => [`${part.type} ${part.name}`, part.sql]));
  const lacking = [...wanted].flatMap(([name, sql]) => {
    if (!found.has(name)) return [`the ${name} is missing`];
    return found.get(name) === sql ? [] : [`the ${name} is not as bay has made it`];
  });
  const strange = [...found.keys()].filter((name) => name.startsWith('trigger ') && !wanted.has(name));
  return [...lacking, ...strange.map((name) => `the ${name} is not bay's`)];
}
