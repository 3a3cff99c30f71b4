import type BetterSqlite3 from 'better-sqlite3';
import { AppError, failureOf } from '../../../failure.ts';
import { isSqliteError, translated } from './errors.ts';

type Value = string | number | null;

/** What a transaction may be told. */
interface TransactionOptions {
  /** False for what can be done again after a power cut; a crash of the process alone never loses a commit. */
  readonly durable?: boolean;
  /** Takes everything back at the end, and returns the result all the same. */
  readonly dryRun?: boolean;
}

/** Asked before anything is written, and told when something was found that a sound book cannot hold. */
export interface TransactionWatch {
  /** Throws `database-damaged`. */
  beforeBegin(): void;
  beforeCommit(): void;
  afterCommit(): void;
  /** SQLite has found something malformed. */
  met(finding: string): void;
  closed(): void;
}

/** How long is waited for another process that is writing, and what ends the wait before. */
export interface Patience {
  readonly busyTimeoutMs: number;
  readonly isInterrupted?: (() => boolean) | undefined;
}

/** While SQLite waits for a lock, the process hears no signal: so it waits in pieces. */
const PIECE_MS = 50;

/**
 * One open database file. Statements are prepared once; every writing transaction begins `IMMEDIATE`, because one
 * that reads first and writes later is refused without waiting when somebody else has written in between.
 *
 * Throws the `database-…` failures; a refused claim stays an SQLite error for `isGuardRefusal`.
 */
export class Connection {
  readonly file: string;
  readonly #db: BetterSqlite3.Database;
  readonly #patience: Patience;
  readonly #statements = new Map<string, BetterSqlite3.Statement>();
  readonly #rawStatements = new Map<string, BetterSqlite3.Statement>();
  #watch: TransactionWatch | null = null;
  /** What is to be done once, with the first write that succeeds (`write.ts`); null: nothing. */
  withFirstWrite: (() => Promise<void>) | null = null;

  constructor(db: BetterSqlite3.Database, file: string, patience: Patience) {
    this.#db = db;
    this.file = file;
    this.#patience = patience;
  }

  watchedBy(watch: TransactionWatch): void {
    this.#watch = watch;
  }

  /** See `Dialect`. */
  readonly elements = { texts: EACH, numbers: EACH };

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.guarded(() => this.#prepared(sql).all(...values) as Row[]);
  }

  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.guarded(() => this.#prepared(sql).get(...values) as Row | undefined);
  }

  /** The rows without the names of their columns. */
  values(sql: string, ...values: Value[]): unknown[][] {
    return this.guarded(
      () =>
        this.#prepared(sql, this.#rawStatements)
          .raw()
          .all(...values) as unknown[][],
    );
  }

  /** The row id of the last insert and the number of changed rows. */
  run(sql: string, ...values: Value[]): { id: number; changes: number } {
    return this.guarded(() => {
      const { lastInsertRowid, changes } = this.#prepared(sql).run(...values);
      return { id: Number(lastInsertRowid), changes };
    });
  }

  /** JSON that the book holds. Throws `database-damaged` for what is none. */
  parsed<T>(text: string): T {
    try {
      return JSON.parse(text) as T;
    } catch (cause) {
      throw this.damaged('a text that should be JSON is none', cause);
    }
  }

  /** What cannot be in a sound book was met, as a failure to be thrown; from now on nothing is written. */
  damaged(finding: string, cause?: unknown): AppError {
    this.#watch?.met(finding);
    const failure = { code: 'database-damaged', file: this.file, found: [finding] } as const;
    return new AppError(failure, { cause });
  }

