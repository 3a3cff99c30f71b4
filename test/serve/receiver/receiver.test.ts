import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../../src/domain/interval.ts';
import { NOTIFICATIONS_PATH } from '../../../src/domain/notified.ts';
import {
  bookIn,
  digest,
  headOf,
  type NotificationHead,
  notify,
  PUBLIC_URL,
  type WatchedCalendar,
  watchAll,
} from '../../support/notifications.ts';
import { openServe, servedShop } from '../../support/serve-door.ts';
import { instantOf } from '../../support/workshop-words.ts';

const SHOP = 'shop@example.com';
const RECEIVES = { BAY_PUBLIC_URL: PUBLIC_URL, BAY_RECEIVER_PORT: '0' };
/** `npm run test:receiver` asks for a day of them. */
const HOURS = Number(process.env['BAY_DROPPED_HOURS'] ?? 2);
const OK = { status: 200, text: '', closes: false };

/** A shop that is served, its calendar watched, and nothing owed or to be read for a while. */
async function receivingShop(now = 'Mon 2026-11-23 22:00') {
  const shop = await servedShop({ now, serving: RECEIVES });
  await shop.done('sync');
  const store = await bookIn(shop.folder);
  onTestFinished(() => store.close());
  const [channel] = await watchAll(shop.google, shop.google.signedIn(), { store, now: shop.clock.now() });
  if (channel === undefined) throw new Error('nothing is watched');
  const { calendarId } = channel;
  const served = await shop.serve();
  const root = /lead to (http:\/\/[\d.]+:\d+)/.exec(served.told())?.[1] ?? '';
  await shop.clock.pass(20 * SECOND_MS);
  const readings = () => shop.asked().filter((line) => line === `GET ${SHOP} changes`).length;
  readings();
  let number = 1;
  return {
    ...shop,
    store,
    channel,
    served,
    root,
    readings,
    state: () => store.calendars.get(calendarId),
    ping: (from: WatchedCalendar = channel, head: NotificationHead = {}) => {
      number += 7;
      return notify(root, { ...headOf(from, number), ...head });
    },
    verdicts: async () => {
      // What comes close together is kept together.
      await shop.clock.pass(2 * SECOND_MS);
      return Object.fromEntries(
        (await store.notifications.totals()).map(({ verdict, count }) => [verdict, count]),
      );
    },
  };
}

