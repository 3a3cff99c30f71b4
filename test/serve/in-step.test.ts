import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import { pick, randomFrom } from '../proof/random.ts';
import { withRaw } from '../support/book-sqlite.ts';
import { type ServedShop, servedShop } from '../support/serve-door.ts';
import { instantOf } from '../support/workshop-words.ts';

const SHOP = 'shop@example.com';
const EVENTS = /\/events/;
/**
 * Two kinds of tries, one that delivers and one that reads, of five requests each. Between them lies half of a quarter of an hour on
 * average, drawn anew each time: some 30 of them in three hours, where it would be 180 at one a minute.
 */
const MOST_ASKED_IN_THREE_HOURS = 60 * 2 * 5;
/** Through many hours the book need not be looked at every second. */
const LOOK_MS = 20 * SECOND_MS;

const span = (start: number) => ({ start, end: start + 30 * MINUTE_MS });

function eventIds({ google }: ServedShop): string[] {
  return [...google.model.liveEvents(SHOP)].flatMap(({ id }) => id ?? []);
}

/** The last change in the calendar has been left out of the list of changes, and is in none that follows. */
function passOver({ folder }: ServedShop): void {
  withRaw(join(folder, 'home', 'default', 'bay.db'), (db) => {
    const { token } = db.prepare('SELECT sync_token AS token FROM calendar_state').get() as { token: string };
    const parts = Buffer.from(token, 'base64').toString('latin1').split('|');
    parts[2] = String(Number(parts[2]) + 1);
    const next = Buffer.from(parts.join('|')).toString('base64');
    db.prepare('UPDATE calendar_state SET sync_token = ?').run(next);
  });
}

/** What somebody at the counter does whose machine does not reach Google. */
const AWAY = { environment: { BAY_CALENDAR: 'local' } };

describe('while nobody types', () => {
  test('what somebody moves in Google is in the book a minute later', async () => {
    const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
    await shop.done('book --customer 1 --service oil_change --at 2026-11-24T09:00');
    const served = await shop.serve();
    await shop.clock.pass(30 * SECOND_MS);
    const [event = ''] = eventIds(shop);
    shop.google.model.people.move(SHOP, event, span(instantOf('2026-11-24T10:00-05:00')));
    await shop.clock.pass(75 * SECOND_MS);
    expect(await shop.data('show 1')).toMatchObject({ scheduled_at: '2026-11-24T10:00:00-05:00' });
    expect(served.told()).toContain('1 appointment followed a move in the calendar');
  });

  test('what a counter owes to the calendar is there a second after it was written', async () => {
    const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
    await shop.done('sync');
    await shop.serve();
    await shop.clock.pass(20 * SECOND_MS);
    const { exitCode } = await shop.bay('book --customer 1 --service oil_change --at 2026-11-24T09:00', AWAY);
    expect({ exitCode, events: eventIds(shop).length }).toEqual({ exitCode: 0, events: 0 });
    await shop.clock.pass(2 * SECOND_MS);
    expect(eventIds(shop)).toHaveLength(1);
    expect(await shop.data('show 1')).toMatchObject({ calendar_status: 'synced' });
  });

  test('a calendar in which nothing is new is asked once a minute, by one request', async () => {
    const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
    await shop.serve();
    await shop.clock.pass(2 * MINUTE_MS);
    shop.asked();
    await shop.clock.pass(30 * MINUTE_MS);
    const asked = shop.asked();
    expect(new Set(asked)).toEqual(new Set([`GET ${SHOP} changes`]));
    expect(asked.length).toBeGreaterThanOrEqual(24);
    expect(asked.length).toBeLessThanOrEqual(38);
  });

  test('Google may be away for hours: it is told once, and all of it is made good within a quarter of an hour', async () => {
    const shop = await servedShop({ now: 'Mon 2026-11-23 10:00', lookMs: LOOK_MS });
    await shop.done('book --customer 1 --service oil_change --at 2026-11-24T09:00');
    const served = await shop.serve();
    await shop.clock.pass(2 * MINUTE_MS);
    shop.google.faults.add({ when: { path: EVENTS }, fault: 'unavailable', times: 100_000 });
    await shop.bay('book --customer 2 --service oil_change --at 2026-11-24T13:00', AWAY);
    const [event = ''] = eventIds(shop);
    shop.google.model.people.move(SHOP, event, span(instantOf('2026-11-24T10:00-05:00')));
    shop.asked();
    await shop.clock.pass(3 * HOUR_MS);
    expect(shop.asked().length).toBeLessThan(MOST_ASKED_IN_THREE_HOURS);
    shop.google.faults.clear();
    await shop.clock.pass(15 * MINUTE_MS + 30 * SECOND_MS);
    expect(eventIds(shop)).toHaveLength(2);
    expect(await shop.data('show 1')).toMatchObject({ scheduled_at: '2026-11-24T10:00:00-05:00' });
    expect(served.told().match(/^! /gm)).toHaveLength(1);
    expect(served.told()).toContain('in step again.');
  }, 120_000);
});

