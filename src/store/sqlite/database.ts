import type { AppError, Damage } from '../../failure.ts';
import type {
  Database,
  Elements,
  Soundness,
  Transaction,
  TransactionOptions,
  Value,
} from '../sql/engine/sql.ts';
import type { Connection } from './engine/connection.ts';
import { patiently } from './engine/patience.ts';
import { soundnessOf } from './soundness/relied-on.ts';

const EACH = 'SELECT value FROM json_each(?)';
const ELEMENTS: Elements = { texts: EACH, numbers: EACH };

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
    return this.between((connection) => {
      connection.assertReads(statement);
      return connection.all<Row>(statement, ...values);
    });
  }

  async get<Row>(statement: string, ...values: Value[]): Promise<Row | undefined> {
    return this.between((connection) => {
      connection.assertReads(statement);
      return connection.get<Row>(statement, ...values);
    });
  }

  damaged(finding: Damage, cause?: unknown): AppError {
    return this.connection.damaged(finding, cause);
  }

  /** What is asked between two transactions and at once; asked again where another process has the lock. */
  between<T>(
    work: (connection: Connection) => T,
    { isOver, waitsMs }: Pick<TransactionOptions, 'isOver' | 'waitsMs'> = {},
  ): Promise<T> {
    const { patience } = this.connection;
    return patiently(
      async () => {
        while (this.#open !== null) await this.#open.over;
        return work(this.connection);
      },
      { ...patience, isOver, busyTimeoutMs: waitsMs ?? patience.busyTimeoutMs },
    );
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const { connection } = this;
    const { tx, end } = await this.between(() => this.#begun(options), options);
    try {
      const result = await work(tx);
      tx.assertOpen();
      connection.conclude(options.dryRun ?? false);
      return result;
    } catch (thrown) {
      throw connection.asFailure(thrown);
    } finally {
      end();
    }
  }

  /** From the moment in which it begins, everybody else waits for its end. */
  #begun(options: TransactionOptions) {
    this.connection.begin(options);
    const tx = new OpenTransaction(this.connection, this.#soundness);
    this.#open = tx;
    const end = () => {
      clearImmediate(turned);
      try {
        tx.end();
      } finally {
        if (this.#open === tx) this.#open = null;
      }
    };
    // The event loop turns only if something else is awaited: then others would wait for who knows what.
    const turned = setImmediate(end);
    return { tx, end };
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

  damaged(finding: Damage, cause?: unknown): AppError {
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
