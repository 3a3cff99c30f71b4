import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { MIGRATIONS } from '../../src/store/sqlite/schema/schema.ts';
import { failing, readyBook } from '../support/book.ts';
import { openedAt, withRaw } from '../support/book-sqlite.ts';
import { scratchFile } from '../support/scratch.ts';

/** A later version: what every appointment has is one thing more, and so are all sums. */
const NEXT = `ALTER TABLE appointment ADD COLUMN key_tag TEXT NOT NULL DEFAULT 'none';
UPDATE row_sum SET sum = NULL WHERE kind = 'appointment';`;

/** A closed book of today, with one appointment. */
async function bookOfToday(): Promise<string> {
  const file = scratchFile();
  const { store, book } = await readyBook(async (shop) => openedAt(file, shop));
  await book('09:00-10:00');
  await store.close();
  return file;
}

/** Opens the book as a later bay would, whose last migrations these are. */
function openedLater(file: string, ...later: string[]) {
  return openDatabase(file, async () => undefined, { migrations: [...MIGRATIONS, ...later] });
}

const versionOf = (file: string) => withRaw(file, (db) => db.pragma('user_version', { simple: true }));

describe('a book of an earlier version', () => {
  test('is brought up to date when it is opened, with all that it holds, and its sums hold again', async () => {
    const file = await bookOfToday();
    const {
      database: { connection },
      watch,
    } = await openedLater(file, NEXT);
    expect(connection.all('SELECT id, key_tag FROM appointment')).toEqual([{ id: 1, key_tag: 'none' }]);
    expect(watch.checkNow()).toEqual([]);
    expect(connection.all('SELECT * FROM row_sum WHERE sum IS NULL')).toEqual([]);
    connection.close();
    expect(versionOf(file)).toBe(MIGRATIONS.length + 1);
  });

  test('goes through every version in between', async () => {
    const file = await bookOfToday();
    const {
      database: { connection },
    } = await openedLater(file, NEXT, "UPDATE appointment SET key_tag = 'K' || id");
    expect(connection.get('SELECT key_tag FROM appointment')).toEqual({ key_tag: 'K1' });
    connection.close();
  });

  test('stays as it was when a step fails', async () => {
    const file = await bookOfToday();
    await expect(openedLater(file, `${NEXT} SELECT no_such_column FROM appointment;`)).rejects.toThrow();
    expect(versionOf(file)).toBe(MIGRATIONS.length);
    const {
      database: { connection },
    } = await openedLater(file, NEXT);
    expect(connection.get('SELECT key_tag FROM appointment')).toEqual({ key_tag: 'none' });
    connection.close();
  });

  test('is left alone where its tables are not those of its version', async () => {
    const file = await bookOfToday();
    withRaw(file, (db) => db.exec('DROP INDEX claim_by_start'));
    const found = [
      { kind: 'tables-of-another-version', version: MIGRATIONS.length },
      { kind: 'schema', part: 'index claim_by_start', is: 'missing' },
    ];
    let thrown: unknown = null;
    try {
      await openedLater(file, NEXT);
    } catch (caught) {
      thrown = caught;
    }
    expect(thrown).toMatchObject(failing('database-damaged', { found }));
    expect(versionOf(file)).toBe(MIGRATIONS.length);
  });

  test('is not opened by a bay of before, once it has been brought up to date', async () => {
    const file = await bookOfToday();
    await (await openedLater(file, NEXT)).database.close();
    await expect(openedAt(file)).rejects.toThrow('database-newer');
  });
});
