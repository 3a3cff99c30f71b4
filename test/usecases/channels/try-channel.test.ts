import { describe, expect, test } from 'vitest';
import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import { DAY_MS } from '../../../src/domain/interval.ts';
import type { Store } from '../../../src/store/store.ts';
import { tryChannel } from '../../../src/usecases/channels/try-channel.ts';
import { NOW } from '../../support/book.ts';
import { aShop } from '../../support/shop-with-ports.ts';

const ADDRESS = 'https://bay.example.com/google/notifications';
const SPOT = {
  provider: 'google',
  account: 'default',
  owner: 'shop@example.com',
  googleId: 'shop@example.com',
} as const;

interface Setup {
  readonly isKept?: boolean;
  readonly hasChannel?: boolean;
  readonly calendar?: Partial<CalendarService>;
  /** What happens at each wait, the first being number 1. */
  readonly atWait?: (number: number, world: World) => Promise<void>;
}

interface World {
  readonly store: Store;
  readonly calendarId: string;
  readonly now: () => number;
  readonly stop: AbortController;
}

async function tried({
  isKept = true,
  hasChannel = true,
  calendar = {},
  atWait = async () => undefined,
}: Setup) {
  const { store, ports } = await aShop({ calendar });
  await store.places.rebind([{ name: 'bay-1', spot: SPOT }], 'google', NOW);
  const calendarId = (await store.places.inForce()).find(({ name }) => name === 'bay-1')?.calendarId ?? '';
  if (hasChannel) {
    await store.channels.begin({ id: 'a', calendarId, tokenHash: 'hash', askedAt: NOW });
    await store.channels.confirmed('a', { resourceId: 'resource', expiresAt: NOW + DAY_MS });
  }
  if (isKept) await store.serving.begin(1, ADDRESS, NOW);
  const stop = new AbortController();
  const time = { now: NOW, waits: 0 };
  const world: World = { store, calendarId, now: () => time.now, stop };
  const clock = {
    ...ports.clock,
    now: () => time.now,
    sleep: async (ms: number) => {
      time.now += ms;
      time.waits += 1;
      await atWait(time.waits, world);
    },
  };
  const answer = tryChannel(null, ADDRESS, stop.signal, { ...ports, clock, stopwatch: () => () => 7 });
  const result = await answer.catch((thrown: unknown) => thrown);
  const range = { start: NOW, end: NOW + DAY_MS };
  const left = await ports.calendar.eventsDuring(calendarId, range, 1_000);
  const { ownHeardAt } = await store.calendars.get(calendarId);
  return { result, left: left.kind === 'events' ? left.events.length : left.kind, ownHeardAt };
}

const told = ({ store, calendarId, now }: World) =>
  store.notifications.note({
    notifications: [
      { receivedAt: now(), channelId: 'a', calendarId, messageNumber: 2, verdict: 'proven', readAt: null },
    ],
    counts: [],
  });

/** Told of at the second look, and read at the fourth. */
const toldAndRead = async (number: number, world: World) => {
  if (number === 2) await told(world);
  if (number === 4) await world.store.notifications.wereRead(world.calendarId, world.now(), world.now());
};

describe('a channel that is tried', () => {
  test('tells of the event, which is then read and removed; from then on changes of our own should be told of', async () => {
    const { result, left, ownHeardAt } = await tried({ atWait: toldAndRead });
    expect(result).toEqual({
      calendar: 'bay-1',
      outcome: 'told',
      steps: { create: 7, notification: 500, read: 500, remove: 7 },
      trouble: null,
      leftBehind: null,
    });
    expect(left).toBe(0);
    expect(ownHeardAt).toBe(NOW + 500);
  });

  test.each<[string, Setup, object]>([
    ['of nothing', {}, { outcome: 'not-told', steps: { create: 7, remove: 7 } }],
    [
      'and is not read',
      { atWait: async (number, world) => void (number === 1 && (await told(world))) },
      { outcome: 'not-read', steps: { create: 7, notification: 250, read: null, remove: 7 } },
    ],
    [
      'of another time',
      {
        atWait: async (number, world) =>
          void (number === 1 && (await told({ ...world, now: () => NOW - 1 }))),
      },
      { outcome: 'not-told' },
    ],
    [
      'nobody, because the calendar does not take the event',
      { calendar: { createCalendarEvent: async () => ({ kind: 'denied', why: 'Forbidden' }) } },
      { outcome: 'not-made', trouble: { kind: 'denied' }, steps: { create: null, remove: null } },
    ],
    ['nobody, because nobody listens', { isKept: false }, { outcome: 'not-kept', steps: { create: null } }],
    [
      'nobody, because there is none',
      { hasChannel: false },
      { outcome: 'no-channel', steps: { create: null } },
    ],
  ])('tells %s: that is said, and nothing is left behind', async (_name, setup, is) => {
    const { result, left, ownHeardAt } = await tried(setup);
    expect(result).toMatchObject(is);
    expect(left).toBe(0);
    expect(ownHeardAt === null).toBe(_name !== 'and is not read');
  });

  test('leaves nothing behind when somebody breaks it off', async () => {
    const { result, left } = await tried({ atWait: async (_number, { stop }) => stop.abort() });
    expect(result).toMatchObject({ failure: { code: 'interrupted' } });
    expect(left).toBe(0);
  });
});
