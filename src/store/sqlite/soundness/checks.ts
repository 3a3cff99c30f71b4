import type { Damage } from '../../../failure.ts';
import type { Connection } from '../engine/connection.ts';
import { isSqliteError } from '../engine/errors.ts';
import { contradictionParts, contradictions, contradictionsIn } from './contradictions.ts';
import { schemaDifferences } from './schema-check.ts';
import { shopProblems } from './shop-problems.ts';
import { holdsItsSum, notAsWritten, spansOf, wrongSums } from './sums.ts';
import { aheadIn, type Window } from './windows.ts';

/** As many findings as anybody reads. */
const MOST = 20;

/** Gives a connection to an empty book in memory with the tables that this one should have, and closes it afterwards. */
export type WithModel = <T>(work: (model: Connection) => T) => T;

/**
 * What is damaged, one by one: everything that SQLite, the sums, the comparison of the tables and that of the rows with
 * each other can tell. Where pages are not sound, rows are not read: nobody knows how many there would seem to be. Where rows
 * are not as they were written, that they disagree tells nothing more.
 */
export function damageIn(connection: Connection, withModel: WithModel): Damage[] {
  const inPages = [...tables(connection, withModel), ...pages(connection, 'integrity_check')];
  if (inPages.length > 0) return inPages.slice(0, MOST);
  // Rows are compared with what was kept of them: read at two moments, a booking of another process would look like rot.
  return connection.snapshot(() => {
    const inRows = [
      ...strangers(connection),
      ...told(() => partialIndexes(connection)),
      ...told(() => spansOf(connection).flatMap((after) => wrongSums(connection, after, MOST))),
      ...told(() => shopProblems(connection)),
    ];
    return (inRows.length > 0 ? inRows : told(() => contradictions(connection))).slice(0, MOST);
  });
}

/**
 * What a write may come upon in a book that is too large to be looked through before it: the pages, and of the rows those of the
 * shop and of what lies ahead. Of the customers it reads, a write looks at the sums itself.
 */
export function damageAhead(connection: Connection, withModel: WithModel): Damage[] {
  const inPages = damageAfterCrash(connection, withModel);
  if (inPages.length > 0) return inPages.slice(0, MOST);
  return connection.snapshot(() => {
    const ahead = aheadIn(connection);
    const inRows = [...told(() => wrongSumsIn(connection, ahead)), ...told(() => shopProblems(connection))];
    return (inRows.length > 0 ? inRows : told(() => contradictionsIn(connection, ahead))).slice(0, MOST);
  });
}

const IDS = 'SELECT id FROM appointment INDEXED BY appointment_by_start WHERE start_at >= ? AND start_at < ?';

function wrongSumsIn(connection: Connection, { from, to }: Window): Damage[] {
  const appointments = connection
    .all<{ id: number }>(IDS, from, to)
    .filter(({ id }) => !holdsItsSum(connection, 'appointment', id))
    .map(({ id }) => notAsWritten('appointment', id));
  return holdsItsSum(connection, 'shop', 1) ? appointments : [notAsWritten('shop', 1), ...appointments];
}

/** What a crash of the machine may have done: cheaper than all. */
export function damageAfterCrash(connection: Connection, withModel: WithModel): Damage[] {
  return [...tables(connection, withModel), ...pages(connection, 'quick_check')];
}

/** The same as `damageIn`, in parts that each cost less than a command may, for a book that is too large for one. */
export function partsOf(connection: Connection, withModel: WithModel): (() => Damage[])[] {
  const parts = [
    () => tables(connection, withModel),
    ...tableNames(connection).map((name) => () => pages(connection, 'integrity_check', name)),
    () => strangers(connection),
    () => told(() => partialIndexes(connection)),
    ...spansOf(connection).map((after) => () => told(() => wrongSums(connection, after, MOST))),
    () => told(() => shopProblems(connection)),
    ...contradictionParts(connection).map((part) => () => told(part)),
  ];
  return parts.map((part) => () => connection.snapshot(part));
}

function tableNames(connection: Connection): string[] {
  return connection
    .all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
    )
    .map(({ name }) => name);
}

function tables(connection: Connection, withModel: WithModel): Damage[] {
  return told(() => withModel((model) => schemaDifferences(connection, model)));
}

function pages(connection: Connection, pragma: 'integrity_check' | 'quick_check', table = ''): Damage[] {
  const what = table === '' ? `${MOST}` : `'${table}'`;
  return told(() =>
    connection.snapshot(() => {
      readSearchTables(connection);
      return connection
        .all<Record<string, string>>(`PRAGMA ${pragma}(${what})`)
        .flatMap((row) => Object.values(row))
        .filter((line) => line !== 'ok')
        .map((said) => ({ kind: 'engine', said }) as const);
    }),
  );
}

/**
 * The check takes the parts of a search table to be those that this connection has seen last. Other processes may have merged them
 * since, and then they would seem to be gone; whoever reads the table sees those of now.
 */
function readSearchTables(connection: Connection): void {
  const tables = connection.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'",
  );
  for (const { name } of tables) connection.values(`SELECT rowid FROM "${name}" LIMIT 1`);
}

function strangers(connection: Connection): Damage[] {
  return told(() =>
    connection
      .all<{ table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check')
      .slice(0, MOST)
      .map(({ table, rowid, parent }) => ({ kind: 'stranger', table, row: rowid, lacks: parent }) as const),
  );
}

/** SQLite's own check does not count the rows of an index that leaves some out. */
function partialIndexes(connection: Connection): Damage[] {
  return connection
    .all<{ name: string; table: string; sql: string }>(
      "SELECT name, tbl_name AS 'table', sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'",
    )
    .filter(({ name, table, sql }) => {
      const rows = /\sWHERE\s(.*)$/s.exec(sql)?.[1] ?? '';
      const counts = [`INDEXED BY ${name}`, 'NOT INDEXED'].map((by) =>
        connection.values(`SELECT count(*) FROM "${table}" ${by} WHERE ${rows}`),
      );
      return String(counts[0]) !== String(counts[1]);
    })
    .map(({ name }) => ({ kind: 'index-rows', index: name }));
}

/** What SQLite itself cannot read on the way is a finding, too. */
export function told<D extends Damage>(
  look: () => readonly D[],
): (D | Extract<Damage, { kind: 'unreadable' }>)[] {
  try {
    return [...look()];
  } catch (thrown) {
    const cause = thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown;
    if (!isSqliteError(cause) || !/^SQLITE_(?:CORRUPT|NOTADB|IOERR|ERROR|MISMATCH)/.test(cause.code))
      throw thrown;
    return [{ kind: 'unreadable', said: cause.message }];
  }
}
