import { describe, expect, test } from 'vitest';
import type { PushService } from '../../../src/calendar/push-service.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../../../src/domain/interval.ts';
import { MOST_LIVE, mayBeLive } from '../../../src/domain/push-channel.ts';
import { nextChannelStep, type WatchedCalendar } from '../../../src/domain/watched-calendar.ts';
import type { Store } from '../../../src/store/store.ts';
import { dueSteps, takeStep } from '../../../src/usecases/channels/keep-channels.ts';
import { type Random, randomFrom } from '../../proof/random.ts';
import { NOW } from '../../support/book.ts';
import { aShop } from '../../support/shop-with-ports.ts';

const CALENDAR = 'bay-1';
const ADDRESS = 'https://bay.example.com/google/notifications';

/** The process was killed. */
class Killed extends Error {}

/** A Google that has channels of one calendar, and requests that reach it late or never. */
class Watching {
  readonly live = new Map<string, Instant>();
  readonly #late: { readonly at: Instant; readonly act: () => void }[] = [];
  now = NOW;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  passTo(now: Instant): void {
    for (;;) {
      const next = this.#late.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#late.splice(this.#late.indexOf(next), 1);
      this.now = next.at;
      next.act();
    }
    this.now = now;
  }

  count(): number {
    return [...this.live.values()].filter((end) => end > this.now).length;
  }

  service(isHeard: (id: string) => void): PushService {
    const kill = (probability: number) => {
      if (this.#random() < probability) throw new Killed();
    };
    return {
      watch: async (_calendarId, { channelId, lifeMs }) => {
        kill(0.1);
        const act = () => {
          this.live.set(channelId, this.now + lifeMs);
          if (this.#random() < 0.5) isHeard(channelId);
        };
        const fate = this.#random();
        if (fate < 0.15) return { kind: 'unknown', why: 'no answer' };
        if (fate < 0.3) {
          this.#late.push({ at: this.now + Math.floor(this.#random() * 9 * MINUTE_MS), act });
          return { kind: 'unknown', why: 'no answer' };
        }
        if (fate < 0.35) return { kind: 'unknown', why: 'no network', unsent: true };
        if (fate < 0.4) return { kind: 'throttled', why: 'too many', retryAfterMs: null };
        act();
        kill(0.3);
        if (fate < 0.5) return { kind: 'unknown', why: 'no answer' };
        return { kind: 'watched', resourceId: 'resource', expiresAt: this.now + lifeMs };
      },
      stopWatching: async (_calendarId, { channelId, resourceId }) => {
        kill(0.1);
        if (this.#random() < 0.2) return { kind: 'unknown', why: 'no answer' };
        const isThere = resourceId === 'resource' && (this.live.get(channelId) ?? 0) > this.now;
        this.live.delete(channelId);
        kill(0.2);
        return { kind: isThere ? 'stopped' : 'missing' };
      },
    };
  }
}

async function channelsOf(store: Store): Promise<WatchedCalendar> {
  const [channels, state] = [await store.channels.all(), await store.calendars.get(CALENDAR)];
  return { ...state, isWanted: true, channels, ownWrites: [] };
}

describe('channels that are opened, replaced and stopped while the process is killed at any moment', () => {
  test.each(Array.from({ length: 25 }, (_, seed) => seed + 1))(
    'are never more than two at a time, and soon one again (seed %i)',
    async (seed) => {
      const random = randomFrom(seed);
      const google = new Watching(random);
      const { store, ports } = await aShop();
      const clock = { ...ports.clock, now: () => google.now };
      let ids = 0;
      const newUuid = () => {
        ids += 1;
        return `${Math.floor(random() * 2 ** 32)
          .toString(16)
          .padStart(8, '0')}-${seed}-${ids}`;
      };
      let most = 0;
      let without = 0;
      for (let turn = 0; turn < 600; turn += 1) {
        google.passTo(google.now + Math.floor(random() * 30 * MINUTE_MS));
        most = Math.max(most, google.count());
        const heard: string[] = [];
        const watched = await channelsOf(store);
        const step = nextChannelStep(watched, google.now);
        const push = google.service((id) => void heard.push(id));
        try {
          if (step !== null) await takeStep({ watched, step }, ADDRESS, { ...ports, clock, push, newUuid });
        } catch (thrown) {
          if (!(thrown instanceof Killed)) throw thrown;
        }
        for (const id of heard) await store.channels.proven(id, google.now);
        most = Math.max(most, google.count());
        if (google.count() === 0) without += 1;
        const known = (await store.channels.all())
          .filter((one) => mayBeLive(one, google.now))
          .map(({ id }) => id);
        const there = [...google.live].flatMap(([id, end]) => (end > google.now ? id : []));
        expect(known).toEqual(expect.arrayContaining(there));
      }
      expect(google.now - NOW).toBeGreaterThan(5 * DAY_MS);
      expect(most).toBeLessThanOrEqual(MOST_LIVE);
      expect(without).toBeLessThan(300);
    },
    60_000,
  );
});

describe('what is due about channels', () => {
  const SPOT = { provider: 'google', account: 'default', owner: 'shop@example.com' } as const;

  async function shopAtGoogle(googleId: string | null = 'shop@example.com') {
    const { store, ports } = await aShop();
    await store.places.rebind([{ name: 'bay-1', spot: { ...SPOT, googleId } }], 'google', NOW);
    const place = (await store.places.inForce()).find(({ name }) => name === 'bay-1');
    const calendarId = place?.calendarId ?? '';
    const due = async () => (await dueSteps(ports)).map(({ watched, step }) => [watched.calendarId, step.do]);
    return { store, ports, calendarId, due };
  }

  test('is found in what should be: a calendar that never had a channel gets one', async () => {
    const { calendarId, due } = await shopAtGoogle();
    expect(await due()).toEqual([[calendarId, 'open']]);
  });

  test('is nothing about a calendar of which nobody knows yet where it is, or that lies in the book', async () => {
    const { due } = await shopAtGoogle(null);
    expect(await due()).toEqual([]);
  });

  test('is nothing about one that is left alone just now', async () => {
    const { store, calendarId, due } = await shopAtGoogle();
    const trouble = { kind: 'unknown', why: 'no answer' } as const;
    await store.calendars.noteAnswer(calendarId, { kind: 'failed', trouble, isEnough: true }, NOW);
    expect(await due()).toEqual([]);
  });

  test('is an end, where a person wants none, or the shop has left the calendar', async () => {
    const { store, calendarId, due } = await shopAtGoogle();
    const there = { resourceId: 'resource', expiresAt: NOW + DAY_MS };
    for (const id of [calendarId, 'left']) {
      await store.channels.begin({ id: `of ${id}`, calendarId: id, tokenHash: 'hash', askedAt: NOW });
      await store.channels.confirmed(`of ${id}`, there);
    }
    expect(await due()).toEqual([['left', 'stop']]);
    await store.calendars.noteUnwanted(calendarId, NOW);
    expect(await due()).toEqual([
      [calendarId, 'stop'],
      ['left', 'stop'],
    ]);
  });

  test('is not told anew of a calendar of which Google tells nobody: that is kept, and asked again after a day', async () => {
    const { store, ports, calendarId, due } = await shopAtGoogle();
    const [first] = await dueSteps(ports);
    if (first === undefined) throw new Error('nothing is due');
    expect(await takeStep(first, ADDRESS, ports)).toMatchObject({ kind: 'unwatchable' });
    expect(await due()).toEqual([]);
    expect(await store.calendars.get(calendarId)).toMatchObject({ unwatchable: { at: NOW }, failures: 0 });
  });
});
