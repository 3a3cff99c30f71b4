import { expect, onTestFinished } from 'vitest';
import { SECOND_MS } from '../../src/domain/interval.ts';
import {
  type Answered,
  bookIn,
  headOf,
  type NotificationHead,
  notify,
  PUBLIC_URL,
  type WatchedCalendar,
  watchAll,
} from './notifications.ts';
import { servedShop } from './serve-door.ts';

/** The calendar, as Google calls it. */
export const SHOP = 'shop@example.com';
const RECEIVES = { BAY_PUBLIC_URL: PUBLIC_URL, BAY_RECEIVER_PORT: '0' };
/** How everybody is answered. */
export const OK: Answered = { status: 200, text: '', closes: false };

/** A shop that is served, its calendar watched, and nothing owed or to be read for a while. */
export async function receivingShop(now = 'Mon 2026-11-23 22:00') {
  const shop = await servedShop({ now, serving: RECEIVES });
  await shop.done('sync');
  const store = await bookIn(shop.folder);
  onTestFinished(() => store.close());
  const [channel] = await watchAll(shop.google, shop.google.signedIn(), { store, now: shop.clock.now() });
  if (channel === undefined) throw new Error('nothing is watched');
  const { calendarId } = channel;
  const served = await shop.serve();
  const root = /lead to (http:\/\/[\d.]+:\d+)/.exec(served.told())?.[1] ?? '';
  const state = () => store.calendars.get(calendarId);
  const aSecondLater = async () => {
    await shop.clock.pass(SECOND_MS);
    return (await state()).pullWantedAt;
  };
  const settled = async () => {
    await expect.poll(aSecondLater, { timeout: 20_000, interval: 10 }).toBeNull();
  };
  await settled();
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
    state,
    /** Once the calendar was read because of what was told; time passes meanwhile. */
    settled,
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
