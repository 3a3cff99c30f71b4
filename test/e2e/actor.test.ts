import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';

/** Who has entered customers, oldest first. */
function actorsIn(folder: string): unknown[] {
  const db = new Database(join(folder, 'home', 'default', 'bay.db'), { readonly: true });
  try {
    return db.prepare("SELECT actor FROM journal WHERE verb = 'customer-added' ORDER BY id").pluck().all();
  } finally {
    db.close();
  }
}

test('the book keeps who did it: --as, else BAY_ACTOR, else the login', async () => {
  const { bay, folder } = workshop({ given: [] });
  const environment = { BAY_ACTOR: ' Luis ' };
  await bay('customers add --name Ana');
  await bay('customers add --name Bo', { environment });
  await bay('customers add --name Cy --as Maria', { environment });
  await bay('--as Maria customers add --name Di', { environment: { BAY_ACTOR: '' } });
  await bay('customers add --name Ed', { environment: { BAY_ACTOR: ' ' } });
  expect(actorsIn(folder)).toEqual(['ana', 'Luis', 'Maria', 'Maria', 'ana']);
});

test.each(['', ' '])('nobody is no name for who does it: --as "%s"', async (name) => {
  const { bay, folder } = workshop({ given: ['customers add --name Ana'] });
  expect(await bay(['customers', 'add', '--name', 'Ed', '--as', name])).toMatchObject({ exitCode: 2 });
  expect(actorsIn(folder)).toEqual(['ana']);
});

test('a name that is too long is refused before anything is written', async () => {
  const { bay, folder } = workshop({ given: [] });
  await bay('customers add --name Ana');
  const long = 'x'.repeat(101);
  expect(await bay(`customers add --name Bo --as ${long}`)).toMatchObject({ exitCode: 2 });
  const set = await bay('customers add --name Cy', { environment: { BAY_ACTOR: long } });
  expect(set).toMatchObject({ exitCode: 10, stderr: expect.stringContaining('BAY_ACTOR') });
  expect(actorsIn(folder)).toEqual(['ana']);
});

test('a working folder’s .env does not say who is at work', async () => {
  const { bay, folder, file } = workshop({ given: [] });
  file('.env', 'BAY_ACTOR=stranger\n');
  const { stderr } = await bay('customers add --name Ana');
  expect(stderr).toContain('BAY_ACTOR');
  expect(actorsIn(folder)).toEqual(['ana']);
});
