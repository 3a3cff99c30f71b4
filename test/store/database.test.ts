import BetterSqlite3 from 'better-sqlite3';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { ClaimRefused } from '../../src/store/refusals.ts';
import type { Transaction } from '../../src/store/sql/engine/sql.ts';
import { createShop } from '../../src/store/sql/shop.ts';
import { SqliteDatabase } from '../../src/store/sqlite/database.ts';
import { Connection } from '../../src/store/sqlite/engine/connection.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { storeIn } from '../../src/store/sqlite/sqlite-store.ts';
import { aWrite, NOW, RULES, readyBook, zone } from '../support/book.ts';
import { scratchFile } from '../support/scratch.ts';

const COUNT = 'SELECT count(*) AS count FROM page';
const count = async (database: SqliteDatabase) => (await database.get<{ count: number }>(COUNT))?.count;
const add = (tx: Transaction) => tx.run("INSERT INTO page (text) VALUES ('new')");
const turned = () => new Promise((resolve) => setImmediate(resolve));

let database: SqliteDatabase;

beforeEach(() => {
  const db = new BetterSqlite3(':memory:');
  db.exec('CREATE TABLE page (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  database = new SqliteDatabase(new Connection(db, ':memory:'));
  onTestFinished(() => void db.close());
});

describe('a transaction', () => {
  test('is over before anything else that is asked meanwhile', async () => {
    const order: unknown[] = [];
    const steps = async (name: string, tx: Transaction) => {
      for (let i = 0; i < 5; i += 1) await add(tx);
      order.push(name);
    };
    await Promise.all([
      database.transaction((tx) => steps('first', tx)),
      count(database).then((rows) => order.push(rows)),
      database.transaction((tx) => steps('second', tx)),
      database.between(() => order.push('between')),
      database.transaction((tx) => steps('tried', tx), { dryRun: true }),
      count(database).then((rows) => order.push(rows)),
    ]);
    expect(order.filter((each) => typeof each === 'string' && each !== 'between')).toEqual([
      'first',
      'second',
      'tried',
    ]);
    // Whatever has its turn when: nobody sees a part of what is being written, nor what is taken back.
    for (const rows of order.filter((each) => typeof each === 'number')) expect([5, 10]).toContain(rows);
    expect(await count(database)).toBe(10);
  });

  test('that throws is taken back, and the next one goes on', async () => {
    const failed = database.transaction(async (tx) => {
      await add(tx);
      throw new Error('no');
    });
    const next = database.transaction(add);
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe(1);
    expect(await count(database)).toBe(1);
  });

  test('may have a part that is taken back alone', async () => {
    await database.transaction(async (tx) => {
      await add(tx);
      const part = tx.savepoint(async () => {
        await add(tx);
        throw new Error('no');
      });
      await expect(part).rejects.toThrow('no');
      await tx.savepoint(() => add(tx));
    });
    expect(await count(database)).toBe(2);
  });

  test.each<[string, (tx: Transaction) => Promise<unknown>]>([
    ['the event loop', turned],
    ['the database, and not its own promises', () => database.get(COUNT)],
    ['another transaction', () => database.transaction(async () => undefined)],
    ['the event loop in a part of it', (tx) => tx.savepoint(turned)],
  ])('that awaits %s is taken back, and keeps nobody else waiting', async (_, awaited) => {
    const wrong = database.transaction(async (tx) => {
      await add(tx);
      await awaited(tx);
      return 'done';
    });
    const other = database.transaction(add);
    await expect(wrong).rejects.toThrow('a transaction is over, or has awaited something else');
    await other;
    expect(await count(database)).toBe(1);
  });

  test('is gone when it is over', async () => {
    const gone = await database.transaction(async (tx) => ({ tx }));
    await expect(gone.tx.get(COUNT)).rejects.toThrow('a transaction is over');
    await expect(add(gone.tx)).rejects.toThrow('a transaction is over');
  });

  test('is the only way to write', async () => {
    const written = database.all("INSERT INTO page (text) VALUES ('new') RETURNING id");
    await expect(written).rejects.toThrow('only a transaction writes');
    expect(await count(database)).toBe(0);
  });
});

test('many at once, in one process, book a time once, and nobody sees a visit without its claims', async () => {
  const opened = await openDatabase(scratchFile(), (tx) => createShop(tx, { rules: RULES, zone, at: NOW }));
  const { store, localEvents } = storeIn(opened.database, opened.watch);
  const { draft } = await readyBook(async () => ({
    store,
    localEvents,
    dump: async () => null,
    setStatus: async () => undefined,
    cleanup: () => store.close(),
  }));
  onTestFinished(() => store.close());
  // What is loaded on first use: from here on, whoever asks is never kept waiting for the disk.
  await store.appointments.apply([], aWrite({ dryRun: true }));
  const state = { booking: true };
  const seen: { visits: number; claimed: number }[] = [];
  const looking = (async () => {
    for (let looks = 0; state.booking && looks < 100_000; looks += 1) {
      const now = await opened.database.get<{ visits: number; claimed: number }>(
        `SELECT (SELECT count(*) FROM appointment) AS visits,
           (SELECT count(DISTINCT appointment_id) FROM claim) AS claimed`,
      );
      if (now !== undefined) seen.push(now);
    }
  })();
  const times = ['09:00-10:00', '09:30-10:30', '10:00-11:00', '09:00-10:00', '09:15-09:45', '10:00-11:00'];
  const outcomes = await Promise.allSettled(
    times.map((each) => store.appointments.book(draft(each), aWrite())),
  );
  state.booking = false;
  await looking;
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ClaimRefused);
  expect(seen.filter(({ visits, claimed }) => visits !== claimed)).toEqual([]);
  expect(new Set(seen.map(({ visits }) => visits)).size).toBeGreaterThan(1);
  expect(await store.health.check()).toEqual([]);
});