  exec(sql: string): void {
    this.guarded(() => this.#db.exec(sql));
  }

  /**
   * One transaction: nothing else of this process comes between its beginning and its end. Not to be nested: one inside another
   * is a bug and throws. While another process writes, the event loop goes on; if the wait is broken off, it throws
   * `interrupted`, and nothing was changed.
   */
  async transaction<T>(work: () => T, options: TransactionOptions = {}): Promise<T> {
    const { busyTimeoutMs, isInterrupted } = this.#patience;
    const pieceMs = Math.min(PIECE_MS, busyTimeoutMs);
    for (let waitedMs = pieceMs; ; waitedMs += pieceMs) {
      try {
        return this.#transact(work, options, () => this.#beginWithin(pieceMs));
      } catch (thrown) {
        if (!(thrown instanceof StillBusy)) throw thrown;
        if (isInterrupted?.() === true) throw new AppError({ code: 'interrupted' }, { cause: thrown.cause });
        if (waitedMs >= busyTimeoutMs) throw this.#asFailure(thrown.cause);
      }
      await new Promise((turned) => setImmediate(turned));
    }
  }

  /** The same, but the event loop stands still: while the book is opened, all waits are SQLite's own. */
  transactionAtOnce<T>(work: () => T): T {
    return this.#transact(work, {}, () => this.#prepared('BEGIN IMMEDIATE').run());
  }

  #transact<T>(work: () => T, { durable = true, dryRun = false }: TransactionOptions, begin: () => void): T {
    this.#watch?.beforeBegin();
    return this.guarded(() => {
      try {
        if (!durable) this.#db.exec('PRAGMA synchronous = NORMAL');
        begin();
        const result = work();
        if (!dryRun) this.#watch?.beforeCommit();
        this.#prepared(dryRun ? 'ROLLBACK' : 'COMMIT').run();
        if (!dryRun) this.#watch?.afterCommit();
        return result;
      } finally {
        if (this.#db.inTransaction) this.#prepared('ROLLBACK').run();
        if (!durable) this.#db.exec('PRAGMA synchronous = FULL');
      }
    });
  }

  /** Throws `StillBusy` when another process has the lock for all that time. */
  #beginWithin(ms: number): void {
    const { busyTimeoutMs } = this.#patience;
    try {
      if (ms !== busyTimeoutMs) this.#db.exec(`PRAGMA busy_timeout = ${ms}`);
      this.#prepared('BEGIN IMMEDIATE').run();
    } catch (thrown) {
      if (isSqliteError(thrown) && thrown.code.startsWith('SQLITE_BUSY')) throw new StillBusy(thrown);
      throw thrown;
    } finally {
      if (ms !== busyTimeoutMs) this.#db.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    }
  }

  /** All that is read inside is of one moment, whatever other processes commit meanwhile. */
  snapshot<T>(work: () => T): T {
    if (this.#db.inTransaction) return work();
    return this.guarded(() => {
      this.#prepared('BEGIN').run();
      try {
        return work();
      } finally {
        if (this.#db.inTransaction) this.#prepared('ROLLBACK').run();
      }
    });
  }

  /** A part of a transaction, which alone is taken back when `work` throws. */
  savepoint<T>(work: () => T): T {
    return this.guarded(() => {
      this.#prepared('SAVEPOINT part').run();
      try {
        const result = work();
        this.#prepared('RELEASE part').run();
        return result;
      } catch (thrown) {
        // SQLite itself takes the whole transaction back when the disk is full or fails.
        if (this.#db.inTransaction) {
          this.#prepared('ROLLBACK TO part').run();
          this.#prepared('RELEASE part').run();
        }
        throw thrown;
      }
    });
  }

  close(): void {
    if (!this.#db.open) return;
    this.#db.close();
    this.#watch?.closed();
  }

  /** Runs `work` and words what SQLite throws as our failures. */
  guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      throw this.#asFailure(thrown);
    }
  }

  #asFailure(thrown: unknown): unknown {
    const failure = translated(thrown, this.file, this.#patience.busyTimeoutMs);
    for (const finding of failureOf(failure, 'database-damaged')?.found ?? []) this.#watch?.met(finding);
    return failure;
  }

  #prepared(sql: string, kept = this.#statements): BetterSqlite3.Statement {
    let statement = kept.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(heeded(sql));
      kept.set(sql, statement);
    }
    return statement;
  }
}

const EACH = 'SELECT value FROM json_each(?)';

/** The hints of a statement in SQLite's words: by which index it reads, and that one table is read for each row of the one before. */
function heeded(sql: string): string {
  if (!sql.includes('/*+')) return sql;
  return sql
    .replaceAll(/\/\*\+ by (\w+) \*\//g, 'INDEXED BY $1')
    .replaceAll('/*+ then */ JOIN', 'CROSS JOIN');
}

/** The lock is another's, and may soon be free. */
class StillBusy extends Error {
  override readonly cause: Error;
  constructor(cause: Error) {
    super(cause.message);
    this.cause = cause;
  }
}

/** True for that guard's refusal: of a claim, or of a car's second appointment at the same time. */
export function isGuardRefusal(thrown: unknown, guard: 'SLOT_TAKEN' | 'CAR_ELSEWHERE'): boolean {
  return isSqliteError(thrown) && thrown.message === guard;
}