test('a clock that is set back, or a machine that has slept, has every calendar read anew at once', async () => {
  const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
  const served = await shop.serve();
  await shop.clock.pass(20 * SECOND_MS);
  for (const jumpedMs of [8 * HOUR_MS, -3 * HOUR_MS]) {
    shop.asked();
    shop.clock.set(shop.clock.now() + jumpedMs);
    await shop.clock.pass(3 * SECOND_MS);
    expect(shop.asked()).toContain(`GET ${SHOP} changes`);
  }
  expect(served.told()).toMatch(/forward by 480 minutes.*\n(.*\n)*.*back by 180 minutes/);
});

test('a calendar is compared as a whole once a day, which no sync by hand puts off, and what is found is put right', async () => {
  const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
  await shop.done('book --customer 1 --service oil_change --at 2026-12-01T09:00');
  const served = await shop.serve();
  const standing = async () => {
    const { calendars } = await shop.data('health');
    return { at: calendars[0].last_compared_at, differing: calendars[0].differing };
  };
  await shop.clock.pass(MINUTE_MS);
  expect(await standing()).toEqual({ at: expect.stringContaining('2026-11-23T10:00'), differing: 0 });
  const [event = ''] = eventIds(shop);
  shop.google.model.people.move(SHOP, event, span(instantOf('2026-12-01T10:00-05:00')));
  passOver(shop);
  shop.clock.set(instantOf('2026-11-24T09:55-05:00'));
  await shop.clock.pass(MINUTE_MS);
  await shop.done('sync');
  expect(await standing()).toMatchObject({ at: expect.stringContaining('2026-11-23T10:00') });
  await shop.clock.pass(10 * MINUTE_MS);
  expect(await standing()).toMatchObject({ at: expect.stringContaining('2026-11-24T10:0'), differing: 1 });
  expect(served.told()).toContain('1 of 1 event differs from the book: bay verify');
  expect(await shop.data('show 1')).toMatchObject({ scheduled_at: '2026-12-01T10:00:00-05:00' });
});

test('a book that was moved away is not made anew, and the one that is put in its place is served', async () => {
  const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
  const served = await shop.serve();
  await shop.clock.pass(20 * SECOND_MS);
  const file = join(shop.folder, 'home', 'default', 'bay.db');
  renameSync(file, `${file}.away`);
  await shop.clock.pass(MINUTE_MS);
  await expect.poll(served.told).toContain('it was moved away');
  renameSync(`${file}.away`, file);
  await shop.clock.pass(20 * SECOND_MS);
  await shop.bay('book --customer 1 --service oil_change --at 2026-11-24T09:00', AWAY);
  await shop.clock.pass(20 * SECOND_MS);
  expect(eventIds(shop)).toHaveLength(1);
});

test('whoever looks sees that it runs, and after its end that nobody does', async () => {
  const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
  const found = async () => {
    const { findings } = await shop.data('doctor');
    return findings.find(({ check }: { check: string }) => check === 'serve');
  };
  expect(await found()).toMatchObject({ status: 'ok', detail: expect.stringContaining('not running') });
  const served = await shop.serve();
  await shop.clock.pass(MINUTE_MS);
  expect(await found()).toMatchObject({
    status: 'ok',
    detail: expect.stringContaining('runs since Mon 23 Nov'),
  });
  served.end();
  await shop.clock.pass(2 * SECOND_MS);
  expect(await served.exitCode).toBe(0);
  expect(await found()).toMatchObject({ status: 'ok', detail: expect.stringContaining('not running') });
});

test('through a whole day, whatever somebody moves in Google at whatever hour is here within 15 minutes', async () => {
  // However rarely a shop lets its calendars be read.
  const shop = await servedShop({
    now: 'Mon 2026-11-23 07:00',
    lookMs: LOOK_MS,
    serving: { BAY_POLL_MIN: '300' },
  });
  await shop.done('book --customer 1 --service oil_change --at 2026-12-01T09:00');
  await shop.serve();
  await shop.clock.pass(MINUTE_MS);
  const [event = ''] = eventIds(shop);
  const random = randomFrom(1);
  const began = shop.clock.now();
  let moves = 0;
  while (shop.clock.now() - began < DAY_MS) {
    await shop.clock.pass(Math.floor(random() * HOUR_MS * 2));
    const hour = pick([9, 10, 11, 13, 14, 15, 16], random);
    const start = instantOf(
      `2026-12-0${1 + Math.floor(random() * 4)}T${String(hour).padStart(2, '0')}:00-05:00`,
    );
    shop.google.model.people.move(SHOP, event, span(start));
    await shop.clock.pass(15 * MINUTE_MS + LOOK_MS);
    expect(Date.parse((await shop.data('show 1')).scheduled_at)).toBe(start);
    moves += 1;
  }
  expect(moves).toBeGreaterThan(15);
}, 120_000);
