import { onTestFinished } from 'vitest';
import type { Transaction, TransactionOptions, Value } from '../../src/store/sql/engine/sql.ts';
import { createShop } from '../../src/store/sql/shop.ts';
import { SqliteDatabase } from '../../src/store/sqlite/database.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { storeIn } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { NOW, RULES, zone } from './book.ts';
import { scratchFile } from './scratch.ts';

/** A new book, and all statements that were made in it so far: what it was asked to do, whatever it found. */
export async function notedStore(): Promise<{ readonly store: Store; readonly statements: string[] }> {
  const { database } = await openDatabase(scratchFile(), (tx) =>
    createShop(tx, { rules: RULES, zone, at: NOW }),
  );
  const noting = new NotingDatabase(database.connection);
  const { store } = storeIn(noting);
  onTestFinished(() => store.close());
  return { store, statements: noting.statements };
}

class NotingDatabase extends SqliteDatabase {
  readonly statements: string[] = [];

  override async all<Row>(statement: string, ...values: Value[]): Promise<Row[]> {
    this.statements.push(statement);
    return super.all(statement, ...values);
  }

  override async get<Row>(statement: string, ...values: Value[]): Promise<Row | undefined> {
    this.statements.push(statement);
    return super.get(statement, ...values);
  }

  override async transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T> {
    return super.transaction((tx) => work(this.#noted(tx)), options);
  }

  #noted(tx: Transaction): Transaction {
    const noted = (statement: string) => {
      this.statements.push(statement);
      return statement;
    };
    return {
      all: (statement, ...values) => tx.all(noted(statement), ...values),
      get: (statement, ...values) => tx.get(noted(statement), ...values),
      run: (statement, ...values) => tx.run(noted(statement), ...values),
      runEach: (statement, rows) => tx.runEach(noted(statement), rows),
      savepoint: (work) => tx.savepoint(work),
      damaged: (finding, cause) => tx.damaged(finding, cause),
      elements: tx.elements,
      soundness: tx.soundness,
    };
  }
}
