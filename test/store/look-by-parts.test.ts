import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Damage } from '../../src/failure.ts';
import { Connection } from '../../src/store/sqlite/engine/connection.ts';
import { readNote } from '../../src/store/sqlite/soundness/checkup-note.ts';
import { contradictionParts, contradictions } from '../../src/store/sqlite/soundness/contradictions.ts';
import { windowsOf } from '../../src/store/sqlite/soundness/windows.ts';
import type { Store } from '../../src/store/store.ts';
import { aCustomer, aWrite, NOW, RULES, readyBook, zone } from '../support/book.ts';
import { openedAt, withRaw } from '../support/book-sqlite.ts';
import { saidOf } from '../support/damage-said.ts';
import { scratchFile } from '../support/scratch.ts';

const SHOP = { rules: RULES, zone, at: NOW };
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A command that has no time: one part a time. */
const NO_TIME = () => () => Number.MAX_SAFE_INTEGER;

/** A book without guards, into which anything goes; `asked` is told of each statement. */
async function unguarded(asked: (sql: string) => void = () => undefined): Promise<{
  db: Database.Database;
  connection: Connection;
}> {
  const file = scratchFile();
  await (await openedAt(file, SHOP)).store.close();
  const db = new Database(file, { verbose: (sql) => asked(String(sql)) });
  onTestFinished(() => void db.close());
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF');
  for (const name of triggers) db.exec(`DROP TRIGGER ${String(name)}`);
  return { db, connection: new Connection(db, file) };
}

interface Held {
  readonly bay: number;
  readonly start: number;
  readonly hours: number;
  readonly overbooked?: boolean;
}

const visit = (start: number): Held => ({ bay: 1, start, hours: 1 });

/** Appointments #1, #2 … that hold their bays, and nobody else's rows. */
function fill(db: Database.Database, held: readonly Held[]): void {
  db.exec('DELETE FROM claim; DELETE FROM appointment');
  const appointment = db.prepare(
    `INSERT INTO appointment (id, uuid, revision, status, start_at, end_at, zone, wall_start, wall_end, buffer_ms,
       customer_id, vehicle_id, bay_id, calendar_id, overbooked, details, created_at, updated_at)
     VALUES ($id, $id, 1, 'scheduled', $start, $end, 'UTC', '', '', 0, 1, $id, $bay, '', 0, '{}', 0, 0)`,
  );
  const claim = db.prepare(
    `INSERT INTO claim (appointment_id, claimable_id, start_at, end_at, overbooked)
     VALUES ($id, $bay, $start, $end, $overbooked)`,
  );
  held.forEach(({ bay, start, hours, overbooked = false }, i) => {
    const id = i + 1;
    const end = start + hours * HOUR_MS;
    appointment.run({ id, start, end, bay });
    claim.run({ id, bay, start, end, overbooked: Number(overbooked) });
  });
}

