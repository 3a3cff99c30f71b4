import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { AppError } from '../../failure.ts';
import { makePrivateFolder } from '../../machine/private-folder.ts';
import type { Transaction } from '../sql/engine/sql.ts';
import { SqliteDatabase } from './database.ts';
import { Connection } from './engine/connection.ts';
import { assertSafeSqlite, loadDriver } from './engine/driver.ts';
import { isBusy, isSqliteError, translated } from './engine/errors.ts';
import { NO_PATIENCE, type Patience, patiently } from './engine/patience.ts';
import { MIGRATIONS } from './schema/schema.ts';
import { told, type WithModel } from './soundness/checks.ts';
import { otherTables, schemaDifferences } from './soundness/schema-check.ts';
import { makeDueSums } from './soundness/sums.ts';
import { firstLookAt, Watch } from './soundness/watch.ts';

/** 'bayb': says that a file is ours before anything is read from it. */
const APPLICATION_ID = 0x62617962;

/**
 * `synchronous` FULL: without it a commit in WAL mode may vanish in a power cut. `secure_delete`: who is to be forgotten is not
 * left in a page that is free.
 */
const PRAGMAS = `
PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON; PRAGMA cache_size = -32768; PRAGMA journal_size_limit = 4194304;${
  process.platform === 'darwin' ? ' PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1;' : ''
}`;

export interface OpenOptions {
  /** Left out: who finds another process writing is refused at once. */
  readonly patience?: Patience;
  /** The tables, one entry a version; left out: bay's own. */
  readonly migrations?: readonly string[];
}

/** Fills a database that is new. */
type Prepare = (tx: Transaction) => Promise<void>;

/**
 * Opens the file, creates it where there is none (readable by its owner alone) and brings its tables up to date.
 * `prepare` fills a database that is new, inside the transaction that creates it.
 *
 * Throws `database-foreign` for a file that is not ours, `database-newer` for one that a later bay has written,
 * `database-other-build` for one with other tables than this bay makes, and the other `database-…` failures.
 */
export async function openDatabase(
  path: string,
  prepare: Prepare,
  { patience = NO_PATIENCE, migrations = MIGRATIONS }: OpenOptions = {},
): Promise<OpenedDatabase> {
  const file = resolve(path);
  const driver = loadDriver();
  const withModelOf: (made: readonly string[]) => WithModel = (made) => (work) =>
    modelled(new driver.Database(':memory:', driver.options), made)(work);
  let db: BetterSqlite3.Database | null = null;
  let isOurs = false;
  try {
    const before = firstLookAt(file);
    createPrivately(file);
    isOurs = before.note !== null && before.look !== '';
    if (isOurs && before.look.startsWith('0 '))
      throw new AppError({ code: 'database-damaged', file, found: [{ kind: 'empty' }] });
    const opened = new driver.Database(file, { ...driver.options, timeout: 0 });
    db = opened;
    const version = await patiently(() => versionAtFirst(opened, file, migrations.length), patience);
    isOurs = version > 0;
    const connection = new Connection(db, file, patience);
    const database = new SqliteDatabase(connection);
    await patiently(() => setUp(opened, { isNew: version === 0 }), patience);
    if (version < migrations.length) {
      const checked = (before: number) =>
        withModelOf(migrations.slice(0, before))((model) => assertTablesOf(before, connection, model));
      await migrate(db, database, migrations, prepare, version === 0 ? null : checked);
    }
    const withModel = withModelOf(migrations);
    const watch = await patiently(() => new Watch(connection, before, withModel), patience);
    if (watch.mayBeAfterCrash && (await isLogOfNobody(db, patience))) watch.logIsOrphan();
    if (version === 0) watch.isNew();
    else if (!watch.isAsLeft)
      await patiently(() => withModel((model) => assertOurTables(connection, model)), patience);
    connection.watchedBy(watch);
    return { database, watch };
  } catch (thrown) {
    db?.close();
    throw translatedAtFirst(thrown, file, patience.busyTimeoutMs, isOurs);
  }
}

/** An open book, and who knows how sound it is. */
export interface OpenedDatabase {
  readonly database: SqliteDatabase;
  readonly watch: Watch;
}

/** An empty book that these made in memory, to compare with; closed when `work` is done. */
function modelled(db: BetterSqlite3.Database, migrations: readonly string[]): WithModel {
  return (work) => {
    try {
      for (const migration of migrations) db.exec(migration);
      return work(new Connection(db, ':memory:'));
    } finally {
      db.close();
    }
  };
}

