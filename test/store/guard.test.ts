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
  readonly id: number;
  /** An appointment's, or, below zero, a hold's. */
  readonly owner: number;
  readonly claimable: number;
  readonly from: number;
  readonly to: number;
  readonly overbooked: boolean;
}

interface Step {
  /** `insert` leaves the id to the table, as bay does; the others name one, which may be taken. */
  readonly verb:
    | 'insert'
    | 'insert as'
    | 'or replace'
    | 'or ignore'
    | 'upsert'
    | 'update'
    | 'update or replace'
    | 'delete';
  /** Which of the rows that are there an update or delete is about. */
  readonly which: number;
  readonly row: Row;
}

const row: fc.Arbitrary<Row> = fc
  .record({
    id: fc.integer({ min: 1, max: 12 }),
    owner: fc.integer({ min: -3, max: 3 }).map((owner) => (owner === 0 ? 4 : owner)),
    claimable: fc.constantFrom(...Object.keys(CAPACITIES).map(Number), 101, 102, UNKNOWN, RETIRED),
    from: fc.integer({ min: 0, max: 40 }),
    length: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 24 })),
    overbooked: fc.integer({ min: 0, max: 11 }),
  })
  .map(({ id, owner, claimable, from, length, overbooked }) => {
    return { id, owner, claimable, from, to: from + length, overbooked: overbooked === 0 };
  });

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(
    'insert',
    'insert',
    'insert',
    'insert as',
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
  'INTO claim (id, appointment_id, hold_id, claimable_id, start_at, end_at, overbooked) VALUES (?, ?, ?, ?, ?, ?, ?)';
const SET =
  'claim SET appointment_id = ?, hold_id = ?, claimable_id = ?, start_at = ?, end_at = ?, overbooked = ?';
const SQL: Record<Step['verb'], string> = {
  insert: `INSERT ${INSERT}`,
  'insert as': `INSERT ${INSERT}`,
  'or replace': `INSERT OR REPLACE ${INSERT}`,
  'or ignore': `INSERT OR IGNORE ${INSERT}`,
  upsert: `INSERT ${INSERT} ON CONFLICT (id) DO UPDATE SET appointment_id = excluded.appointment_id,
    hold_id = excluded.hold_id, claimable_id = excluded.claimable_id, start_at = excluded.start_at,
    end_at = excluded.end_at, overbooked = excluded.overbooked`,
  update: `UPDATE ${SET} WHERE id = ?`,
  'update or replace': `UPDATE OR REPLACE ${SET} WHERE id = ?`,
  delete: 'DELETE FROM claim WHERE id = ?',
};

/** The most rows at once in a unit of `[from, to)`. */
function peak(rows: readonly Row[], from: number, to: number): number {
  let most = 0;
  for (let unit = from; unit < to; unit += 1)
    most = Math.max(most, rows.filter((each) => each.from <= unit && unit < each.to).length);
  return most;
}

function refuses(rows: readonly Row[], wanted: Row): boolean {
  const others = rows.filter((r) => r.claimable === wanted.claimable && r.id !== wanted.id);
  if (wanted.claimable === RETIRED) return true;
  return !wanted.overbooked && peak(others, wanted.from, wanted.to) >= (CAPACITIES[wanted.claimable] ?? 0);
}

/** What must come of a step: the rows after it, and whether the guard refuses it. */
function expected(rows: readonly Row[], { verb, which, row }: Step): { rows: Row[]; refused: boolean } {
  const target = rows[which % Math.max(rows.length, 1)];
  if (verb === 'delete') return { rows: rows.filter((each) => each !== target), refused: false };
  const updates = verb.startsWith('update');
  if (updates && target === undefined) return { rows: [...rows], refused: false };
  const next = Math.max(0, ...rows.map(({ id }) => id)) + 1;
  const wanted = { ...row, id: updates ? (target as Row).id : verb === 'insert' ? next : row.id };
  if (refuses(rows, wanted)) return { rows: [...rows], refused: true };
  const isTaken = rows.some(({ id }) => id === wanted.id);
  if (isTaken && ['insert as', 'or ignore'].includes(verb)) return { rows: [...rows], refused: false };
  return { rows: [...rows.filter(({ id }) => id !== wanted.id), wanted], refused: false };
}

function valuesOf({ verb, which, row }: Step, rows: readonly Row[]): (number | null)[] {
  const target = rows[which % Math.max(rows.length, 1)] ?? row;
  if (verb === 'delete') return [target.id];
  const set = [
    ...ownerColumns(row),
    row.claimable,
    row.from * UNIT_MS,
    row.to * UNIT_MS,
    Number(row.overbooked),
  ];
  if (verb.startsWith('update')) return [...set, target.id];
  return [verb === 'insert' ? null : row.id, ...set];
}

const ownerColumns = ({ owner }: Row) => (owner > 0 ? [owner, null] : [null, -owner]);

const inOrder = (rows: readonly Row[]) => rows.toSorted((a, b) => a.id - b.id);

/** A book's own tables, written to directly, without foreign keys: the guard stands alone. */
async function guardedTable(): Promise<Database.Database> {
  const file = scratchFile();
  await (await openedAt(file)).store.close();
  const db = new Database(file);
  onTestFinished(() => {
    db.close();
  });
  db.pragma('foreign_keys = OFF');
  const claimable = db.prepare(
    "INSERT INTO claimable (id, kind, name, capacity, away, skills, position) VALUES (?, 'bay', ?, ?, '[]', '[]', 0)",
  );
  for (const [id, capacity] of Object.entries(CAPACITIES)) claimable.run(id, `of ${capacity}`, capacity);
  claimable.run(RETIRED, 'retired', 1);
  db.prepare('UPDATE claimable SET retired_at = 0 WHERE id = ?').run(RETIRED);
  return db;
}

describe('the guard of the claim table', () => {
  test.each([{ seed: 20_261_123 }, { seed: 1_908_588 }])(
    'allows what fits and nothing else, whatever the statement (seed $seed)',
    async ({ seed }) => {
      const db = await guardedTable();
      const statements = Object.fromEntries(
        Object.entries(SQL).map(([verb, sql]) => [verb, db.prepare(sql)]),
      );
      const read = db.prepare(
        `SELECT id, coalesce(appointment_id, -hold_id) AS owner, claimable_id AS claimable,
           start_at / ${UNIT_MS} AS "from", end_at / ${UNIT_MS} AS "to", overbooked FROM claim ORDER BY 1`,
      );
      const present = () =>
        (read.all() as Record<keyof Row, number>[]).map(({ id, owner, claimable, from, to, overbooked }) => {
          return { id, owner, claimable, from, to, overbooked: overbooked === 1 };
        });
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

  test('lets nothing onto a bay that is not there', async () => {
    const db = await guardedTable();
    const insert = db.prepare(SQL.insert);
    expect(() => insert.run(null, 1, null, UNKNOWN, 0, UNIT_MS, 0)).toThrow('SLOT_TAKEN');
  });

  test('looks again when an overbooked claim is made an ordinary one', async () => {
    const db = await guardedTable();
    for (const [appointment, overbooked] of [
      [1, 0],
      [2, 1],
    ])
      db.prepare(SQL.insert).run(null, appointment, null, 101, 0, UNIT_MS, overbooked);
    expect(() => db.exec('UPDATE claim SET overbooked = 0 WHERE appointment_id = 2')).toThrow('SLOT_TAKEN');
    db.exec('DELETE FROM claim WHERE appointment_id = 1');
    db.exec('UPDATE claim SET overbooked = 0 WHERE appointment_id = 2');
  });

  test.each([
    ['longer than 48 hours', [0, 172_800_001]],
    ['empty', [UNIT_MS, UNIT_MS]],
    ['backwards', [UNIT_MS, 0]],
  ])('lets no claim in that is %s', async (_, [start, end]) => {
    const db = await guardedTable();
    expect(() => db.prepare(SQL.insert).run(null, 1, null, 104, start, end, 0)).toThrow('CHECK');
  });

  test.each([
    ['nobody’s', [null, null]],
    ['an appointment’s and a hold’s', [1, 1]],
  ])('lets no claim in that is %s', async (_, owners) => {
    const db = await guardedTable();
    expect(() => db.prepare(SQL.insert).run(null, ...owners, 104, 0, UNIT_MS, 0)).toThrow('CHECK');
  });

  test('lets one appointment claim the same technician in several spans, but not twice at once', async () => {
    const db = await guardedTable();
    const insert = db.prepare(SQL.insert);
    insert.run(null, 1, null, 101, 0, UNIT_MS, 0);
    insert.run(null, 1, null, 101, 2 * UNIT_MS, 3 * UNIT_MS, 0);
    expect(() => insert.run(null, 1, null, 101, UNIT_MS, 3 * UNIT_MS, 0)).toThrow('SLOT_TAKEN');
    insert.run(null, 1, null, 101, UNIT_MS, 2 * UNIT_MS, 0);
  });

  test('gives back the time of a hold that is removed', async () => {
    const db = await guardedTable();
    db.pragma('foreign_keys = ON');
    db.exec("INSERT INTO hold (id, token_hash, expires_at) VALUES (1, 'x', 0)");
    const insert = db.prepare(SQL.insert);
    insert.run(null, null, 1, 101, 0, UNIT_MS, 0);
    expect(() => insert.run(null, null, 1, 101, 0, UNIT_MS, 0)).toThrow('SLOT_TAKEN');
    db.exec('DELETE FROM hold');
    expect(db.prepare('SELECT count(*) FROM claim').pluck().get()).toBe(0);
  });

  test('history can neither be changed nor removed', async () => {
    const db = await guardedTable();
    db.exec(`INSERT INTO journal (id, at, source, verb) VALUES (9, 0, 'counter', 'booked');
      INSERT INTO appointment_revision (appointment_id, revision, entry_id, change, status, start_at, end_at, zone, wall_start,
        wall_end, buffer_ms, customer_id, vehicle_id, bay_id, overbooked, details, work)
      VALUES (1, 1, 9, 'booked', 'scheduled', 0, 1, 'UTC', '', '', 0, 1, 1, 101, 0, '{}', '[]')`);
    expect(() => db.exec('UPDATE journal SET actor = NULL')).toThrow('APPEND_ONLY');
    expect(() => db.exec('DELETE FROM journal')).toThrow('APPEND_ONLY');
    expect(() => db.exec('UPDATE appointment_revision SET start_at = 5')).toThrow('APPEND_ONLY');
    expect(() => db.exec('DELETE FROM appointment_revision')).toThrow('APPEND_ONLY');
    db.exec("UPDATE appointment_revision SET details = '{}'");
  });
});
