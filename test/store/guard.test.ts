import assert from 'node:assert/strict';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openedAt } from '../support/book-sqlite.ts';
import { scratchFile } from '../support/scratch.ts';

/** Two hours: the longest claim, 48 hours, is 24 units, and time can be looked at unit by unit. */
const UNIT_MS = 7_200_000;
const CAPACITIES: Readonly<Record<number, number>> = { 101: 1, 102: 2, 103: 3, 104: 4 };
const UNKNOWN = 999;
const RETIRED = 998;

interface Row {
  readonly appointment: number;
  readonly claimable: number;
  readonly from: number;
  readonly to: number;
  readonly overbooked: boolean;
}

interface Step {
  readonly verb: 'insert' | 'or replace' | 'or ignore' | 'upsert' | 'update' | 'update or replace' | 'delete';
  /** Which of the rows that are there an update or delete is about. */
  readonly which: number;
  readonly row: Row;
}

const row: fc.Arbitrary<Row> = fc
  .record({
    appointment: fc.integer({ min: 1, max: 9 }),
    claimable: fc.constantFrom(...Object.keys(CAPACITIES).map(Number), 101, 102, UNKNOWN, RETIRED),
    from: fc.integer({ min: 0, max: 40 }),
    length: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 24 })),
    overbooked: fc.integer({ min: 0, max: 11 }),
  })
  .map(({ appointment, claimable, from, length, overbooked }) => {
    return { appointment, claimable, from, to: from + length, overbooked: overbooked === 0 };
  });

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(
    'insert',
    'insert',
    'insert',
    'or replace',
    'or ignore',
    'upsert',
    'update',
    'update or replace',
    'delete',
  ),
  which: fc.nat(),
  row,
});

const INSERT =
  'INTO claim (appointment_id, claimable_id, start_at, end_at, overbooked) VALUES (?, ?, ?, ?, ?)';
const SET = 'claim SET claimable_id = ?, start_at = ?, end_at = ?, overbooked = ?';
const SQL: Record<Step['verb'], string> = {
  insert: `INSERT ${INSERT}`,
  'or replace': `INSERT OR REPLACE ${INSERT}`,
  'or ignore': `INSERT OR IGNORE ${INSERT}`,
  upsert: `INSERT ${INSERT} ON CONFLICT (appointment_id, claimable_id) DO UPDATE SET
    start_at = excluded.start_at, end_at = excluded.end_at, overbooked = excluded.overbooked`,
  update: `UPDATE ${SET} WHERE appointment_id = ? AND claimable_id = ?`,
  'update or replace': `UPDATE OR REPLACE ${SET} WHERE appointment_id = ? AND claimable_id = ?`,
  delete: 'DELETE FROM claim WHERE appointment_id = ? AND claimable_id = ?',
};

const sameKey = (a: Row, b: Row) => a.appointment === b.appointment && a.claimable === b.claimable;

/** The most rows at once in a unit of `[from, to)`. */
function peak(rows: readonly Row[], from: number, to: number): number {
  let most = 0;
  for (let unit = from; unit < to; unit += 1)
    most = Math.max(most, rows.filter((each) => each.from <= unit && unit < each.to).length);
  return most;
}

function refuses(rows: readonly Row[], wanted: Row): boolean {
  const others = rows.filter((r) => r.claimable === wanted.claimable && r.appointment !== wanted.appointment);
  if (wanted.claimable === RETIRED) return true;
  return !wanted.overbooked && peak(others, wanted.from, wanted.to) >= (CAPACITIES[wanted.claimable] ?? 0);
}

/** What must come of a step: the rows after it, and whether the guard refuses it. */
function expected(rows: readonly Row[], { verb, which, row }: Step): { rows: Row[]; refused: boolean } {
  const target = rows[which % Math.max(rows.length, 1)];
  if (verb === 'delete') return { rows: rows.filter((each) => each !== target), refused: false };
  const updates = verb.startsWith('update');
  if (updates && target === undefined) return { rows: [...rows], refused: false };
  const wanted = updates ? { ...row, appointment: (target as Row).appointment } : row;
  if (refuses(rows, wanted)) return { rows: [...rows], refused: true };
  const rest = updates ? rows.filter((each) => each !== target) : rows;
  const taken = rest.some((each) => sameKey(each, wanted));
  const replaces = ['or replace', 'upsert', 'update or replace'].includes(verb);
  if (taken && !replaces) return { rows: [...rows], refused: false };
  return { rows: [...rest.filter((each) => !sameKey(each, wanted)), wanted], refused: false };
}

function valuesOf({ verb, which, row }: Step, rows: readonly Row[]): number[] {
  const target = rows[which % Math.max(rows.length, 1)] ?? row;
  const key = [target.appointment, target.claimable];
  if (verb === 'delete') return key;
  const set = [row.claimable, row.from * UNIT_MS, row.to * UNIT_MS, Number(row.overbooked)];
  return verb.startsWith('update') ? [...set, ...key] : [row.appointment, ...set];
}

