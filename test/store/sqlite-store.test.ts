import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/store/sqlite/schema/schema.ts';
import { openSqlite } from '../support/book-sqlite.ts';
import { storeContract } from './store-contract.ts';

/** All that the contract has the store prepare. */
const statements = new Set<string>();
type Prepare = (this: Database.Database, sql: string) => Database.Statement;
const prepare = Reflect.get(Database.prototype, 'prepare') as Prepare;

const noting: Prepare = function (sql) {
  statements.add(sql);
  return prepare.call(this, sql);
};

beforeAll(() => {
  Reflect.set(Database.prototype, 'prepare', noting);
});
afterAll(() => {
  Reflect.set(Database.prototype, 'prepare', prepare);
});

storeContract('SQLite', openSqlite);

/** Tables that grow with the history: whoever reads one from end to end pays for all years. */
const GROWING = new Set(
  `appointment appointment_revision work claim calendar_image journal person_change customer vehicle idempotency_key
   answered_appointment local_event mirror_event series_exception row_sum waitlist waitlist_change`.split(
    /\s+/,
  ),
);

/** Those that may all the same, and why. */
const MAY_READ_ALL: readonly RegExp[] = [
  // Numbers for `bay doctor` and the heads of lists.
  /^SELECT count\(\*\)/,
  // Pages of a list.
  /LIMIT \?/,
  // What is looked for by one or two letters, of which there is no index.
  /WHERE instr\(' ' \|\| name_key/,
  // A list of customers that is brought in, and a calendar that another one takes the place of.
  /^SELECT id, email FROM customer/,
  /^DELETE FROM calendar_image WHERE calendar_id/,
  /^UPDATE calendar_image SET calendar_id/,
];

interface Index {
  readonly name: string;
  readonly sql: string;
}

/** How SQLite goes about every statement that was prepared for all that a store promises, and the indexes that there are. */
function plans() {
  const db = new Database(':memory:');
  for (const migration of MIGRATIONS) db.exec(migration);
  const rowsOf = (sql: string, values: null[] = []) => prepare.call(db, sql).all(...values);
  const indexes = rowsOf(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
  ) as Index[];
  const found = [...statements].map((text) => text.replaceAll(/\s+/g, ' ').trim());
  const explained = found
    .filter((sql) => /^(?:SELECT|WITH|UPDATE|DELETE)\b/.test(sql) && !/ FROM "/.test(sql))
    .map((sql) => {
      const values = sql.replaceAll(/'[^']*'/g, '').match(/\?/g) ?? [];
      const steps = rowsOf(
        `EXPLAIN QUERY PLAN ${sql}`,
        values.map(() => null),
      ) as { detail: string }[];
      return { sql, steps: steps.map(({ detail }) => detail) };
    });
  return { indexes, explained };
}

describe('the statements of the store', () => {
  test('use every index', () => {
    const { indexes, explained } = plans();
    const used = new Set(
      explained.flatMap(({ steps }) => steps.flatMap((step) => / INDEX (\w+)/.exec(step)?.[1] ?? [])),
    );
    expect(indexes.length).toBeGreaterThan(20);
    expect(indexes.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  test('read no table from end to end that grows with the history', () => {
    const { indexes, explained } = plans();
    // An index of what is owed or due has nothing in it for most rows.
    const partial = new Set(indexes.filter(({ sql }) => / WHERE /.test(sql)).map(({ name }) => name));
    const readsAll = (sql: string, step: string) => {
      const [, name, index = ''] = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/.exec(step) ?? [];
      if (name === undefined) return false;
      const table = new RegExp(`(?:FROM|JOIN) (\\w+) ${name}\\b`).exec(sql)?.[1] ?? name;
      return GROWING.has(table) && !partial.has(index);
    };
    const reading = explained
      .filter(({ sql, steps }) => steps.some((step) => readsAll(sql, step)))
      .map(({ sql }) => sql);
    expect(reading.length).toBeGreaterThan(0);
    expect(reading.filter((sql) => !MAY_READ_ALL.some((allowed) => allowed.test(sql)))).toEqual([]);
  });

  test('find an event of others by its name, and not by going through all that its calendar holds', () => {
    const { explained } = plans();
    const named = explained.filter(({ sql }) => /^DELETE FROM mirror_event\b.* event_id [=>]/.test(sql));
    expect(named).toHaveLength(2);
    const steps = named.flatMap((one) => one.steps);
    expect(steps.filter((step) => !step.includes('event_id'))).toEqual([]);
  });
});