describe('a notification', () => {
  test('has its calendar read at once, and is settled by that', async () => {
    const { ping, clock, readings, store, state, channel } = await receivingShop();
    expect(await ping()).toEqual(OK);
    await clock.pass(SECOND_MS);
    expect(readings()).toBe(1);
    expect(await state()).toMatchObject({ pullWantedAt: null });
    expect(await store.notifications.newest(1)).toMatchObject([
      { verdict: 'proven', calendarId: channel.calendarId, readAt: expect.any(Number) },
    ]);
    await clock.pass(MINUTE_MS);
    expect(readings()).toBe(0);
  });

  test('brings what somebody has moved in Google into the book within a second', async () => {
    const { ping, clock, google, done, data } = await receivingShop();
    await done('book --customer 1 --service oil_change --at 2026-11-24T09:00');
    await clock.pass(20 * SECOND_MS);
    const [event] = [...google.model.liveEvents(SHOP)];
    const start = instantOf('2026-11-24T10:00-05:00');
    google.model.people.move(SHOP, event?.id ?? '', { start, end: start + 30 * MINUTE_MS });
    await ping();
    await clock.pass(SECOND_MS);
    expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-11-24T10:00:00-05:00' });
  });

  test('of a burst the first is read at once, and all others by one reading more', async () => {
    const { ping, clock, readings, verdicts } = await receivingShop();
    await ping();
    await clock.pass(SECOND_MS);
    expect(readings()).toBe(1);
    for (let burst = 0; burst < 20; burst += 1) await Promise.all(Array.from({ length: 25 }, () => ping()));
    await clock.pass(MINUTE_MS);
    expect(readings()).toBe(1);
    expect(await verdicts()).toEqual({ proven: 501 });
  });

  test('that comes again and again, as somebody has recorded it, is one reading in five seconds', async () => {
    const { root, channel, clock, readings, verdicts } = await receivingShop();
    const recorded = headOf(channel, 8);
    for (let second = 0; second < 20; second += 1) {
      await Promise.all(Array.from({ length: 20 }, () => notify(root, recorded)));
      await clock.pass(SECOND_MS);
    }
    expect(readings()).toBeLessThanOrEqual(5);
    expect(await verdicts()).toEqual({ proven: 1, replayed: 399 });
  });

  test('may come out of order: its number is looked at, and nothing depends on it', async () => {
    const { root, channel, clock, readings, verdicts } = await receivingShop();
    for (const number of [98, 3, 50, 2, 97]) {
      expect(await notify(root, headOf(channel, number))).toEqual(OK);
      await clock.pass(6 * SECOND_MS);
    }
    expect(readings()).toBe(5);
    expect(await verdicts()).toEqual({ proven: 5 });
  });

  test('that a channel has been opened may come before Google has answered, and proves it', async () => {
    const { root, clock, store, channel, verdicts } = await receivingShop();
    const opened = { ...channel, id: 'new', token: 'token', resourceId: 'not told yet' };
    await store.channels.begin({
      id: 'new',
      calendarId: channel.calendarId,
      tokenHash: digest('token'),
      askedAt: clock.now(),
    });
    expect(await notify(root, headOf(opened, 1, 'sync'))).toEqual(OK);
    await clock.pass(SECOND_MS);
    expect(await store.channels.byId('new')).toMatchObject({ provenAt: expect.any(Number) });
    expect(await verdicts()).toEqual({ sync: 1 });
  });

  test('after which nothing is new moves the token and the clock of success all the same', async () => {
    const { ping, clock, google, state } = await receivingShop();
    const before = await state();
    google.requests.length = 0;
    await ping();
    await clock.pass(SECOND_MS);
    const after = await state();
    const [answer] = google.requests.filter(({ path }) => path.endsWith('/events'));
    expect(after.syncToken).toBe((answer?.responseBody as { nextSyncToken: string }).nextSyncToken);
    expect(after.readAt ?? 0).toBeGreaterThan(before.readAt ?? 0);
  });

  test('of a calendar that gives no answer is not forgotten, and hurries nobody', async () => {
    const { ping, clock, google, readings, state } = await receivingShop();
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
    expect(await state()).toMatchObject({ pullWantedAt: null });
  });

  test('that nobody could hear, because nobody served, is made good as soon as somebody does', async () => {
    const { served, serve, clock, readings } = await receivingShop();
    served.end();
    await clock.pass(2 * SECOND_MS);
    expect(await served.exitCode).toBe(0);
    await serve();
    await clock.pass(2 * SECOND_MS);
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

describe('whoever makes one up', () => {
  test('is answered like Google, has nothing read, and learns nothing', async () => {
    const { ping, channel, clock, readings, verdicts, store } = await receivingShop();
    await store.channels.begin({ id: 'over', calendarId: 'other', tokenHash: '', askedAt: clock.now() });
    await store.channels.ended('over', clock.now());
    const heads: readonly NotificationHead[] = [
      { 'x-goog-channel-id': 'made-up' },
      { 'x-goog-channel-id': '' },
      { 'x-goog-channel-id': 'over' },
      { 'x-goog-channel-token': '' },
      { 'x-goog-channel-token': 'made-up' },
      { 'x-goog-channel-token': channel.token.slice(0, -1) },
      { 'x-goog-channel-token': `${channel.token}a` },
      { 'x-goog-channel-token': channel.token.repeat(9) },
      { 'x-goog-resource-id': 'made-up' },
      { 'x-goog-resource-state': 'sync', 'x-goog-channel-token': 'made-up' },
    ];
    for (const head of heads) expect(await ping(channel, head)).toEqual(OK);
    await clock.pass(MINUTE_MS);
    expect(readings()).toBe(0);
    expect(await verdicts()).toEqual({ 'unknown-channel': 2, 'wrong-token': 7, 'wrong-resource': 1 });
    // Of each kind one in a minute is kept by itself.
    expect(await store.notifications.newest(100)).toHaveLength(3);
  });

  test('too often is sent away without a look, and Google is heard all the same', async () => {
    const { ping, channel, clock, readings, verdicts } = await receivingShop();
    const forged = { 'x-goog-channel-token': 'made-up', 'x-forwarded-for': '203.0.113.7' };
    for (let call = 0; call < 30; call += 1) {
      expect(await ping(channel, forged)).toEqual(OK);
      await clock.pass(30);
    }
    const refused = { status: 429, text: '', closes: true };
    expect(await ping(channel, forged)).toEqual(refused);
    expect(await ping(channel, { ...forged, 'x-forwarded-for': '198.51.100.1, 203.0.113.7' })).toEqual(
      refused,
    );
    expect(await ping(channel, { ...forged, 'x-forwarded-for': '203.0.113.8' })).toEqual(OK);
    expect(await ping(channel, { 'x-forwarded-for': '203.0.113.7' })).toEqual(OK);
    await clock.pass(SECOND_MS);
    expect(readings()).toBe(1);
    expect(await verdicts()).toEqual({ 'wrong-token': 31, proven: 1 });
  });

  test('after the end of a channel, or after its time, has nothing read', async () => {
    const { ping, clock, store, channel, readings, verdicts } = await receivingShop();
    const short = { ...channel, id: 'short', expiresAt: clock.now() + 30 * SECOND_MS };
    const { calendarId, token } = channel;
    await store.channels.begin({ id: 'short', calendarId, tokenHash: digest(token), askedAt: clock.now() });
    await store.channels.confirmed('short', short);
    await clock.pass(30 * SECOND_MS);
    await ping(short);
    await clock.pass(SECOND_MS);
    await store.channels.ended(channel.id, clock.now());
    await ping();
    await clock.pass(SECOND_MS);
    expect(readings()).toBe(0);
    expect(await verdicts()).toEqual({ expired: 1, stopped: 1 });
  });
});

describe('the receiver', () => {
  const NOT_FOUND = { status: 404, text: '', closes: true };
  test.each([
    { name: 'another method', given: { method: 'GET' }, is: NOT_FOUND },
    { name: 'another method with a body', given: { method: 'PUT' }, is: NOT_FOUND },
    { name: 'another path', given: { path: '/' }, is: NOT_FOUND },
    { name: 'the path and more', given: { path: `${NOTIFICATIONS_PATH}/` }, is: NOT_FOUND },
    { name: 'the path with a query', given: { path: `${NOTIFICATIONS_PATH}?x=1` }, is: NOT_FOUND },
    { name: 'the pages of the other port', given: { method: 'GET', path: '/healthz' }, is: NOT_FOUND },
    { name: 'a short body', given: { body: 'x'.repeat(1_024) }, is: OK },
    { name: 'a long body', given: { body: 'x'.repeat(1_025) }, is: { status: 413, text: '', closes: true } },
  ])('answers $name with $is.status and nothing else', async ({ given, is }) => {
    const { root } = await receivingShop();
    expect(await notify(root, {}, given)).toEqual(is);
  });

  test('takes a short body of unknown length, and none that goes on and on', async () => {
    const { root } = await receivingShop();
    const chunked = { 'transfer-encoding': 'chunked' };
    expect(await notify(root, chunked, { body: 'x'.repeat(1_000) })).toEqual(OK);
    expect(await notify(root, chunked, { body: 'x'.repeat(5_000) })).toMatchObject({ status: 413 });
  });

  test('reads no long head', async () => {
    const { root } = await receivingShop();
    expect(await notify(root, { 'x-goog-channel-token': 'x'.repeat(9_000) })).toMatchObject({ status: 431 });
  });

  test('is not there where no public address is set, even if a port is', async () => {
    const shop = await servedShop({ serving: { BAY_RECEIVER_PORT: '4771' } });
    expect((await shop.serve()).told()).not.toContain('notifies');
  });

  test('says where Google has to be led to', async () => {
    const { served } = await receivingShop();
    expect(served.told()).toMatch(
      /^Google notifies https:\/\/bay\.example\.com\/google\/notifications, which has to lead to http:\/\/127\.0\.0\.1:\d+\.$/m,
    );
  });

  test('that cannot have its port says so, and nothing is served', async () => {
    const { root, folder, clock } = await receivingShop();
    const { port } = new URL(root);
    const second = openServe(
      ['--db', `${folder}/other.db`, '--receiver-port', port, '--public-url', PUBLIC_URL],
      {
        folder,
        clock,
      },
    );
    expect(await second.exitCode).toBe(10);
    expect(second.told()).toContain(`--receiver-port: 127.0.0.1:${port} is in use by another program.`);
  });

  test('is looked for by doctor, which says when Google was last heard of', async () => {
    const { root, ping, data, clock, served } = await receivingShop();
    const found = async (port: string) => {
      const given = { environment: { BAY_PUBLIC_URL: PUBLIC_URL, BAY_RECEIVER_PORT: port } };
      const { findings } = await data('doctor', given);
      return findings.find(({ check }: { check: string }) => check === 'receiver');
    };
    const { port } = new URL(root);
    const led = `Google notifies ${PUBLIC_URL}${NOTIFICATIONS_PATH}, which has to lead to 127.0.0.1:${port}`;
    expect(await found(port)).toMatchObject({ status: 'ok', detail: `${led}: not heard of yet` });
    await ping();
    await clock.pass(SECOND_MS);
    expect(await found(port)).toMatchObject({
      status: 'ok',
      detail: expect.stringMatching(/: last heard of at Mon 23 Nov/),
    });
    expect(await found('1')).toMatchObject({
      status: 'warning',
      detail: expect.stringContaining('nothing on this machine listens at 127.0.0.1:1'),
      mend: 'bay serve --receiver-port 1',
    });
    served.end();
    await clock.pass(SECOND_MS);
    expect(await found(port)).toBeUndefined();
  });

  test('goes with the process, whatever connections are open', async () => {
    const { root, served, clock } = await receivingShop();
    const { port } = new URL(root);
    const silent = connect(Number(port), '127.0.0.1');
    const closed = new Promise((resolve) => {
      silent.once('close', resolve);
    });
    silent.on('error', () => undefined);
    served.end();
    await clock.pass(SECOND_MS);
    expect(await served.exitCode).toBe(0);
    await closed;
  });
});
