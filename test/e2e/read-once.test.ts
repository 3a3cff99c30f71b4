import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { googleWorkshop } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** How often a command has read the rules of the shop. */
let reads = 0;
type Prepare = (this: Database.Database, sql: string) => Database.Statement;
const prepare = Reflect.get(Database.prototype, 'prepare') as Prepare;

const counting: Prepare = function (sql) {
  const statement = prepare.call(this, sql);
  if (!/^\s*SELECT revision, rules, zone FROM shop\b/.test(sql)) return statement;
  const get = statement.get.bind(statement);
  statement.get = (...values) => {
    reads += 1;
    return get(...values);
  };
  return statement;
};

beforeAll(() => {
  Reflect.set(Database.prototype, 'prepare', counting);
});
afterAll(() => {
  Reflect.set(Database.prototype, 'prepare', prepare);
});
beforeEach(() => {
  reads = 0;
});

const COMMANDS = [
  'book --customer 1 --service oil_change --at 2026-11-24T09:00',
  'book oil tue 9 555-0134',
  'book --customer 2 --service oil_change --at 2026-11-23T09:00 --bay "Bay 1" --overbook "she waits"',
  'reschedule 1 --to "tue 14:00"',
  'cancel 1 --reason other',
  'slots tomorrow --service oil_change',
  'agenda',
  'show 1',
];

test.each(COMMANDS)('"%s" reads the rules of the shop once', async (line) => {
  const { done } = workshop({ given: TWO_VISITS });
  await done('agenda');
  reads = 0;
  await done(line);
  expect(reads).toBe(1);
});

test.each(COMMANDS.slice(0, 6))('"%s" does so with a calendar at Google, too', async (line) => {
  const { done } = await googleWorkshop({ given: TWO_VISITS });
  // The first write ties the book to its calendars.
  await done('sync');
  reads = 0;
  await done(line);
  expect(reads).toBe(1);
});

test('a booking that is refused looks whether those rules are still in force', async () => {
  const { bay } = workshop({ given: TWO_VISITS });
  await bay('agenda');
  reads = 0;
  expect(await bay('book --customer 1 --service oil_change --at 2026-11-24T03:00')).toMatchObject({
    exitCode: 9,
  });
  expect(reads).toBe(2);
});
