import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Connection } from '../../src/store/sqlite/engine/connection.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { lookOf, writeNote } from '../../src/store/sqlite/soundness/checkup-note.ts';
import { openSqliteStore, UnknownNewShop } from '../../src/store/sqlite/sqlite-store.ts';
import { failing, NOW, RULES, readyBook, zone } from '../support/book.ts';
import { openedAt, withRaw } from '../support/book-sqlite.ts';
import { scratchFile, scratchFolder } from '../support/scratch.ts';

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** Opens the file, which must fail, and gives what was thrown. */
async function refused(file: string): Promise<unknown> {
  try {
    await openedAt(file);
  } catch (thrown) {
    return thrown;
  }
  throw new Error('it was opened');
}

/** A book that has been closed, all of it in the one file. */
async function closedBook(): Promise<string> {
  const file = scratchFile();
  await (await openedAt(file)).store.close();
  return file;
}

describe('a book that is not there yet', () => {
  test('is made in folders and a file that its owner alone can read', async () => {
    const file = join(scratchFolder(), 'data', 'bay', 'shop.db');
    const { store } = await openedAt(file);
    expect((await store.shop.read()).name).toBe(RULES.name);
    expect([dirname(dirname(file)), dirname(file), file, `${file}-wal`].map(mode)).toEqual([
      '700',
      '700',
      '600',
      '600',
    ]);
  });

  test('is made in a folder that exists, whose permissions stay', async () => {
    const folder = scratchFolder();
    chmodSync(folder, 0o755);
    await openedAt(join(folder, 'shop.db'));
    expect(mode(folder)).toBe('755');
  });

  test('may be an empty file, or one whose maker died after the first step', async () => {
    for (const begin of [
      '',
      'PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; PRAGMA user_version = 1; ROLLBACK',
    ]) {
      const file = scratchFile();
      writeFileSync(file, '');
      withRaw(file, (db) => db.exec(begin));
      const { store } = await openedAt(file);
      expect((await store.shop.read()).revision).toBe(1);
    }
  });

  test('is not made without a shop, and can be made with one afterwards', async () => {
    const file = scratchFile();
    await expect(openSqliteStore(file, null)).rejects.toThrow(UnknownNewShop);
    expect((await (await openedAt(file)).store.shop.read()).revision).toBe(1);
  });

  test('can be opened again, and is then the one that was made', async () => {
    const file = scratchFile();
    const { store, shop, book } = await readyBook(async (shop) => openedAt(file, shop));
    const appointment = await book('09:00-10:00');
    await store.close();
    const { store: again } = await openSqliteStore(file, null);
    expect(await again.shop.read()).toEqual(shop);
    expect(await again.appointments.get(appointment.id)).toEqual(appointment);
    await again.close();
  });

  test('is the same one under another name', async () => {
    const file = await closedBook();
    const link = join(scratchFolder(), 'link.db');
    symlinkSync(file, link);
    const { store } = await openedAt(link);
    await store.customers.add(
      { name: 'Bo', phone: null, email: null, notes: null, invite: null },
      {
        at: 0,
        source: 'counter',
        actor: null,
        key: null,
        dryRun: false,
      },
    );
    expect((await (await openedAt(file)).store.health.facts()).customers).toBe(1);
    expect(existsSync(`${link}-wal`)).toBe(false);
  });
});

