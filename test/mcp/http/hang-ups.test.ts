import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { googleWorkshop } from '../../support/google-workshop.ts';
import { httpDoor, type Reply } from '../../support/http-door.ts';
import { whenAsked } from '../../support/when-asked.ts';

const OFFER = { customer_id: 1, vehicle_id: 1, service_type: 'oil_change', date: '2026-11-24' };
const ENDED = { message: { type: 'status-update', status: 'ended', call: { id: 'one' } } };

/** A door at which two callers are offered times; `held`: how many of them have times held for them. */
async function twoOffered(...argv: readonly string[]) {
  const door = await httpDoor();
  for (const id of ['one', 'two']) {
    const headers = { 'x-call-id': id };
    await door.post('/tools/lookup_customer', { phone_number: '2125550134' }, headers);
    const offered = await door.post('/tools/propose_appointment', OFFER, headers);
    expect(offered.body).toMatchObject({ success: true });
  }
  const told = argv.length === 0 ? door : await httpDoor(argv, { folder: door.folder });
  return { ...told, held: () => heldIn(door.folder), file: bookIn(door.folder) };
}

function bookIn(folder: string): string {
  return join(folder, 'home', 'default', 'bay.db');
}

function heldIn(folder: string): number {
  const book = new Database(bookIn(folder), { readonly: true });
  const { n } = book.prepare('SELECT count(*) AS n FROM hold').get() as { n: number };
  book.close();
  return n;
}

test('what is offered at the moment of a hang-up is not held either', async () => {
  const shop = await googleWorkshop({ now: 'Mon 2026-11-23 07:00' });
  await shop.done('agenda');
  const { environment } = shop.signedIn;
  const { post } = await httpDoor(['--allow-write'], { folder: shop.folder, environment });
  const headers = { 'x-call-id': 'one' };
  await post('/tools/lookup_customer', { phone_number: '2125550134' }, headers);
  const hangUps: Promise<Reply>[] = [];
  whenAsked(shop.google, 'POST', /freeBusy/, () => {
    hangUps.push(post('/tools', ENDED));
  });
  expect(await post('/tools/propose_appointment', OFFER, headers)).toMatchObject({ body: { success: true } });
  expect(await Promise.all(hangUps)).toMatchObject([{ status: 200 }]);
  expect(heldIn(shop.folder)).toBe(0);
});

describe('a caller who hangs up', () => {
  test.each([
    { name: "in Vapi's words", body: ENDED },
    { name: 'in its report', body: { message: { type: 'end-of-call-report', call: { id: 'one' } } } },
    { name: "in Retell's words", body: { event: 'call_ended', call: { call_id: 'one' } } },
  ])('holds nothing any more: $name', async ({ body }) => {
    const { post, held } = await twoOffered();
    expect(held()).toBe(2);
    expect(await post('/tools', body)).toMatchObject({ status: 200, body: {} });
    expect(held()).toBe(1);
    expect(await post('/tools', body)).toMatchObject({ status: 200, body: {} });
    expect(held()).toBe(1);
  });

  test('is the one whom the head of the request names, if it names any', async () => {
    const { post, held } = await twoOffered();
    const body = { event: 'call_ended', call: { call_id: 'one' } };
    await post('/tools', body, { 'x-call-id': 'three' });
    expect(held()).toBe(2);
  });

  test.each([
    { name: 'of nobody in particular', body: { message: { type: 'end-of-call-report' } } },
    { name: 'of something else', body: { event: 'call_started', call: { call_id: 'one' } } },
  ])('and what is told $name ends nothing, and is no fault', async ({ body }) => {
    const { post, held } = await twoOffered();
    expect(await post('/tools', body)).toMatchObject({ status: 200, body: {} });
    expect(held()).toBe(2);
  });

  test('changes nothing at a door that only reads', async () => {
    const { post, held } = await twoOffered('--verbose');
    expect(await post('/tools', ENDED)).toMatchObject({ status: 200, body: {} });
    expect(held()).toBe(2);
  });

  test('is to be told once more where the book cannot be written', async () => {
    const { post, held, file } = await twoOffered();
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    expect(await post('/tools', ENDED)).toMatchObject({ status: 503 });
    other.exec('ROLLBACK');
    other.close();
    expect(held()).toBe(2);
    expect(await post('/tools', ENDED)).toMatchObject({ status: 200 });
    expect(held()).toBe(1);
  });
});