const inOrder = (rows: readonly Row[]) =>
  rows.toSorted((a, b) => a.appointment - b.appointment || a.claimable - b.claimable);

/** A book's own tables, written to directly, without foreign keys: the guard stands alone. */
function guardedTable(): Database.Database {
  const file = scratchFile();
  openedAt(file).store.close();
  const db = new Database(file);
  onTestFinished(() => {
    db.close();
  });
  db.pragma('foreign_keys = OFF');
  const claimable = db.prepare(
    "INSERT INTO claimable (id, kind, name, capacity, skills, position) VALUES (?, 'bay', ?, ?, '[]', 0)",
  );
  for (const [id, capacity] of Object.entries(CAPACITIES)) claimable.run(id, `of ${capacity}`, capacity);
  claimable.run(RETIRED, 'retired', 1);
  db.prepare('UPDATE claimable SET retired_at = 0 WHERE id = ?').run(RETIRED);
  return db;
}

describe('the guard of the claim table', () => {
  test.each([{ seed: 20_261_123 }, { seed: 1_908_588 }])(
    'allows what fits and nothing else, whatever the statement (seed $seed)',
    ({ seed }) => {
      const db = guardedTable();
      const statements = Object.fromEntries(
        Object.entries(SQL).map(([verb, sql]) => [verb, db.prepare(sql)]),
      );
      const read = db.prepare(
        `SELECT appointment_id AS appointment, claimable_id AS claimable, start_at / ${UNIT_MS} AS "from",
           end_at / ${UNIT_MS} AS "to", overbooked FROM claim ORDER BY 1, 2`,
      );
      const present = () =>
        (read.all() as Record<keyof Row, number>[]).map(
          ({ appointment, claimable, from, to, overbooked }) => {
            return { appointment, claimable, from, to, overbooked: overbooked === 1 };
          },
        );
      let steps = 0;
      const property = fc.property(fc.array(step, { maxLength: 160, size: 'max' }), (history) => {
        db.exec('BEGIN');
        try {
          let rows: readonly Row[] = [];
          for (const each of history) {
            const after = expected(rows, each);
            let message = '';
            try {
              statements[each.verb]?.run(...valuesOf(each, rows));
            } catch (thrown) {
              message = (thrown as Error).message;
            }
            assert.equal(message === 'SLOT_TAKEN', after.refused);
            rows = inOrder(after.rows);
            assert.deepEqual(present(), rows);
            for (const [id, capacity] of Object.entries(CAPACITIES)) {
              const held = rows.filter(
                ({ claimable, overbooked }) => claimable === Number(id) && !overbooked,
              );
              assert.ok(peak(held, 0, 64) <= capacity);
            }
            steps += 1;
          }
        } finally {
          db.exec('ROLLBACK');
        }
      });
      fc.assert(property, { seed, numRuns: 100 });
      expect(steps).toBeGreaterThan(5_000);
    },
  );

  test('lets nothing onto a bay that is not there', () => {
    const db = guardedTable();
    const insert = db.prepare(SQL.insert);
    expect(() => insert.run(1, UNKNOWN, 0, UNIT_MS, 0)).toThrow('SLOT_TAKEN');
  });

  test('looks again when an overbooked claim is made an ordinary one', () => {
    const db = guardedTable();
    for (const [appointment, overbooked] of [
      [1, 0],
      [2, 1],
    ])
      db.prepare(SQL.insert).run(appointment, 101, 0, UNIT_MS, overbooked);
    expect(() => db.exec('UPDATE claim SET overbooked = 0 WHERE appointment_id = 2')).toThrow('SLOT_TAKEN');
    db.exec('DELETE FROM claim WHERE appointment_id = 1');
    db.exec('UPDATE claim SET overbooked = 0 WHERE appointment_id = 2');
  });

  test.each([
    ['longer than 48 hours', [0, 172_800_001]],
    ['empty', [UNIT_MS, UNIT_MS]],
    ['backwards', [UNIT_MS, 0]],
  ])('lets no claim in that is %s', (_, [start, end]) => {
    const db = guardedTable();
    expect(() => db.prepare(SQL.insert).run(1, 104, start, end, 0)).toThrow('CHECK');
  });

  test('history can neither be changed nor removed', () => {
    const db = guardedTable();
    db.exec(`INSERT INTO appointment_revision (appointment_id, revision, at, source, change, status, start_at, end_at,
      zone, wall_start, wall_end, service_id, customer_id, vehicle_id, bay_id, calendar_id)
      VALUES (1, 1, 0, 'counter', 'booked', 'scheduled', 0, 1, 'UTC', '', '', 1, 1, 1, 101, 'c')`);
    expect(() => db.exec('UPDATE appointment_revision SET start_at = 5')).toThrow('APPEND_ONLY');
    expect(() => db.exec('DELETE FROM appointment_revision')).toThrow('APPEND_ONLY');
  });
});
