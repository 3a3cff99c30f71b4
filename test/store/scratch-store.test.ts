import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { scratchSqliteStore } from '../../src/store/sqlite/scratch-store.ts';
import { NOW, RULES, zone } from '../support/book.ts';

test('a scratch book is a book of its own, and is gone with its folder', async () => {
  const one = await scratchSqliteStore({ rules: RULES, zone, at: NOW });
  const two = await scratchSqliteStore({ rules: RULES, zone, at: NOW });
  expect((await one.store.shop.read()).name).toBe(RULES.name);
  expect(await one.store.shop.bookId()).not.toBe(await two.store.shop.bookId());
  const folders = await Promise.all(
    [one, two].map(async ({ store }) => dirname((await store.health.facts()).location)),
  );
  expect(folders.map(existsSync)).toEqual([true, true]);
  await one.discard();
  await two.discard();
  expect(folders.map(existsSync)).toEqual([false, false]);
});
