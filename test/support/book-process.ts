import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { NewEvent } from '../../src/store/local-events.ts';
import type { NewShop } from '../../src/store/sql/shop.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Write } from '../../src/store/write.ts';
import { patienceOf } from './patience.ts';

/** The other process of the store's tests: does what it is told, one message after another. */
export interface Task {
  readonly name: keyof typeof TASKS;
  readonly file: string;
  readonly shop?: NewShop;
  readonly event?: NewEvent;
  readonly count?: number;
  readonly alone?: boolean;
  readonly write?: Write;
}

const PATIENT = { patience: patienceOf(10_000) };

const held: Database.Database[] = [];

const TASKS = {
  /** Opens the book, creating it where there is none, and tells its shop. */
  open: async ({ file, shop }: Task) => {
    const { store } = await openSqliteStore(file, shop ?? null, PATIENT);
    const { revision, bays } = await store.shop.read();
    await store.close();
    return { revision, bays: bays.map(({ id, name }) => [id, name]) };
  },

  /** Begins to create the book and never ends. */
  hangWhileCreating: async ({ file }: Task) => {
    await openDatabase(file, async () => {
      writeSync(1, 'inside');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });
  },

  /** Holds the lock of writers until the next `release`, or nobody else can so much as open the book. */
  hold: async ({ file, alone = false }: Task) => {
    const db = new Database(file);
    if (alone) db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN IMMEDIATE');
    held.push(db);
  },

  release: async () => {
    for (const db of held.splice(0)) db.close();
  },

  /** Makes event after event. */
  changeEvents: async ({ file, event, count = 0 }: Task) => {
    const { store, localEvents } = await openSqliteStore(file, null, PATIENT);
    for (let i = 0; i < count; i += 1)
      await localEvents.create({ ...(event as NewEvent), eventId: `e${i}` }, i);
    await store.close();
  },

  /** Gives up the right to pass over file permissions, which root has. */
  becomeNobody: async () => {
    if (process.getuid?.() === 0) {
      process.setgid?.(65_534);
      process.setuid?.(65_534);
    }
    return process.getuid?.() ?? null;
  },

  /** Tells what reading and then writing come to. */
  readAndWrite: async ({ file, write }: Task) => {
    const { store } = await openSqliteStore(file, null, PATIENT);
    try {
      const { total } = await store.customers.list({ limit: 1, offset: 0 });
      const details = { name: 'Bo', phone: null, email: null, notes: null, invite: null };
      const wrote = await store.customers.add(details, write as Write).then(
        () => 'written',
        (thrown: unknown) => codeOf(thrown),
      );
      return { total, wrote };
    } finally {
      await store.close();
    }
  },
} satisfies Record<string, (task: Task) => Promise<unknown>>;

function codeOf(thrown: unknown): string {
  return (thrown as { failure?: { code: string } }).failure?.code ?? String(thrown);
}

process.on('message', (task: Task) => {
  TASKS[task.name](task).then(
    (value) => process.send?.({ value: value ?? null }),
    (thrown: unknown) => process.send?.({ failed: codeOf(thrown) }),
  );
});
process.on('disconnect', () => process.exit(0));
// The native module is loaded before anything else can be asked for.
new Database(':memory:').close();
process.send?.({ value: 'ready' });
