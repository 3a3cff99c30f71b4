import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fixedClock } from '../../src/clock.ts';
import { ANSWERED_WITHIN_MS } from '../../src/mcp/answers/answering.ts';
import { NINE } from '../support/agent-calls.ts';
import { called, openDoor, shopDoor, talking } from '../support/agent-door.ts';
import { googleWorkshop } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const ANA = { phone_number: '2125550134' };
const NOW = 'Mon 2026-11-23 07:00';

test('a connection is a conversation: it deals with those alone whom it has looked up', async () => {
  const door = await shopDoor();
  const agent = await talking(door);
  const asked = () => called(agent, 'get_upcoming_appointments', { customer_id: 1 });
  expect(await asked()).toMatchObject({ success: false, message: 'Customer not found.' });
  await called(agent, 'lookup_customer', ANA);
  expect(await asked()).toMatchObject({ success: true });
  const another = await talking(openDoor([], door));
  expect(await called(another, 'get_upcoming_appointments', { customer_id: 1 })).toMatchObject({
    success: false,
  });
});

test.each([
  { argv: ['--allow-write'], success: false },
  { argv: ['--allow-write', '--confirm', 'never'], success: true },
])('with $argv what takes away what was agreed is done at once: $success', async ({ argv, success }) => {
  const agent = await talking(await shopDoor(...argv));
  await called(agent, 'lookup_customer', ANA);
  await called(agent, 'book_appointment', NINE);
  expect(await called(agent, 'cancel_appointment', { appointment_id: 1 })).toMatchObject({ success });
});

test('while another program is writing into the book, others are answered, and what waits is done then', async () => {
  const shop = await shopDoor();
  const door = openDoor(['--allow-write'], { ...shop, clock: fixedClock(instantOf(NOW)) });
  const agent = await talking(door);
  await called(agent, 'lookup_customer', ANA);
  const other = new Database(join(shop.folder, 'home', 'default', 'bay.db'));
  other.exec('BEGIN IMMEDIATE');
  const booking = called(agent, 'book_appointment', NINE);
  expect((await agent.listTools()).tools.length).toBeGreaterThan(0);
  other.exec('ROLLBACK');
  other.close();
  expect(await booking).toMatchObject({ success: true });
});

test('what the book refuses an agent is counted, once the call is answered', async () => {
  const door = await shopDoor('--allow-write');
  const agent = await talking(door);
  await called(agent, 'lookup_customer', ANA);
  await called(agent, 'book_appointment', NINE);
  await called(agent, 'book_appointment', { ...NINE, service_type: 'brake_service' });
  const counted = async () => (await door.data('metrics')).decisions;
  await expect.poll(counted).toMatchObject([{ verb: 'book', taken: 1, refused: 1, failed: 0 }]);
});

test('a book that is replaced while the door is open is opened anew, and what is booked is in it', async () => {
  const door = await shopDoor('--allow-write');
  const agent = await talking(door);
  await called(agent, 'lookup_customer', ANA);
  const file = join(door.folder, 'home', 'default', 'bay.db');
  const copy = new Database(file);
  copy.exec(`VACUUM INTO '${file}.backup'`);
  copy.close();
  for (const part of ['-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
  renameSync(`${file}.backup`, file);
  expect(await called(agent, 'book_appointment', NINE)).toMatchObject({ success: true });
  const there = new Database(file, { readonly: true });
  expect(there.prepare('SELECT count(*) AS n FROM appointment').get()).toEqual({ n: 1 });
  there.close();
});

test('where it goes on writing, nothing was done, and that is said', async () => {
  // Nobody waits in this shop: the time that is waited for passes at once.
  const door = await shopDoor('--allow-write');
  const agent = await talking(door);
  await called(agent, 'lookup_customer', ANA);
  const other = new Database(join(door.folder, 'home', 'default', 'bay.db'));
  other.exec('BEGIN IMMEDIATE');
  expect(await called(agent, 'book_appointment', NINE)).toMatchObject({
    success: false,
    message: 'Failed to book appointment: the book is busy right now.',
  });
  other.exec('ROLLBACK');
  other.close();
  expect(await called(agent, 'book_appointment', NINE)).toMatchObject({
    success: true,
    data: { appointment_id: 1 },
  });
});

/** A shop whose calendar is at Google, and its door; `ring`: the bound on an answer has passed. */
async function googleDoor() {
  const shop = await googleWorkshop({ now: NOW });
  await shop.done('agenda');
  const rings: (() => void)[] = [];
  const still = fixedClock(instantOf(NOW), async () => undefined);
  const clock = {
    ...still,
    alarm: (ms: number, over: () => void) => {
      if (ms !== ANSWERED_WITHIN_MS) return still.alarm(ms, over);
      rings.push(over);
      return () => undefined;
    },
  };
  const { environment } = shop.signedIn;
  const door = openDoor(['--allow-write', '--verbose'], { folder: shop.folder, clock, environment });
  const isAskedForEvent = () =>
    expect
      .poll(() =>
        shop.google.requests.some(({ method, path }) => method === 'POST' && path.includes('events')),
      )
      .toBe(true);
  return { ...shop, ...door, isAskedForEvent, ring: () => rings.at(-1)?.() };
}

test('what is said while one waits is told where Google is asked, and nowhere else', async () => {
  const agent = await talking(await googleDoor());
  const heard: string[] = [];
  const onprogress = ({ message = '' }) => void heard.push(message);
  await called(agent, 'lookup_customer', ANA, { onprogress });
  expect(heard).toEqual([]);
  await called(agent, 'get_available_slots', { date: '2026-11-24' }, { onprogress });
  await called(agent, 'book_appointment', NINE, { onprogress });
  expect(heard).toHaveLength(2);
  for (const said of heard) expect(said).toMatch(/^[A-Z][^:#<>]*\.$/);
});

test('where Google does not answer, the booking is made here and told so once the bound has passed', async () => {
  const door = await googleDoor();
  const agent = await talking(door);
  await called(agent, 'lookup_customer', ANA);
  door.google.faults.add({ when: { method: 'POST', path: /events/ }, fault: 'half-open' });
  const booking = called(agent, 'book_appointment', NINE);
  await door.isAskedForEvent();
  door.ring();
  expect(await booking).toMatchObject({ success: true, data: { calendar_status: 'pending' } });
});

test('a caller who hangs up ends what is being asked of Google, and the book keeps what was booked', async () => {
  const door = await googleDoor();
  const agent = await talking(door);
  await called(agent, 'lookup_customer', ANA);
  door.google.faults.add({ when: { method: 'POST', path: /events/ }, fault: 'half-open' });
  const hangingUp = new AbortController();
  const booking = called(agent, 'book_appointment', NINE, { signal: hangingUp.signal });
  await door.isAskedForEvent();
  hangingUp.abort();
  await expect(booking).rejects.toThrow();
  door.input.end();
  expect(await door.exitCode).toBe(0);
  expect(await door.json('show 1')).toMatchObject({ data: { status: 'scheduled' } });
});

test('a book that cannot be opened is a refusal, and opened when it can be', async () => {
  const door = await shopDoor();
  const database = join(door.folder, 'home', 'default', 'bay.db');
  const other = new Database(database);
  other.pragma('user_version = 9999');
  const agent = await talking(door);
  const asked = () => called(agent, 'get_available_slots', { date: '2026-11-24' });
  expect(await asked()).toMatchObject({
    success: false,
    message: 'Error checking calendar availability: something went wrong here.',
  });
  await expect(agent.listTools()).rejects.toThrow(/newer/);
  other.pragma('user_version = 1');
  other.close();
  expect(await asked()).toMatchObject({ success: true });
});
