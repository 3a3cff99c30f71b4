import type BetterSqlite3 from 'better-sqlite3';
import { isSqliteError, translated } from './errors.ts';

type Value = string | number | null;

/** What a transaction may be told. */
interface TransactionOptions {
  /** False for what can be done again after a power cut; a crash of the process alone never loses a commit. */
  readonly durable?: boolean;
  /** Takes everything back at the end, and returns the result all the same. */
  readonly dryRun?: boolean;
}

/**
 * One open database file. Statements are prepared once; every writing transaction begins `IMMEDIATE`, because one
 * that reads first and writes later is refused without waiting when somebody else has written in between.
 *
 * Throws the `database-…` failures; a refused claim stays an SQLite error for `isGuardRefusal`.
 */
export class Connection {
  readonly file: string;
  readonly #db: BetterSqlite3.Database;
  readonly #busyTimeoutMs: number;
  readonly #statements = new Map<string, BetterSqlite3.Statement>();

  constructor(db: BetterSqlite3.Database, file: string, busyTimeoutMs: number) {
    this.#db = db;
    this.file = file;
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.guarded(() => this.#prepared(sql).all(...values) as Row[]);
  }

  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.guarded(() => this.#prepared(sql).get(...values) as Row | undefined);
  }

  /** The row id of the last insert and the number of changed rows. */
  run(sql: string, ...values: Value[]): { id: number; changes: number } {
    return this.guarded(() => {
      const { lastInsertRowid, changes } = this.#prepared(sql).run(...values);
      return { id: Number(lastInsertRowid), changes };
    });
  }

  exec(sql: string): void {
    this.guarded(() => this.#db.exec(sql));
  }

  /** One transaction, on its own or not at all. Not nested: a use of it inside another is a bug and throws. */
  transaction<T>(work: () => T, { durable = true, dryRun = false }: TransactionOptions = {}): T {
    return this.guarded(() => {
      try {
        if (!durable) this.#db.exec('PRAGMA synchronous = NORMAL');
        this.#prepared('BEGIN IMMEDIATE').run();
        const result = work();
        this.#prepared(dryRun ? 'ROLLBACK' : 'COMMIT').run();
        return result;
      } finally {
        if (this.#db.inTransaction) this.#prepared('ROLLBACK').run();
        if (!durable) this.#db.exec('PRAGMA synchronous = FULL');
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
    this.#db.close();
  }

  /** Runs `work` and words what SQLite throws as our failures. */
  guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      throw translated(thrown, this.file, this.#busyTimeoutMs);
    }
  }

  #prepared(sql: string): BetterSqlite3.Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** True for that guard's refusal: of a claim, or of a car's second appointment at the same time. */
export function isGuardRefusal(thrown: unknown, guard: 'SLOT_TAKEN' | 'CAR_ELSEWHERE'): boolean {
  return isSqliteError(thrown) && thrown.message === guard;
}