/** Before a book is migrated: one whose version does not go with its tables was changed by somebody else. */
function assertTablesOf(version: number, connection: Connection, model: Connection): void {
  assertOurTables(connection, model);
  const [first, ...others] = schemaDifferences(connection, model);
  if (first === undefined) return;
  const found = [{ kind: 'tables-of-another-version', version } as const, first, ...others];
  throw new AppError({ code: 'database-damaged', file: connection.file, found });
}

/** Where its tables cannot even be listed, what reads them says so. Throws `database-other-build`. */
function assertOurTables(connection: Connection, model: Connection): void {
  const [found] = told(() => otherTables(connection, model));
  if (found?.kind === 'schema')
    throw new AppError({ code: 'database-other-build', file: connection.file, found });
}

/** What stops a book from being opened at all: of one that is ours, what SQLite cannot make sense of is damage. */
function translatedAtFirst(thrown: unknown, file: string, busyTimeoutMs: number, isOurs: boolean): unknown {
  if (isOurs && isSqliteError(thrown) && /^SQLITE_(?:ERROR|NOTADB)$/.test(thrown.code)) {
    const found = { kind: 'unreadable', said: thrown.message } as const;
    return new AppError({ code: 'database-damaged', file, found: [found] }, { cause: thrown });
  }
  return translated(thrown, file, busyTimeoutMs);
}

/**
 * True for a write-ahead log that was left by a process which did not come to its end: only who is alone can leave WAL mode,
 * which takes the log in. Whoever opens the book meanwhile waits, or enters WAL mode with us.
 */
async function isLogOfNobody(db: BetterSqlite3.Database, patience: Patience): Promise<boolean> {
  try {
    db.pragma('journal_mode = DELETE');
  } catch (thrown) {
    const { code } = thrown as { code?: string };
    if (!isBusy(thrown) && code?.startsWith('SQLITE_READONLY') !== true) throw thrown;
  }
  if (isInWalMode(db)) return false;
  await patiently(() => enterWalMode(db, { isNew: false }), patience);
  return true;
}

function createPrivately(file: string): void {
  if (existsSync(file)) return;
  try {
    makePrivateFolder(dirname(file));
    closeSync(openSync(file, 'a', 0o600));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new AppError({ code: 'database-full', file }, { cause });
    if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
      throw new AppError({ code: 'database-read-only', file }, { cause });
    }
    throw new AppError({ code: 'database-unreachable', file, why: message }, { cause });
  }
}

/** In one transaction: between two readings, another process could make the empty file a database. */
function versionAtFirst(db: BetterSqlite3.Database, file: string, known: number): number {
  assertSafeSqlite(db.prepare('SELECT sqlite_version()').pluck().get() as string);
  return db.transaction(() => versionOf(db, file, known))();
}

/** The schema's version, 0 for an empty file. Looks before anything is written, so that a stranger's file stays as it is. */
function versionOf(db: BetterSqlite3.Database, file: string, known: number): number {
  const application = db.pragma('application_id', { simple: true }) as number;
  const version = db.pragma('user_version', { simple: true }) as number;
  if (application === APPLICATION_ID) {
    if (version > known) throw new AppError({ code: 'database-newer', file, version, known });
    if (version >= 1) return version;
    throw new AppError({ code: 'database-damaged', file, found: [{ kind: 'impossible-version', version }] });
  }
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (application !== 0 || version !== 0 || tables > 0)
    throw new AppError({ code: 'database-foreign', file });
  return 0;
}

function setUp(db: BetterSqlite3.Database, of: { readonly isNew: boolean }): void {
  if (!isInWalMode(db)) enterWalMode(db, of);
  db.exec(PRAGMAS);
}

function isInWalMode(db: BetterSqlite3.Database): boolean {
  return db.pragma('journal_mode', { simple: true }) === 'wal';
}

/** A new file, or one that was copied out of WAL mode (as a backup is); what may only be read is read as it is. */
function enterWalMode(db: BetterSqlite3.Database, { isNew }: { readonly isNew: boolean }): void {
  try {
    db.pragma('journal_mode = WAL');
  } catch (thrown) {
    const { code = '' } = thrown as { code?: string };
    if (isNew || !code.startsWith('SQLITE_READONLY')) throw thrown;
  }
}

/** Every step in a transaction of its own that looks again: another process may have been first. */
async function migrate(
  db: BetterSqlite3.Database,
  database: SqliteDatabase,
  migrations: readonly string[],
  prepare: Prepare,
  check: ((version: number) => void) | null,
): Promise<void> {
  const { connection } = database;
  for (let target = 1; target <= migrations.length; target += 1) {
    await database.transaction(async (tx) => {
      const version = versionOf(db, connection.file, migrations.length);
      if (version >= target) return;
      check?.(version);
      db.exec(migrations[target - 1] as string);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${target}`);
      if (target === 1) await prepare(tx);
      if (target === migrations.length) makeDueSums(connection);
    });
  }
}