describe('what is no book of ours is refused and stays as it is', () => {
  test.each([
    ['a text file', (file: string) => writeFileSync(file, 'name,phone\nAna,+12125550134\n'.repeat(200))],
    ['a short text file', (file: string) => writeFileSync(file, 'hello')],
    ['noise', (file: string) => writeFileSync(file, Buffer.alloc(8192, 0xa5))],
    ['another program’s database', (file: string) => withRaw(file, (db) => db.exec('CREATE TABLE a (b)'))],
    [
      'one that says whose it is',
      (file: string) => withRaw(file, (db) => db.exec('PRAGMA application_id = 7')),
    ],
    ['one that has a version', (file: string) => withRaw(file, (db) => db.exec('PRAGMA user_version = 3'))],
  ])('%s', async (_, make) => {
    const file = scratchFile();
    make(file);
    const before = readFileSync(file, 'latin1');
    expect(await refused(file)).toMatchObject(failing('database-foreign', { file }));
    expect(readFileSync(file, 'latin1')).toEqual(before);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('a book that a later bay has written', async () => {
    const file = await closedBook();
    withRaw(file, (db) => db.exec('PRAGMA user_version = 99'));
    const before = readFileSync(file, 'latin1');
    expect(await refused(file)).toMatchObject(failing('database-newer', { file, version: 99 }));
    expect(readFileSync(file, 'latin1')).toEqual(before);
  });

  test.each([
    ['lacks a column', 'ALTER TABLE customer DROP COLUMN notes'],
    ['has a column more', 'ALTER TABLE customer ADD COLUMN nickname TEXT'],
    ['lacks a table', 'DROP TABLE inbox_item'],
  ])('a book of another build of bay, which %s', async (_, sql) => {
    const file = await closedBook();
    withRaw(file, (db) => db.exec(sql));
    expect(await refused(file)).toMatchObject(failing('database-other-build', { file }));
  });

  test('a book of another build of bay, which that build has closed', async () => {
    const file = await closedBook();
    withRaw(file, (db) => db.exec('ALTER TABLE customer ADD COLUMN nickname TEXT'));
    const schemaVersion = withRaw(file, (db) => db.pragma('schema_version', { simple: true }) as number);
    writeNote(file, { ...NOTE, look: lookOf(file), schemaVersion, tables: 'of that build' });
    expect(await refused(file)).toMatchObject(failing('database-other-build', { file }));
  });

  test('a folder', async () => {
    const folder = scratchFolder();
    expect(await refused(folder)).toMatchObject(failing('database-unreachable', { file: folder }));
  });

  test('a path through a file', async () => {
    const file = scratchFile();
    writeFileSync(file, 'x');
    expect(await refused(join(file, 'shop.db'))).toMatchObject(failing('database-unreachable'));
  });

  test.runIf(process.platform === 'linux')('a path where no folder can be made', async () => {
    expect(await refused('/proc/bay/shop.db')).toMatchObject(failing('database-unreachable'));
  });

  test('a folder in place of the write-ahead log', async () => {
    const file = await closedBook();
    mkdirSync(`${file}-wal`);
    expect(await refused(file)).toMatchObject(failing('database-unreachable'));
  });
});

const NOTE = { damage: [], roundAt: NOW, partsDone: null };

const pragma = (connection: Connection, name: string) =>
  Object.values(connection.get<Record<string, unknown>>(`PRAGMA ${name}`) ?? {})[0];

describe('every connection', () => {
  const WANTED = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    recursive_triggers: 1,
    busy_timeout: 0,
    application_id: 0x62617962,
    secure_delete: 1,
    user_version: 1,
  };

  test.each(['the one that makes the book', 'a later one', 'one to a copy that has left WAL mode'])(
    'has its safety catches on: %s',
    async (which) => {
      const file = which === 'the one that makes the book' ? scratchFile() : await closedBook();
      if (which.includes('copy')) withRaw(file, (db) => db.pragma('journal_mode = DELETE'));
      const {
        database: { connection },
      } = await openDatabase(file, async () => undefined);
      for (const [name, value] of Object.entries(WANTED))
        expect([name, pragma(connection, name)]).toEqual([name, value]);
      connection.close();
    },
  );
});

test('a book makes random identifiers, another each time', async () => {
  const { newUuid } = await openSqliteStore(scratchFile(), { rules: RULES, zone, at: NOW });
  const made = Array.from({ length: 200 }, newUuid);
  expect(new Set(made).size).toBe(200);
  expect(new Set(made.map((uuid) => uuid.charAt(19)))).toEqual(new Set('89ab'));
  for (const uuid of made)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
