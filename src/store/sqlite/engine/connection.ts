import { statSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import { AppError, type Damage, failureOf } from '../../../failure.ts';
import type { TransactionOptions, Value } from '../../sql/engine/sql.ts';
import { translated } from './errors.ts';
import { NO_PATIENCE, type Patience } from './patience.ts';

/** Asked before anything is written, and told when something was found that a sound book cannot hold. */
export interface TransactionWatch {
  /** Throws `database-damaged`. */
  beforeBegin(): void;
  beforeCommit(): void;
  afterCommit(): void;
  /** SQLite has found something malformed. */
  met(finding: Damage): void;
  closed(): void;
}

/**
 * One open database file, as SQLite has it: at once, and refused at once where another process has the lock. Statements are prepared once; every writing transaction begins `IMMEDIATE`,
 * because one that reads first and writes later is refused without waiting when somebody else has written in between.
 *
 * Throws the `database-…` failures, `GuardRefusal`.
 */
export class Connection {
  readonly file: string;
  readonly #db: BetterSqlite3.Database;
  readonly patience: Patience;
  readonly #statements = new Map<string, BetterSqlite3.Statement>();
  readonly #rawStatements = new Map<string, BetterSqlite3.Statement>();
  #watch: TransactionWatch | null = null;
  /** Which file it is, whatever its name leads to by now; null for one that has no name. */
  readonly #identity: string | null;
  /** Whether the last transaction that began is to outlast a power cut. */
  #durable = true;

  constructor(db: BetterSqlite3.Database, file: string, patience = NO_PATIENCE) {
    this.#db = db;
    this.file = file;
    this.patience = patience;
    this.#identity = identityOf(file);
  }

  /** False once its name leads to another file, or to none: somebody has put another book in its place, or moved it away. */
  get isInPlace(): boolean {
    return identityOf(this.file) === this.#identity;
  }

  watchedBy(watch: TransactionWatch): void {
    this.#watch = watch;
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.guarded(() => this.#prepared(sql).all(...values) as Row[]);
  }

  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.guarded(() => this.#prepared(sql).get(...values) as Row | undefined);
  }

  /** What gives rows may write, too, but not outside of a transaction. */
  assertReads(sql: string): void {
    if (!this.guarded(() => this.#prepared(sql)).readonly)
      throw new Error(`only a transaction writes: ${sql}`);
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

  /** Gives the number of changed rows. */
  run(sql: string, ...values: Value[]): number {
    return this.guarded(() => this.#prepared(sql).run(...values).changes);
  }

  /** What cannot be in a sound book was met, as a failure to be thrown; from now on nothing is written. */
  damaged(finding: Damage, cause?: unknown): AppError {
    this.#watch?.met(finding);
    const failure = { code: 'database-damaged', file: this.file, found: [finding] } as const;
    return new AppError(failure, { cause });
  }

  exec(sql: string): void {
    this.guarded(() => this.#db.exec(sql));
  }

  /** Begins a writing transaction. Throws `database-locked` while another process is writing. */
  begin({ durable = true }: TransactionOptions): void {
    this.#watch?.beforeBegin();
    this.guarded(() => {
      this.#durable = durable;
      try {
        if (!durable) this.#db.exec('PRAGMA synchronous = NORMAL');
        this.#prepared('BEGIN IMMEDIATE').run();
      } catch (thrown) {
        this.abandon();
        throw thrown;
      }
    });
  }

  /** Commits, or takes all of it back. What went into a file that is nobody's book any more would be lost, and said to be kept. */
  conclude(dryRun: boolean): void {
    this.guarded(() => {
      if (!dryRun && !this.isInPlace)
        throw new AppError({ code: 'database-unreachable', file: this.file, why: MOVED });
      if (!dryRun) this.#watch?.beforeCommit();
      this.#prepared(dryRun ? 'ROLLBACK' : 'COMMIT').run();
      if (!dryRun) this.#watch?.afterCommit();
    });
  }

  /** Takes back what was not concluded. To be called after every transaction. */
  abandon(): void {
    this.guarded(() => {
      if (this.#db.inTransaction) this.#prepared('ROLLBACK').run();
      if (!this.#durable) this.#db.exec('PRAGMA synchronous = FULL');
      this.#durable = true;
    });
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

  /** A part of the transaction, which alone can be taken back. */
  readonly part = {
    begin: () => this.run('SAVEPOINT part'),
    keep: () => this.run('RELEASE part'),
    takeBack: () => {
      // SQLite itself takes the whole transaction back when the disk is full or fails.
      if (!this.#db.inTransaction) return;
      this.run('ROLLBACK TO part');
      this.run('RELEASE part');
    },
  };

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
      throw this.asFailure(thrown);
    }
  }

  /** What SQLite threw, as a failure of ours. What is one already stays it. */
  asFailure(thrown: unknown): unknown {
    const failure = translated(thrown, this.file, this.patience.busyTimeoutMs);
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

/** The hints of a statement in SQLite's words: by which index it reads, and that one table is read for each row of the one before. */
function heeded(sql: string): string {
  if (!sql.includes('/*+')) return sql;
  return sql
    .replaceAll(/\/\*\+ by (\w+) \*\//g, 'INDEXED BY $1')
    .replaceAll('/*+ then */ JOIN', 'CROSS JOIN');
}

const MOVED = 'it was replaced or moved away while it was in use';

function identityOf(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false, bigint: true });
  return stats === undefined ? null : `${stats.dev} ${stats.ino}`;
}
