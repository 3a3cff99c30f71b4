import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Patience } from '../../src/store/sqlite/engine/patience.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { aCustomer, aWrite, failing, NOW, RULES, readyBook, span, zone } from '../support/book.ts';
import { bookProcesses } from '../support/book-processes.ts';
import { openedAt } from '../support/book-sqlite.ts';
import { patienceOf } from '../support/patience.ts';
import { scratchFile, scratchFolder } from '../support/scratch.ts';

const SHOP = { rules: RULES, zone, at: NOW };

describe('several processes', () => {
  test('that open a new book at once make one shop', async () => {
    const processes = await bookProcesses(8);
    const folder = scratchFolder();
    for (let round = 0; round < 6; round += 1) {
      const file = join(folder, `round-${round}`, 'shop.db');
      const answers = await Promise.all(
        processes.map((each) => each.ask({ name: 'open', file, shop: SHOP })),
      );
      const [first] = answers;
      expect(first).toMatchObject({
        value: {
          revision: 1,
          bays: [
            [1, 'Bay 1'],
            [2, 'Bay 2'],
            [3, 'Yard'],
          ],
        },
      });
      expect(answers).toEqual(answers.map(() => first));
      expect(await (await openedAt(file)).store.health.check()).toEqual([]);
    }
  });

  test('of which one is killed while it creates the book leave the next one to do it', async () => {
    const [other] = await bookProcesses(1);
    const file = scratchFile();
    await other?.begin({ name: 'hangWhileCreating', file });
    await other?.kill();
    expect(statSync(file).size).toBeGreaterThan(0);
    const { store } = await openedAt(file);
    expect(await store.shop.read()).toMatchObject({ revision: 1, name: RULES.name });
    expect(await store.health.check()).toEqual([]);
  });

  test('of which one writes for too long: the others are told so, and nothing has changed', async () => {
    const file = scratchFile();
    const book = await readyBook(async (shop) => openedAt(file, shop));
    const { store, localEvents } = await openSqliteStore(file, null, { patience: patienceOf(50) });
    const [other] = await bookProcesses(1);
    const before = await book.dump();
    await other?.ask({ name: 'hold', file });
    const locked = failing('database-locked', { file, waitedMs: 50 });
    await expect(store.appointments.book(book.draft('09:00-10:00'), aWrite())).rejects.toMatchObject(locked);
    await expect(localEvents.remove({ calendarId: 'bay-1', eventId: 'e' }, null, NOW)).rejects.toMatchObject(
      locked,
    );
    expect(await store.shop.read()).toEqual(book.shop);
    expect(await book.dump()).toEqual(before);
    await other?.ask({ name: 'release', file });
    const { value } = await store.customers.add(aCustomer({ name: 'Bo', phone: null }), aWrite());
    expect(value.name).toBe('Bo');
    await store.close();
    // To hear of the other process at all, this one must go on while it waits.
    await book.cleanup();
    await other?.ask({ name: 'hold', file, alone: true });
    const opened = openSqliteStore(file, null, { patience: patienceOf(10_000) });
    await other?.ask({ name: 'release', file });
    const { store: again } = await opened;
    await other?.ask({ name: 'hold', file });
    const added = again.customers.add(aCustomer({ name: 'Cy', phone: null }), aWrite());
    await other?.ask({ name: 'release', file });
    expect((await added).value.name).toBe('Cy');
    await again.close();
  });

  test('wait for one another no longer than the request at hand has time', async () => {
    const file = scratchFile();
    await (await openedAt(file)).cleanup();
    let [pauses, isOver] = [0, false];
    const pause = async () => {
      pauses += 1;
      isOver = pauses === 5;
    };
    const { store } = await openSqliteStore(file, null, { patience: { busyTimeoutMs: 10_000, pause } });
    const request = store.waitingUntil(() => isOver);
    const add = (name: string) => request.customers.add(aCustomer({ name, phone: null }), aWrite());
    const { free } = locked(file, {});
    for (const name of ['Bo', 'Cy'])
      await expect(add(name)).rejects.toMatchObject(failing('database-locked', { file }));
    expect(pauses).toBe(5);
    free();
    expect((await add('Di')).value.name).toBe('Di');
    expect((await store.customers.list({ limit: 9, offset: 0 })).total).toBe(1);
    await store.close();
  });

  test.each<[string, string, { readonly alone?: boolean }]>([
    ['a book that somebody has for himself', 'a closed book', { alone: true }],
    ['a book that somebody is making', 'an empty file', {}],
  ])('of which one opens %s wait with patience, and hear that nobody wants to wait', async (_, what, how) => {
    const file = scratchFile();
    if (what === 'an empty file') writeFileSync(file, '');
    else await (await openedAt(file)).cleanup();
    const { free } = locked(file, how);
    const opening = (patience: Patience) => openSqliteStore(file, SHOP, { patience });
    await expect(opening(patienceOf(20))).rejects.toMatchObject(failing('database-locked', { waitedMs: 20 }));
    const control = new AbortController();
    const unwanted = opening(patienceOf(10_000, control));
    setImmediate(() => control.abort());
    await expect(unwanted).rejects.toMatchObject(failing('interrupted'));
    const pauses: number[] = [];
    const pause = async (ms: number) => {
      if (pauses.push(ms) === 9) free();
    };
    const { store } = await opening({ ...patienceOf(10_000), pause });
    expect(pauses).toEqual([1, 2, 5, 10, 15, 20, 25, 25, 25]);
    expect(await store.shop.read()).toMatchObject({ revision: 1, name: RULES.name });
    await store.close();
  });

  test('of which one follows what another changes miss nothing', async () => {
    const file = scratchFile();
    const { localEvents } = await openedAt(file);
    const [other] = await bookProcesses(1);
    const event = {
      calendarId: 'bay-1',
      eventId: '',
      ...span('09:00-10:00'),
      busy: true,
      title: '',
      description: '',
      stamp: null,
      testRun: null,
    };
    const seen = new Set<string>();
    let sequence = 0;
    const follow = async () => {
      const changes = await localEvents.since('bay-1', sequence, 0);
      for (const { eventId } of changes.events) seen.add(eventId);
      sequence = changes.sequence;
    };
    const state = { writing: true };
    const written = other?.ask({ name: 'changeEvents', file, event, count: 400 }).finally(() => {
      state.writing = false;
    });
    while (state.writing) {
      for (let i = 0; i < 20; i += 1) await follow();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await written).toEqual({ value: null });
    await follow();
    expect(seen.size).toBe(400);
  });

  test('whose lock was met leave every later commit as durable as before', async () => {
    const file = scratchFile();
    await openedAt(file);
    const { database } = await openDatabase(file, async () => undefined, { patience: patienceOf(20) });
    const { connection } = database;
    const synchronous = () => connection.get<{ synchronous: number }>('PRAGMA synchronous')?.synchronous;
    await database.transaction(async () => expect(synchronous()).toBe(1), { durable: false });
    expect(synchronous()).toBe(2);
    const { free } = locked(file);
    await expect(database.transaction(async () => undefined, { durable: false })).rejects.toThrow(
      'database-locked',
    );
    free();
    expect(synchronous()).toBe(2);
    connection.close();
  });

  test('of which one gives the lock back let the one that waits for it go on', async () => {
    const file = scratchFile();
    await openedAt(file);
    const { database } = await openDatabase(file, async () => undefined, { patience: patienceOf(10_000) });
    const { free } = locked(file);
    const written = database.transaction(async () => 'written');
    setImmediate(free);
    expect(await written).toBe('written');
    await database.close();
  });

  test('of which one waits for a lock hear that nobody wants to wait, and change nothing', async () => {
    const file = scratchFile();
    const book = await readyBook(async (shop) => openedAt(file, shop));
    const control = new AbortController();
    const { store } = await openSqliteStore(file, null, { patience: patienceOf(10_000, control) });
    const before = await book.dump();
    const { free } = locked(file);
    const booked = store.appointments.book(book.draft('09:00-10:00'), aWrite());
    setImmediate(() => control.abort());
    await expect(booked).rejects.toMatchObject(failing('interrupted'));
    free();
    expect(await book.dump()).toEqual(before);
    // What is free is written all the same: how far things are must be kept.
    expect((await store.appointments.book(book.draft('09:00-10:00'), aWrite())).replayed).toBe(false);
    await store.close();
  });
});

/** Somebody writes in that file, or has it `alone`, until `free` is called. */
function locked(file: string, { alone = false } = {}): { readonly free: () => void } {
  const db = new Database(file);
  if (alone) db.pragma('locking_mode = EXCLUSIVE');
  db.exec('BEGIN IMMEDIATE');
  return { free: () => db.close() };
}
