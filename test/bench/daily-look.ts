import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '../../src/domain/interval.ts';
import { forgetAnswers } from '../../src/store/sql/kept-answers.ts';
import { sqliteHealth } from '../../src/store/sqlite/health.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { storeIn } from '../../src/store/sqlite/sqlite-store.ts';
import { NOW } from './big-book.ts';
import { median } from './command-cost.ts';

export interface LookCost {
  /** Commands that it takes until the whole book has been looked through. */
  readonly commands: number;
  readonly wholeMs: number;
  /** The dearest share of one command. */
  readonly mostMs: number;
  readonly doctorMs: number;
  /** Before the first write to a file that looks otherwise than bay left it. */
  readonly firstWriteMs: number;
}

const stopwatch = () => {
  const began = performance.now();
  return () => performance.now() - began;
};

/** What commands do after their answers on one day, and what `doctor` does at once. */
export async function lookCosts(book: string, folder: string): Promise<LookCost> {
  const copy = join(folder, 'looked-at.db');
  copyFileSync(book, copy);
  const strange = await openDatabase(copy, async () => undefined);
  const firstWrite = stopwatch();
  strange.watch.beforeBegin();
  const firstWriteMs = firstWrite();
  await strange.database.close();
  const first = await openDatabase(copy, async () => undefined);
  const doctor = stopwatch();
  await sqliteHealth(first.database, first.watch).check();
  const doctorMs = doctor();
  await first.database.close();
  const shares: number[] = [];
  for (let before = -1; shares.length !== before; ) {
    before = shares.length;
    const {
      database: { connection },
      watch,
    } = await openDatabase(copy, async () => undefined);
    const share = stopwatch();
    if (watch.isLookDue(NOW + DAY_MS)) {
      watch.checkInPassing(NOW + DAY_MS, stopwatch);
      shares.push(share());
    }
    connection.close();
  }
  for (const part of ['', '-checkup']) rmSync(copy + part, { force: true });
  const wholeMs = shares.reduce((sum, ms) => sum + ms, 0);
  return { commands: shares.length, wholeMs, mostMs: Math.max(...shares), doctorMs, firstWriteMs };
}

/** One write under a key with so many kept, and one answer given again and forgotten: the median, in milliseconds. */
export async function keyCosts(book: string, folder: string, keys: number): Promise<number> {
  const copy = join(folder, 'keyed.db');
  copyFileSync(book, copy);
  const { database: filled } = await openDatabase(copy, async () => undefined);
  await filled.transaction((tx) =>
    tx.run(
      `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
       INSERT INTO idempotency_key (key, request, result, at)
       SELECT 'key ' || n, 'request', '{"$appointment":' || n || ',"revision":1}', ? FROM number`,
      keys,
      NOW,
    ),
  );
  await filled.transaction((tx) =>
    tx.run(
      `INSERT INTO answered_appointment (appointment_id, revision, key)
       SELECT json_extract(result, '$."$appointment"'), 1, key FROM idempotency_key`,
    ),
  );
  // Closed, so that what the rounds write does not wait until the log of so many keys has been taken in.
  await filled.close();
  const { database } = await openDatabase(copy, async () => undefined);
  const { store } = storeIn(database);
  const took: number[] = [];
  for (let i = 0; i < 200; i += 1) {
    const key = { text: `new ${i}`, request: 'request' };
    const elapsed = stopwatch();
    await store.keepResult(i, { at: NOW, source: 'counter', actor: 'ana', key, dryRun: false });
    await store.earlierResult(key);
    await database.transaction((tx) => forgetAnswers(tx, 1 + i, 1));
    took.push(elapsed());
  }
  await database.close();
  for (const part of ['', '-checkup']) rmSync(copy + part, { force: true });
  return median(took);
}
