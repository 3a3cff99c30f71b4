import type { SchemaDifference } from '../../../failure.ts';
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
 * Which tables are not those of `model`. No disk brings forth other columns: such a book was made by a bay
 * with other tables, or another program has changed it.
 */
export function otherTables(connection: Connection, model: Connection): SchemaDifference[] {
  return schemaDifferences(connection, model).filter(({ part }) => part.startsWith('table '));
}

/**
 * What of the tables, indexes and triggers is not as in `model`, a book made by the same migrations; the guard is two of the
 * triggers. An index or view more does no harm; a trigger more may.
 */
export function schemaDifferences(connection: Connection, model: Connection): SchemaDifference[] {
  const wanted = new Map(model.all<Part>(PARTS).map((part) => [`${part.type} ${part.name}`, part.sql]));
  const found = new Map(connection.all<Part>(PARTS).map((part) => [`${part.type} ${part.name}`, part.sql]));
  const lacking = [...wanted].flatMap(([part, sql]) => {
    if (!found.has(part)) return [difference(part, 'missing')];
    return found.get(part) === sql ? [] : [difference(part, 'other')];
  });
  const strange = [...found.keys()].filter((part) => part.startsWith('trigger ') && !wanted.has(part));
  return [...lacking, ...strange.map((part) => difference(part, 'strange'))];
}

function difference(part: string, is: SchemaDifference['is']): SchemaDifference {
  return { kind: 'schema', part, is };
}
