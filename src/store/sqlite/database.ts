import { AppError } from '../../failure.ts';
import type {
  Database,
  Elements,
  Soundness,
  Transaction,
  TransactionOptions,
  Value,
} from '../sql/engine/sql.ts';
import { type Connection, StillBusy } from './engine/connection.ts';
import { soundnessOf } from './soundness/relied-on.ts';

const EACH = 'SELECT value FROM json_each(?)';
const ELEMENTS: Elements = { texts: EACH, numbers: EACH };

/** While SQLite waits for a lock, the process hears no signal: so it waits in pieces. */
const PIECE_MS = 50;

/**
 * The port of all statements over one connection. SQLite answers at once, so a transaction is over before the event loop turns,
 * whatever it asks; but others' promises are kept in between, and there is one connection for all. So who asks anything while a
 * transaction is open waits for its end.
 */
export class SqliteDatabase implements Database {
  readonly elements = ELEMENTS;
  readonly connection: Connection;
  readonly #soundness: Soundness;
  withFirstWrite: (() => Promise<void>) | null = null;
  #open: OpenTransaction | null = null;

  constructor(connection: Connection) {
    this.connection = connection;
    this.#soundness = soundnessOf(connection);
  }

  async all<Row>(statement: string, ...values: Value[]): Promise<Row[]> {
    while (this.#open !== null) await this.#open.over;
    this.connection.assertReads(statement);
    return this.connection.all<Row>(statement, ...values);
  }

  async get<Row>(statement: string, ...values: Value[]): Promise<Row | undefined> {
    while (this.#open !== null) await this.#open.over;
    this.connection.assertReads(statement);
    return this.connection.get<Row>(statement, ...values);
  }

  damaged(finding: string, cause?: unknown): AppError {
    return this.connection.damaged(finding, cause);
  }

  /** What is not asked in SQL, between two transactions and at once. */
  async between<T>(work: (connection: Connection) => T): Promise<T> {
    while (this.#open !== null) await this.#open.over;
    return work(this.connection);
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const { busyTimeoutMs, isInterrupted } = this.connection.patience;
    const pieceMs = Math.min(PIECE_MS, busyTimeoutMs);
    for (let waitedMs = pieceMs; ; waitedMs += pieceMs) {
      while (this.#open !== null) await this.#open.over;
      try {
        this.connection.begin(options, pieceMs);
        break;
      } catch (thrown) {
        if (!(thrown instanceof StillBusy)) throw thrown;
        if (isInterrupted?.() === true) throw new AppError({ code: 'interrupted' }, { cause: thrown.cause });
        if (waitedMs >= busyTimeoutMs) throw this.connection.asFailure(thrown.cause);
      }
      await new Promise((turned) => setImmediate(turned));
    }
    return this.#carriedOut(work, options);
  }

  /** The same, but the event loop stands still: while the book is opened, all waits are SQLite's own. */
  async transactionAtOnce<T>(work: (tx: Transaction) => Promise<T> | T): Promise<T> {
    while (this.#open !== null) await this.#open.over;
    this.connection.begin({});
    return this.#carriedOut(work, {});
  }

  /** To be called as soon as it has begun. */
  async #carriedOut<T>(
    work: (tx: Transaction) => Promise<T> | T,
    { dryRun = false }: TransactionOptions,
  ): Promise<T> {
    const { connection } = this;
    const tx = new OpenTransaction(connection, this.#soundness);
    this.#open = tx;
    const end = () => {
      try {
        tx.end();
      } finally {
        if (this.#open === tx) this.#open = null;
      }
    };
    // The event loop turns only if something else is awaited: then others would wait for who knows what.
    const turned = setImmediate(end);
    try {
      const result = await work(tx);
      tx.assertOpen();
      connection.conclude(dryRun);
      return result;
    } catch (thrown) {
      throw connection.asFailure(thrown);
    } finally {
      clearImmediate(turned);
      end();
    }
  }

  async close(): Promise<void> {
    await this.between((connection) => connection.close());
  }
}

class OpenTransaction implements Transaction {
  readonly elements = ELEMENTS;
  readonly soundness: Soundness;
  readonly over: Promise<void>;
  readonly #connection: Connection;
  #isOver = false;
  #tellOver = () => undefined as void;

  constructor(connection: Connection, soundness: Soundness) {
    this.#connection = connection;
    this.soundness = soundness;
    this.over = new Promise((told) => {
      this.#tellOver = told;
    });
  }

  async all<Row>(statement: string, ...values: Value[]): Promise<Row[]> {
    this.assertOpen();
    return this.#connection.all<Row>(statement, ...values);
  }

  async get<Row>(statement: string, ...values: Value[]): Promise<Row | undefined> {
    this.assertOpen();
    return this.#connection.get<Row>(statement, ...values);
  }

  async run(statement: string, ...values: Value[]): Promise<number> {
    this.assertOpen();
    return this.#connection.run(statement, ...values);
  }

  async runEach(statement: string, rows: Iterable<readonly Value[]>): Promise<void> {
    this.assertOpen();
    for (const values of rows) this.#connection.run(statement, ...values);
  }

  damaged(finding: string, cause?: unknown): AppError {
    return this.#connection.damaged(finding, cause);
  }

  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    this.assertOpen();
    const { part } = this.#connection;
    part.begin();
    try {
      const result = await work();
      this.assertOpen();
      part.keep();
      return result;
    } catch (thrown) {
      if (!this.#isOver) part.takeBack();
      throw thrown;
    }
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    try {
      this.#connection.abandon();
    } finally {
      this.#tellOver();
    }
  }

  assertOpen(): void {
    if (this.#isOver)
      throw new Error('a transaction is over, or has awaited something else than its own statements');
  }
}
