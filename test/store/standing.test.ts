import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { aCustomer, aWrite, NOW, RULES, zone } from '../support/book.ts';
import { scratchFolder } from '../support/scratch.ts';

const NEW_SHOP = { rules: RULES, zone, at: NOW, actor: null, key: null };
let number = 0;

/** Opens the book there, does that, and closes it. */
async function within<T>(
  file: string,
  work: (store: Awaited<ReturnType<typeof openSqliteStore>>['store']) => Promise<T>,
): Promise<T> {
  const { store } = await openSqliteStore(file, existsSync(file) ? null : NEW_SHOP);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A note that was copied so long after it was written. */
function aMinuteLater(note: string): void {
  const [first, second] = readFileSync(note, 'utf8').split('\n');
  writeFileSync(note, `${first}\n${Number(second) - 60_000}\n`);
}

const isHere = (file: string) => within(file, (store) => store.standing.isHere());

async function write(file: string): Promise<void> {
  number += 1;
  const details = aCustomer({ name: `Customer ${number}`, phone: `+1212555${1000 + number}` });
  await within(file, (store) => store.customers.add(details, aWrite()));
}

async function bookAt(folder: string): Promise<string> {
  const file = join(folder, 'bay.db');
  await write(file);
  return file;
}

describe('a book is the one that was last written at its place', () => {
  test('while nobody puts another there, whoever writes in it', async () => {
    const file = await bookAt(scratchFolder());
    expect(await isHere(file)).toBe(true);
    await write(file);
    expect(await isHere(file)).toBe(true);
  });

  test('after its folder has been given another name', async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'old'));
    await bookAt(join(folder, 'old'));
    renameSync(join(folder, 'old'), join(folder, 'new'));
    expect(await isHere(join(folder, 'new', 'bay.db'))).toBe(true);
  });

  test('and is not, once an older copy lies there, however much is written in that', async () => {
    const file = await bookAt(scratchFolder());
    copyFileSync(file, `${file}.copy`);
    await write(file);
    copyFileSync(`${file}.copy`, file);
    expect(await isHere(file)).toBe(false);
    for (let i = 0; i < 3; i += 1) await write(file);
    expect(await isHere(file)).toBe(false);
  });

  test('and is not, where what lies beside it was brought along', async () => {
    const folder = scratchFolder();
    const file = await bookAt(folder);
    cpSync(folder, `${folder}-copy`, { recursive: true });
    aMinuteLater(join(`${folder}-copy`, 'bay.db-last-written'));
    expect(await isHere(join(`${folder}-copy`, 'bay.db'))).toBe(false);
    expect(await isHere(file)).toBe(true);
    rmSync(`${folder}-copy`, { recursive: true });
  });

  test('and is again when that was settled, and the newest of before is then another', async () => {
    const file = await bookAt(scratchFolder());
    copyFileSync(file, `${file}.old`);
    await write(file);
    copyFileSync(file, `${file}.new`);
    copyFileSync(`${file}.old`, file);
    await within(file, (store) => store.standing.settle('another life', NOW));
    expect(await isHere(file)).toBe(true);
    copyFileSync(`${file}.new`, file);
    expect(await isHere(file)).toBe(false);
  });

  test('and is when the newest is put back before anything was settled', async () => {
    const file = await bookAt(scratchFolder());
    copyFileSync(file, `${file}.old`);
    await write(file);
    copyFileSync(file, `${file}.new`);
    copyFileSync(`${file}.old`, file);
    await write(file);
    copyFileSync(`${file}.new`, file);
    expect(await isHere(file)).toBe(true);
  });
});

test('numbers that were given at a place are known there, whatever copy lies there', async () => {
  const file = await bookAt(scratchFolder());
  copyFileSync(file, `${file}.copy`);
  await write(file);
  await write(file);
  const { customer } = await within(file, (store) => store.standing.given());
  copyFileSync(`${file}.copy`, file);
  const given = await within(file, (store) => store.standing.given());
  expect(given.customer).toBe(customer);
  await within(file, (store) => store.standing.raise(given));
  await write(file);
  expect((await within(file, (store) => store.standing.given())).customer).toBe(customer + 1);
});
