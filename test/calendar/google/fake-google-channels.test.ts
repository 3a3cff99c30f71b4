import { describe, expect, test } from 'vitest';
import type { FakeGoogle } from '../../support/google/fake-google.ts';
import { openGoogle, rawRequest, reasonOf, SHOP } from './open-fake-google.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const WATCH = { id: 'channel-1', type: 'web_hook', address: 'https://bay.example/hook', token: 'secret' };

async function watch(fake: FakeGoogle, body: object): Promise<Response> {
  const init = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) };
  return rawRequest(fake, '/calendars/primary/events/watch', init);
}

describe('channels', () => {
  test('tell that something has changed, after a first message, until they are stopped', async () => {
    const fake = await openGoogle();
    const channel = (await (await watch(fake, WATCH)).json()) as { resourceId: string };
    expect(channel).toEqual({
      kind: 'api#channel',
      id: 'channel-1',
      resourceId: expect.any(String),
      resourceUri: expect.stringContaining(encodeURIComponent(SHOP)),
      token: 'secret',
      expiration: String(Date.parse('2026-11-30T12:00:00Z')),
    });
    const id = fake.model.people.create(SHOP, { start: 0, end: 3600_000 });
    fake.model.people.delete(SHOP, id);
    const messages = fake.model.takeNotifications().map(({ headers }) => headers);
    expect(messages.map((headers) => headers['x-goog-resource-state'])).toEqual(['sync', 'exists', 'exists']);
    expect(messages[1]).toMatchObject({
      'x-goog-channel-id': 'channel-1',
      'x-goog-channel-token': 'secret',
      'x-goog-resource-id': channel.resourceId,
    });
    const numbers = messages.map((headers) => Number(headers['x-goog-message-number']));
    expect(numbers[0]).toBe(1);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers);
    const stop = async () =>
      rawRequest(fake, '/channels/stop', {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify(channel),
      });
    expect((await stop()).status).toBe(204);
    expect((await stop()).status).toBe(404);
    fake.model.people.create(SHOP, { start: 0, end: 3600_000 });
    expect(fake.model.takeNotifications()).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['an address without TLS', { address: 'http://bay.example' }, '400 push.webhookUrlNotHttps'],
    ['no id', { id: undefined }, '400 required'],
    ['too long an id', { id: 'x'.repeat(65) }, '400 channelIdInvalid'],
    ['too long a token', { token: 'x'.repeat(257) }, '400 invalid'],
    ['another kind', { type: 'mail' }, '400 channelUnknown'],
    ['an end that has been', { expiration: 1 }, '400 invalid'],
    ['an id used before', { id: 'used' }, '400 channelIdNotUnique'],
  ])('are refused with %s', async (_what, changes, gives) => {
    const fake = await openGoogle();
    await watch(fake, { ...WATCH, id: 'used' });
    expect(await reasonOf(await watch(fake, { ...WATCH, ...changes }))).toBe(gives);
  });

  test('end when asked, and after a week at the latest', async () => {
    const fake = await openGoogle();
    const endOf = async (body: object) =>
      Number(((await (await watch(fake, body)).json()) as { expiration: string }).expiration);
    const soon = Date.parse('2026-11-23T13:00:00Z');
    expect(await endOf({ ...WATCH, expiration: soon })).toBe(soon);
    expect(await endOf({ ...WATCH, id: 'b', params: { ttl: '3600' } })).toBe(soon);
    expect(await endOf({ ...WATCH, id: 'c', expiration: soon * 2 })).toBe(Date.parse('2026-11-30T12:00:00Z'));
  });
});
