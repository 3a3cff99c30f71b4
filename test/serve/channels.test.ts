import { describe, expect, onTestFinished, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import type { FakeGoogle } from '../support/google/fake-google.ts';
import { bookIn, notify, PUBLIC_URL } from '../support/notifications.ts';
import { type ServeDoor, type ServedShop, servedShop } from '../support/serve-door.ts';

const SHOP = 'shop@example.com';
const RECEIVES = { BAY_PUBLIC_URL: PUBLIC_URL, BAY_RECEIVER_PORT: '0' };

/** A shop that is served where Google reaches it, and what it keeps of channels. */
async function pushedShop(prepare: (shop: ServedShop) => void = () => undefined) {
  const shop = await servedShop({ now: 'Mon 2026-11-23 22:00', serving: RECEIVES });
  await shop.done('sync');
  prepare(shop);
  const store = await bookIn(shop.folder);
  onTestFinished(() => store.close());
  const served = await shop.serve();
  const { google, clock } = shop;
  return {
    ...shop,
    store,
    served,
    live: () => google.model.channelsOf(SHOP),
    /** What takes a while of simulated time, and of real time on its way to Google, comes to that. */
    comesTo: async <T>(look: () => T | Promise<T>, is: T) => {
      const aSecondLater = async () => {
        await clock.pass(SECOND_MS);
        return look();
      };
      await expect.poll(aSecondLater, { timeout: 30_000, interval: 50 }).toEqual(is);
    },
    /** Google sends what it has to send, in whatever order. */
    deliver: async () => {
      for (const { headers } of google.model.takeNotifications().toReversed())
        await notify(rootOf(served), headers);
      await clock.pass(2 * SECOND_MS);
    },
    states: async () => (await store.channels.all()).map(({ state }) => state),
    /** The requests about channels: all of them, and those since the last time. */
    watched: () => aboutChannels(google.requests),
    watches: () => aboutChannels(google.requests.splice(0)),
    /** The machine sleeps. */
    sleep: async (ms: number) => {
      clock.set(clock.now() + ms);
      await clock.pass(2 * MINUTE_MS);
    },
  };
}

function aboutChannels(requests: FakeGoogle['requests']): string[] {
  return requests.flatMap(({ path, status }) =>
    /watch$|stop$/.test(path) ? [`${path.split('/').at(-1)} ${status}`] : [],
  );
}

function rootOf(served: ServeDoor): string {
  return /lead to (http:\/\/[\d.]+:\d+)/.exec(served.told())?.[1] ?? '';
}

describe('where Google reaches bay serve', () => {
  test('a channel is opened, replaced past the middle of its life by a new one that is heard of, and stopped last', async () => {
    const { comesTo, deliver, live, states, watches, sleep } = await pushedShop();
    await comesTo(states, ['active']);
    const [first] = live();
    expect(watches()).toEqual(['watch 200']);
    await deliver();
    await sleep(19 * HOUR_MS);
    expect(watches()).toEqual([]);
    await sleep(10 * HOUR_MS);
    await comesTo(states, ['replaced', 'active']);
    expect({ live: live().length, watches: watches() }).toEqual({ live: 2, watches: ['watch 200'] });
    await deliver();
    await comesTo(states, ['stopped', 'active']);
    expect(watches()).toEqual(['stop 204']);
    expect(live()).not.toContain(first);
    expect(live()).toHaveLength(1);
  });

  test('one that ended without anybody’s noticing, and without a notification, is opened anew', async () => {
    const { comesTo, live, watches, sleep } = await pushedShop();
    await comesTo(() => live().length, 1);
    watches();
    await sleep(60 * HOUR_MS);
    await comesTo(() => live().length, 1);
    expect(watches()).toEqual(['watch 200']);
  });

  test('a calendar that Google cannot watch is read by the clock, asked about again after a day, and sound', async () => {
    const shop = await pushedShop(({ google }) => {
      google.model.settings.unwatchable = [SHOP];
    });
    await shop.comesTo(shop.watched, ['watch 400']);
    await shop.clock.pass(15 * MINUTE_MS);
    expect(await shop.data('health')).toMatchObject({ level: 'none', verdict: 'sound' });
    shop.watches();
    await shop.sleep(12 * HOUR_MS);
    expect(shop.watches()).toEqual([]);
    await shop.sleep(13 * HOUR_MS);
    await shop.comesTo(shop.watched, ['watch 400']);
    expect(shop.served.told()).toContain('! primary: Google does not tell of changes there:');
  });

  test('too many requests are waited for, and never given up', async () => {
    const shop = await pushedShop(({ google }) => {
      google.faults.add({ when: { path: /watch$/ }, fault: 'rate-limit', times: 12 });
    });
    await shop.clock.pass(90 * MINUTE_MS);
    await shop.comesTo(() => shop.live().length, 1);
    expect(shop.watched().at(-1)).toBe('watch 200');
  });

  test('a calendar that is not there for a channel is asked about three times, and then once a day', async () => {
    const notFound = {
      status: 404,
      body: { error: { code: 404, message: 'Not Found', errors: [{ reason: 'notFound' }] } },
    };
    const shop = await pushedShop(({ google }) => {
      google.faults.add({
        when: { path: /watch$/ },
        fault: { kind: 'answer', answer: notFound },
        times: 1_000,
      });
    });
    await shop.clock.pass(2 * HOUR_MS);
    expect(shop.watched()).toHaveLength(3);
    expect(await shop.data('health')).toMatchObject({
      verdict: 'needs_person',
      calendars: [{ reasons: [{ code: 'push-denied', level: 'high' }] }],
    });
  });

  test('a book of which a channel is wanted no more, or a calendar that was left, has its channels stopped', async () => {
    const { clock, comesTo, live, store } = await pushedShop();
    await comesTo(() => live().length, 1);
    const [channel] = await store.channels.all();
    await store.calendars.noteUnwanted(channel?.calendarId ?? '', clock.now());
    await comesTo(live, []);
  });

  test('while it tells of changes the calendar is read every five minutes, and a change is known at once', async () => {
    const { clock, comesTo, live, deliver, asked, google, sleep } = await pushedShop();
    await comesTo(() => live().length, 1);
    await deliver();
    await sleep(12 * HOUR_MS);
    asked();
    await clock.pass(30 * MINUTE_MS);
    expect(asked().length).toBeLessThanOrEqual(9);
    google.model.people.create(SHOP, { start: clock.now(), end: clock.now() + HOUR_MS });
    await deliver();
    await comesTo(() => asked().includes(`GET ${SHOP} changes`), true);
  });
});
