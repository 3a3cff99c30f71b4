import { describe, expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../../src/domain/interval.ts';
import { digest, type NotificationHead } from '../../support/notifications.ts';
import { OK, receivingShop } from '../../support/receiving-shop.ts';

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
