import { describe, expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../../src/domain/interval.ts';
import { digest, headOf, notify } from '../../support/notifications.ts';
import { OK, receivingShop, SHOP } from '../../support/receiving-shop.ts';
import { instantOf } from '../../support/workshop-words.ts';

/** `npm run test:receiver` asks for a day of them. */
const HOURS = Number(process.env['BAY_DROPPED_HOURS'] ?? 2);

describe('a notification', () => {
  test('has its calendar read at once, and is settled by that', async () => {
    const { ping, settled, clock, readings, store, state, channel } = await receivingShop();
    expect(await ping()).toEqual(OK);
    await settled();
    expect(readings()).toBe(1);
    expect(await state()).toMatchObject({ pullWantedAt: null });
    expect(await store.notifications.newest(1)).toMatchObject([
      { verdict: 'proven', calendarId: channel.calendarId, readAt: expect.any(Number) },
    ]);
    await clock.pass(MINUTE_MS);
    expect(readings()).toBe(0);
  });

  test('brings what somebody has moved in Google into the book within a second', async () => {
    const { ping, settled, clock, google, done, data } = await receivingShop();
    await done('book --customer 1 --service oil_change --at 2026-11-24T09:00');
    await clock.pass(20 * SECOND_MS);
    const [event] = [...google.model.liveEvents(SHOP)];
    const start = instantOf('2026-11-24T10:00-05:00');
    google.model.people.move(SHOP, event?.id ?? '', { start, end: start + 30 * MINUTE_MS });
    await ping();
    await settled();
    expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-11-24T10:00:00-05:00' });
  });

  test('of a burst the first is read at once, and all others by two readings more at most', async () => {
    const { ping, settled, clock, readings, verdicts } = await receivingShop();
    await ping();
    await settled();
    expect(readings()).toBe(1);
    for (let burst = 0; burst < 20; burst += 1) await Promise.all(Array.from({ length: 25 }, () => ping()));
    await settled();
    await clock.pass(MINUTE_MS);
    expect([1, 2]).toContain(readings());
    expect(await verdicts()).toEqual({ proven: 501 });
  });

  test('that comes again and again, as somebody has recorded it, is one reading in five seconds, and one more at first', async () => {
    const { root, channel, clock, readings, verdicts } = await receivingShop();
    const recorded = headOf(channel, 8);
    for (let second = 0; second < 20; second += 1) {
      await Promise.all(Array.from({ length: 20 }, () => notify(root, recorded)));
      await clock.pass(SECOND_MS);
    }
    expect(readings()).toBeLessThanOrEqual(6);
    expect(await verdicts()).toEqual({ proven: 1, replayed: 399 });
  });

  test('may come out of order: its number is looked at, and nothing depends on it', async () => {
    const { root, channel, settled, clock, readings, verdicts } = await receivingShop();
    for (const number of [98, 3, 50, 2, 97]) {
      expect(await notify(root, headOf(channel, number))).toEqual(OK);
      await settled();
      await clock.pass(6 * SECOND_MS);
    }
    expect(readings()).toBe(5);
    expect(await verdicts()).toEqual({ proven: 5 });
  });

  test('that a channel has been opened may come before Google has answered, and proves it', async () => {
    const { root, clock, settled, store, channel, verdicts } = await receivingShop();
    const opened = { ...channel, id: 'new', token: 'token', resourceId: 'not told yet' };
    await store.channels.begin({
      id: 'new',
      calendarId: channel.calendarId,
      tokenHash: digest('token'),
      askedAt: clock.now(),
    });
    expect(await notify(root, headOf(opened, 1, 'sync'))).toEqual(OK);
    await settled();
    expect(await store.channels.byId('new')).toMatchObject({ provenAt: expect.any(Number) });
    expect(await verdicts()).toEqual({ sync: 1 });
  });

  test('after which nothing is new moves the token and the clock of success all the same', async () => {
    const { ping, settled, google, state } = await receivingShop();
    const before = await state();
    google.requests.length = 0;
    await ping();
    await settled();
    const after = await state();
    const answer = google.requests.find(({ path }) => path.endsWith('/events'));
    expect(answer?.responseBody).toMatchObject({ nextSyncToken: after.syncToken });
    expect(after.readAt ?? 0).toBeGreaterThan(before.readAt ?? 0);
  });

  test('of a calendar that gives no answer is not forgotten, and hurries nobody', async () => {
    const { ping, settled, clock, google, readings, state } = await receivingShop();
    google.faults.add({ when: { path: /\/events/ }, fault: 'unavailable', times: 100_000 });
    for (let second = 0; second < 50; second += 1) {
      await ping();
      await clock.pass(SECOND_MS);
    }
    // A reading that fails is a request that is tried a few times.
    expect(readings()).toBeLessThan(20);
    expect(await state()).toMatchObject({ pullWantedAt: expect.any(Number) });
    google.faults.clear();
    await clock.pass(3 * MINUTE_MS);
    await settled();
    expect(await state()).toMatchObject({ pullWantedAt: null });
  });

  test('that nobody could hear, because nobody served, is made good as soon as somebody does', async () => {
    const { served, serve, settled, clock, readings } = await receivingShop();
    served.end();
    await clock.pass(2 * SECOND_MS);
    expect(await served.exitCode).toBe(0);
    await serve();
    await settled();
    expect(readings()).toBe(1);
  });

  test(`may never come, though channels are open: for ${HOURS} hours all that is changed is here within 15 minutes`, async () => {
    const { ping, clock, google, done, data } = await receivingShop('Sun 2026-11-29 00:10');
    await done('book --customer 1 --service oil_change --at 2026-12-01T09:00');
    await ping();
    await clock.pass(20 * SECOND_MS);
    const [event] = [...google.model.liveEvents(SHOP)];
    for (let hour = 1; hour <= HOURS; hour += 1) {
      const start = instantOf(`2026-12-${hour % 2 === 1 ? '02' : '03'}T09:00-05:00`);
      google.model.people.move(SHOP, event?.id ?? '', { start, end: start + 30 * MINUTE_MS });
      await clock.pass(15 * MINUTE_MS + 10 * SECOND_MS);
      expect(Date.parse((await data('show 1')).scheduled_at)).toBe(start);
      await clock.pass(45 * MINUTE_MS);
    }
  }, 240_000);

  test('is settled by whoever reads the calendar', async () => {
    const { store, channel, state, done, clock, served } = await receivingShop();
    served.end();
    await clock.pass(2 * SECOND_MS);
    await store.calendars.wantPull(channel.calendarId, clock.now());
    await done('sync');
    expect(await state()).toMatchObject({ pullWantedAt: null });
  });
});
