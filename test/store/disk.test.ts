import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../src/domain/appointment.ts';
import { HOUR_MS } from '../../src/domain/interval.ts';
import type { AppointmentStore } from '../../src/store/appointments.ts';
import { appointmentStore } from '../../src/store/sql/appointments.ts';
import { openDatabase } from '../../src/store/sqlite/open.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { aWrite, type Book, failing, minutes, readyBook } from '../support/book.ts';
import { bookProcesses } from '../support/book-processes.ts';
import { openedAt } from '../support/book-sqlite.ts';
import { scratchFile } from '../support/scratch.ts';
import { canMount, smallDisk } from '../support/scratch-disk.ts';

/** The nth of many bookings, an hour after the one before. */
function nth(book: Book, n: number) {
  const draft = book.draft('00:00-01:00', { notes: 'what the customer told us at length. '.repeat(20) });
  const start = draft.start + n * HOUR_MS;
  return { ...draft, start, end: start + minutes(30) };
}

/** Books until something is thrown: what was answered by then, and what was thrown. */
async function bookUntilRefused(appointments: AppointmentStore, book: Book) {
  const booked: Appointment[] = [];
  for (let n = 0; n < 5_000; n += 1) {
    try {
      booked.push((await appointments.book(nth(book, n), aWrite())).value);
    } catch (thrown) {
      return { booked, thrown };
    }
  }
  throw new Error('the disk was never full');
}

async function expectAllKept(appointments: AppointmentStore, booked: readonly Appointment[]) {
  expect(booked.length).toBeGreaterThan(10);
  for (const each of booked) expect(await appointments.get(each.id)).toEqual(each);
}

describe('a full disk', () => {
  test('refuses what has no room, keeps all that was answered, and works on once there is room', async () => {
    const file = scratchFile();
    const book = await readyBook(async (shop) => openedAt(file, shop));
    const { database } = await openDatabase(file, async () => undefined);
    const { connection } = database;
    const pages = connection.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
    connection.exec(`PRAGMA max_page_count = ${pages + 40}`);
    const appointments = appointmentStore(database);
    const { booked, thrown } = await bookUntilRefused(appointments, book);
    expect(thrown).toMatchObject(failing('database-full', { file }));
    await expectAllKept(book.store.appointments, booked);
    const before = await book.dump();
    await expect(appointments.book(nth(book, booked.length), aWrite())).rejects.toMatchObject(
      failing('database-full'),
    );
    expect(await book.dump()).toEqual(before);
    connection.exec(`PRAGMA max_page_count = ${pages + 200}`);
    expect(await appointments.book(nth(book, booked.length), aWrite())).toMatchObject({ replayed: false });
    expect(await book.store.health.check()).toEqual([]);
    connection.close();
  });

  test.runIf(canMount())('in earnest: the same on a disk of three megabytes', async () => {
    const disk = smallDisk(3_072);
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(262_144));
    const file = join(disk, 'shop.db');
    const book = await readyBook(async (shop) => openedAt(file, shop));
    const { booked, thrown } = await bookUntilRefused(book.store.appointments, book);
    expect(thrown).toMatchObject(failing('database-full', { file }));
    await expectAllKept(book.store.appointments, booked);
    const { store: again } = await openSqliteStore(file, null);
    await expectAllKept(again.appointments, booked);
    await again.close();
    rmSync(ballast);
    const next = await book.store.appointments.book(nth(book, booked.length), aWrite());
    expect(next).toMatchObject({ replayed: false });
    await expectAllKept(book.store.appointments, booked);
    expect(await book.store.health.check()).toEqual([]);
  });

  test.runIf(canMount())('has no room for a new book either', async () => {
    const disk = smallDisk(64);
    await expect(openedAt(join(disk, 'shop.db'))).rejects.toThrow('database-full');
  });
});

/** A closed book with Ana in it, in a folder that everybody may enter. */
async function publicBook(): Promise<string> {
  const file = scratchFile();
  const { store } = await readyBook(async (shop) => openedAt(file, shop));
  await store.close();
  chmodSync(dirname(file), 0o777);
  return file;
}

/** What an ordinary user's process makes of it. */
async function asNobody(file: string) {
  const [other] = await bookProcesses(1);
  expect(await other?.ask({ name: 'becomeNobody', file })).not.toEqual({ value: 0 });
  return other?.ask({ name: 'readAndWrite', file, write: aWrite() });
}

describe('a book that may only be read', () => {
  test('because of its permissions is read, and says why it is not written', async () => {
    const file = await publicBook();
    chmodSync(file, 0o444);
    const before = readFileSync(file, 'latin1');
    expect(await asNobody(file)).toEqual({ value: { total: 1, wrote: 'database-read-only' } });
    expect(readFileSync(file, 'latin1')).toEqual(before);
  });

  test('because of its folder is left as it is, with a failure of ours', async () => {
    const file = await publicBook();
    chmodSync(file, 0o444);
    chmodSync(dirname(file), 0o555);
    const before = readFileSync(file, 'latin1');
    expect((await asNobody(file))?.failed).toMatch(/^database-(?:unreachable|read-only)$/);
    expect(readFileSync(file, 'latin1')).toEqual(before);
    chmodSync(dirname(file), 0o755);
  });

  test('by others only is out of reach', async () => {
    const file = await publicBook();
    chmodSync(file, 0o000);
    expect(await asNobody(file)).toEqual({ failed: 'database-unreachable' });
  });

  test('cannot be made in a folder that may only be read', async () => {
    const folder = join(dirname(scratchFile()), 'folder');
    mkdirSync(folder);
    chmodSync(dirname(folder), 0o755);
    if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534);
    chmodSync(folder, 0o555);
    expect(await asNobody(join(folder, 'shop.db'))).toEqual({ failed: 'database-read-only' });
  });
});

describe('a book that is replaced or moved away while it is open', () => {
  test.each<{ how: string; change: (file: string) => void }>([
    {
      how: 'replaced by a backup',
      change: (file) => {
        copyFileSync(file, `${file}.backup`);
        renameSync(`${file}.backup`, file);
      },
    },
    { how: 'moved away', change: (file) => renameSync(file, `${file}.old`) },
  ])('$how takes nothing in any more, and says so', async ({ change }) => {
    const file = scratchFile();
    const book = await readyBook(async (shop) => openedAt(file, shop));
    expect(await book.store.health.isInPlace()).toBe(true);
    change(file);
    expect(await book.store.health.isInPlace()).toBe(false);
    await expect(book.store.appointments.book(nth(book, 1), aWrite())).rejects.toMatchObject(
      failing('database-unreachable', { file }),
    );
    expect(await book.store.appointments.book(nth(book, 1), aWrite({ dryRun: true }))).toBeDefined();
  });
});