describe('windows', () => {
  const lawful = fc.array(fc.integer({ min: -400, max: 4000 }).map((days) => visit(days * DAY_MS)));

  test('put every moment into exactly one, and starts more than two weeks apart never into the same', async () => {
    const { db, connection } = await unguarded();
    fc.assert(
      fc.property(lawful, (held) => {
        fill(db, held);
        const windows = windowsOf(connection);
        expect(windows[0]?.from).toBe(Number.NEGATIVE_INFINITY);
        expect(windows.at(-1)?.to).toBe(Number.POSITIVE_INFINITY);
        windows.slice(1).forEach(({ from }, i) => expect(from).toBe(windows[i]?.to));
        for (const { from, to } of windows) {
          const starts = held.map(({ start }) => start).filter((start) => start >= from && start < to);
          if (held.length === 0) continue;
          expect(starts).not.toEqual([]);
          expect(Math.max(...starts) - Math.min(...starts)).toBeLessThan(14 * DAY_MS);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('of an empty book are one', async () => {
    const { connection } = await unguarded();
    expect(windowsOf(connection)).toHaveLength(1);
  });
});

describe('what shares a bay beyond its capacity', () => {
  const CAPACITIES = [1, 2];
  const held: fc.Arbitrary<Held> = fc.record({
    bay: fc.constantFrom(1, 2),
    // Around the end of a window, which begins at a multiple of two weeks.
    start: fc.integer({ min: -60, max: 30 }).map((hours) => 14 * DAY_MS + hours * HOUR_MS),
    hours: fc.integer({ min: 1, max: 48 }),
    overbooked: fc.boolean(),
  });

  /** By the words of it: at the start of a claim, more are there than the bay holds. */
  function beyond(all: readonly Held[]): string[] {
    const counting = all.map((each, i) => ({ ...each, id: i + 1 })).filter(({ overbooked }) => !overbooked);
    return counting
      .filter(({ bay, start }) => {
        const there = counting.filter(
          (x) => x.bay === bay && x.start <= start && x.start + x.hours * HOUR_MS > start,
        );
        return there.length > (CAPACITIES[bay - 1] as number);
      })
      .map(({ id }) => `appointment #${id} shares its bay or technician beyond the capacity`);
  }

  test('is who comes when the bay is full, also where the others began in the window before', async () => {
    const { db, connection } = await unguarded();
    for (const [i, capacity] of CAPACITIES.entries())
      db.prepare('UPDATE claimable SET capacity = ? WHERE id = ?').run(capacity, i + 1);
    fc.assert(
      fc.property(fc.array(held, { maxLength: 12 }), (all) => {
        fill(db, all);
        const found = saidOf(contradictions(connection)).filter((finding) => finding.includes('beyond'));
        expect(found.toSorted()).toEqual(beyond(all).toSorted());
      }),
      { numRuns: 100 },
    );
  });
});

test('no part walks over the rows of more than its window, but for one over the moments of one table', async () => {
  const texts: string[] = [];
  const { db, connection } = await unguarded((sql) => texts.push(sql));
  fill(db, [visit(0), visit(100 * DAY_MS)]);
  const walks = contradictionParts(connection).map((part) => {
    texts.length = 0;
    part();
    return [...texts].flatMap((sql) => plan(db, sql)).filter((step) => /^SCAN|AUTOMATIC/.test(step));
  });
  // The bays and technicians (b), and what of the window has been gathered already.
  const ofWindow = /^SCAN (?:b|held|load|\(subquery-\d+\))$/;
  const windows = walks.slice(0, 2).flat();
  expect(windows.filter((step) => !ofWindow.test(step))).toEqual([]);
  expect(windows).toContain('SCAN b');
  const tables = walks.slice(2);
  expect(tables.length).toBeGreaterThan(5);
  expect(tables.filter((steps) => steps.length !== 1)).toEqual([]);
  expect(new Set(tables.flat()).size).toBe(tables.length);
});

/** The steps in which a statement with its values is answered; SQL has no word for a moment without end. */
function plan(db: Database.Database, sql: string): string[] {
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql.replaceAll(/-?\bInf\b/g, '0')}`).all();
  return (steps as { detail: string }[]).map(({ detail }) => detail);
}

const opened = async (file: string): Promise<Store> => (await openedAt(file, SHOP)).store;
const aBooking = (store: Store) => store.customers.add(aCustomer({ name: 'New', phone: null }), aWrite());
const moved = (ms: number) => `UPDATE appointment SET start_at = start_at + ${ms}, end_at = end_at + ${ms}`;

/** A closed book of more than 16 MB with an appointment ahead, that was looked through today. */
async function largeBook(): Promise<string> {
  const file = scratchFile();
  const { store, book } = await readyBook(async (shop) => openedAt(file, shop));
  await book('09:00-10:00');
  await store.close();
  withRaw(file, (db) =>
    db.exec('CREATE TABLE ballast (bytes); INSERT INTO ballast VALUES (zeroblob(20000000))'),
  );
  const looking = await opened(file);
  await looking.health.checkInPassing(NOW, () => () => 0);
  await looking.close();
  expect(readNote(file)).toMatchObject({ roundAt: NOW, partsDone: null, damage: [] });
  return file;
}

describe('a large book that somebody else has changed', () => {
  const damage = [
    { kind: 'disagreement', appointmentId: 1, how: 'bay-at-another-time' },
    { kind: 'disagreement', appointmentId: 1, how: 'no-history' },
  ] as const;

  test('is not written where what lies ahead contradicts itself', async () => {
    const file = await largeBook();
    withRaw(file, (db) => db.exec(moved(60_000)));
    await expect(aBooking(await opened(file))).rejects.toMatchObject({
      failure: { code: 'database-damaged', found: damage },
    });
  });

  test('is written where only the history does, which the next commands find at once', async () => {
    const file = await largeBook();
    withRaw(file, (db) => db.exec(moved(-60 * DAY_MS)));
    const writing = await opened(file);
    await aBooking(writing);
    await writing.close();
    let found: readonly Damage[] = [];
    for (let commands = 0; found.length === 0 && commands < 80; commands += 1) {
      const store = await opened(file);
      found = await store.health.checkInPassing(NOW, NO_TIME);
      await store.close();
    }
    expect(found).toEqual(damage);
  });

  test('is looked through to its end, though no day has commands enough for it', async () => {
    const file = await largeBook();
    for (const day of [1, 2, 3]) {
      const store = await opened(file);
      await store.health.checkInPassing(NOW + day * 2 * DAY_MS, NO_TIME);
      await store.close();
      expect(readNote(file)?.partsDone).toBe(day);
    }
  });
});
