import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../src/domain/interval.ts';
import { CHANNEL_LIFE_MS } from '../../../src/domain/push-channel.ts';
import { NOW } from '../../support/book.ts';
import type { FaultRule } from '../../support/google/faults.ts';
import { WITHIN } from '../contract/opened.ts';
import { openGoogle } from './opened-google.ts';

const WANTED = {
  channelId: '018f6b7e-3c1a-4d2e-9b4f-0a1b2c3d4e5f',
  token: 'a'.repeat(64),
  address: 'https://bay.example.com/google/notifications',
  lifeMs: CHANNEL_LIFE_MS,
};
const SHOP = 'shop@example.com';
const WATCH = { path: /watch$/ };

const answering = (status: number, reason: string): FaultRule['fault'] => ({
  kind: 'answer',
  answer: {
    status,
    body: { error: { code: status, message: 'No.', errors: [{ domain: 'global', reason }] } },
  },
});

async function opened() {
  // Google says by its own clock when a channel ends, and ours is believed to be about the same.
  const google = await openGoogle({ now: () => Date.now() });
  const watch = (changes: Partial<typeof WANTED> = {}, calendarId = 'primary') =>
    google.push.watch(calendarId, { ...WANTED, ...changes }, WITHIN);
  const stop = (resourceId: string, channelId = WANTED.channelId) =>
    google.push.stopWatching('primary', { channelId, resourceId }, WITHIN);
  return { ...google, watch, stop };
}

describe('a channel of Google’s', () => {
  test('is asked for with the words of Google Calendar, for two days, and says itself when it ends', async () => {
    const { fake, watch } = await opened();
    const answer = await watch();
    expect(fake.requests).toHaveLength(1);
    expect(fake.requests[0]).toMatchObject({
      method: 'POST',
      path: '/calendar/v3/calendars/primary/events/watch',
      query: {},
      requestBody: {
        id: WANTED.channelId,
        type: 'web_hook',
        address: WANTED.address,
        token: WANTED.token,
        params: { ttl: '172800' },
      },
    });
    expect(fake.requests[0]?.headers['content-type']).toMatch(/^application\/json/);
    if (answer.kind !== 'watched') throw new Error(answer.kind);
    expect(answer.resourceId).toMatch(/^\S+$/);
    expect(Math.abs((answer.expiresAt ?? 0) - Date.now() - 48 * HOUR_MS)).toBeLessThan(10_000);
  });

  test('tells with all that Google promises to say, first that it is there', async () => {
    const { fake, watch } = await opened();
    await watch();
    fake.model.people.create(SHOP, { start: NOW, end: NOW + HOUR_MS });
    const [first, second] = fake.model.takeNotifications();
    expect(Object.keys(first?.headers ?? {}).sort()).toEqual([
      'x-goog-channel-expiration',
      'x-goog-channel-id',
      'x-goog-channel-token',
      'x-goog-message-number',
      'x-goog-resource-id',
      'x-goog-resource-state',
      'x-goog-resource-uri',
    ]);
    expect(first?.headers).toMatchObject({
      'x-goog-channel-id': WANTED.channelId,
      'x-goog-channel-token': WANTED.token,
      'x-goog-message-number': '1',
      'x-goog-resource-state': 'sync',
    });
    expect(second?.headers).toMatchObject({ 'x-goog-resource-state': 'exists' });
  });

  test('is stopped by its own id and what it is about; one that is not there is missing', async () => {
    const { fake, watch, stop } = await opened();
    const answer = await watch();
    const resourceId = 'resourceId' in answer ? (answer.resourceId ?? '') : '';
    expect(await stop('another')).toEqual({ kind: 'missing' });
    expect(fake.model.channelsOf(SHOP)).toEqual([WANTED.channelId]);
    fake.requests.length = 0;
    expect(await stop(resourceId)).toEqual({ kind: 'stopped' });
    expect(fake.requests[0]).toMatchObject({
      method: 'POST',
      path: '/calendar/v3/channels/stop',
      requestBody: { id: WANTED.channelId, resourceId },
    });
    expect(fake.model.channelsOf(SHOP)).toEqual([]);
    expect(await stop(resourceId)).toEqual({ kind: 'missing' });
  });

  test.each([
    {
      name: 'of a calendar of which Google tells nobody',
      prepare: ({ model }: Awaited<ReturnType<typeof opened>>['fake']) => {
        model.settings.unwatchable = [SHOP];
      },
      is: 'unwatchable',
    },
    {
      name: 'at an address without TLS',
      changes: { address: 'http://bay.example.com' },
      is: 'address-refused',
    },
    {
      name: 'at an address that Google does not call',
      prepare: ({ model }: Awaited<ReturnType<typeof opened>>['fake']) => {
        model.settings.refusedAddresses = [WANTED.address];
      },
      is: 'address-refused',
    },
    {
      name: 'of a calendar that is not there',
      calendarId: 'gone@group.calendar.google.com',
      is: 'calendar-gone',
    },
  ])('$name is refused for what it is', async ({ prepare, changes, calendarId, is }) => {
    const { fake, watch } = await opened();
    prepare?.(fake);
    expect(await watch(changes, calendarId)).toMatchObject({
      kind: is,
      why: expect.stringContaining('Google answered 4'),
    });
    expect(fake.model.channelsOf(SHOP)).toEqual([]);
  });

  test('whose id was used before is not there', async () => {
    const { watch } = await opened();
    await watch();
    expect(await watch()).toMatchObject({ kind: 'id-taken' });
  });

  test.each([
    ['rateLimitExceeded', 403, 'throttled'],
    ['userRateLimitExceeded', 403, 'throttled'],
    ['quotaExceeded', 403, 'throttled'],
    ['rateLimitExceeded', 429, 'throttled'],
    ['forbidden', 403, 'denied'],
    ['insufficientPermissions', 403, 'denied'],
    ['webhookUrlNotHttps', 400, 'address-refused'],
    ['channelIdNotUnique', 400, 'id-taken'],
    ['invalid', 400, 'refused'],
    ['deleted', 410, 'unknown'],
    ['backendError', 503, 'unknown'],
  ] as const)('answered with %s (%i) is %s', async (reason, status, is) => {
    const { fake, watch } = await opened();
    fake.faults.add({ when: WATCH, fault: answering(status, reason), times: 10 });
    expect(await watch()).toMatchObject({ kind: is });
  });

  test('whose opening was carried out without an answer is found to be there by asking again', async () => {
    const { fake, watch } = await opened();
    fake.faults.add({ when: WATCH, fault: 'answer-lost' });
    expect(await watch()).toEqual({ kind: 'watched', resourceId: null, expiresAt: null });
    expect(fake.model.channelsOf(SHOP)).toEqual([WANTED.channelId]);
  });

  test.each(['empty', 'array', 'null', 'truncated', 'wrong-id'] as const)(
    'of an answer that is %s is not believed',
    async (fault) => {
      const { fake, watch } = await opened();
      fake.faults.add({ when: WATCH, fault: { kind: fault, applied: false }, times: 10 });
      expect((await watch()).kind).toBe('unknown');
    },
  );
});
