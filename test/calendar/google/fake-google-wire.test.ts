import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FakeGoogle } from '../../support/google/fake-google.ts';
import { handClock, openGoogle, rawRequest, reasonOf, SHOP, times } from './open-fake-google.ts';

const EVENTS = '/calendars/primary/events';
const JSON_TYPE = { 'content-type': 'application/json' };
const BODY = JSON.stringify({ id: 'ap000', ...times('09:00-10:00') });

test('headers are Google’s', async () => {
  const fake = await openGoogle();
  const response = await rawRequest(fake, EVENTS, { method: 'POST', headers: JSON_TYPE, body: BODY });
  const { etag } = (await response.json()) as { etag: string };
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/json; charset=UTF-8',
    'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
    date: 'Mon, 23 Nov 2026 12:00:00 GMT',
    etag,
    vary: 'Origin, X-Origin, Referer',
  });
  const removed = await rawRequest(fake, `${EVENTS}/ap000`, {
    method: 'DELETE',
    headers: { 'if-match': etag },
  });
  expect([removed.status, await removed.text()]).toEqual([204, '']);
});

describe('what the wire refuses', () => {
  test.each<[string, string, RequestInit, string]>([
    ['an unknown parameter', `${EVENTS}?colour=red`, {}, '400 badRequest'],
    ['one of another method', `${EVENTS}?sendUpdates=all`, {}, '400 badRequest'],
    ['one said twice', `${EVENTS}?q=a&q=b`, {}, '400 invalidParameter'],
    ['a mask of fields that is none', `${EVENTS}?fields=items(`, {}, '400 invalidParameter'],
    ['another format', `${EVENTS}?alt=xml`, {}, '400 invalidParameter'],
    ['an unknown address', '/appointments', {}, '404 page'],
    ['an unknown method', EVENTS, { method: 'PUT', headers: JSON_TYPE, body: '{}' }, '404 page'],
    ['a form', EVENTS, { method: 'POST', body: new URLSearchParams({ a: 'b' }) }, '400 parseError'],
    ['no type', EVENTS, { method: 'POST', body: Buffer.from(BODY) }, '400 parseError'],
    ['broken JSON', EVENTS, { method: 'POST', headers: JSON_TYPE, body: '{"a"' }, '400 parseError'],
    ['a token that is none', EVENTS, { headers: { authorization: 'Bearer x' } }, '401 authError'],
    ['a password', EVENTS, { headers: { authorization: 'Basic eDp5' } }, '401 authError'],
  ])('%s', async (_what, path, init, gives) => {
    expect(await reasonOf(await rawRequest(await openGoogle(), path, init))).toBe(gives);
  });

  test('a token that has ended', async () => {
    const fake = await openGoogle();
    const { accessToken } = fake.signedIn();
    fake.oauth.expireAccessTokens();
    const headers = { authorization: `Bearer ${accessToken}` };
    expect(await reasonOf(await rawRequest(fake, EVENTS, { headers }))).toBe('401 authError');
  });
});

test.each([
  { agent: 'bay (gzip)', encoding: 'gzip, deflate', zipped: true },
  { agent: 'bay', encoding: 'gzip', zipped: false },
  { agent: 'bay (gzip)', encoding: 'identity', zipped: false },
])('compresses for $agent that accepts $encoding: $zipped', async ({ agent, encoding, zipped }) => {
  const fake = await openGoogle();
  const { body, type } = await plainGet(fake, { 'user-agent': agent, 'accept-encoding': encoding });
  expect(type).toBe(zipped ? 'gzip' : undefined);
  expect(JSON.parse((zipped ? gunzipSync(body) : body).toString())).toMatchObject({
    kind: 'calendar#events',
  });
});

/** Without fetch, which unpacks by itself. */
async function plainGet(fake: FakeGoogle, headers: Record<string, string>) {
  const { accessToken } = fake.signedIn();
  return new Promise<{ body: Buffer; type: string | undefined }>((resolve, reject) => {
    request(
      `${fake.root}/calendar/v3${EVENTS}`,
      { headers: { ...headers, authorization: `Bearer ${accessToken}` } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ body: Buffer.concat(parts), type: response.headers['content-encoding'] }),
        );
      },
    )
      .on('error', reject)
      .end();
  });
}

test('every request is noted, with what was asked and answered', async () => {
  const fake = await openGoogle();
  await rawRequest(fake, `${EVENTS}?sendUpdates=none`, { method: 'POST', headers: JSON_TYPE, body: BODY });
  await rawRequest(fake, `${EVENTS}/nobody`);
  expect(fake.requests).toMatchObject([
    {
      method: 'POST',
      path: '/calendar/v3/calendars/primary/events',
      query: { sendUpdates: 'none' },
      requestBody: { id: 'ap000' },
      status: 200,
      responseBody: { id: 'ap000', status: 'confirmed' },
      fault: null,
    },
    { method: 'GET', requestBody: null, status: 404, responseBody: { error: { code: 404 } } },
  ]);
});

describe('quotas', () => {
  test.each([
    { perUser: 2, perProject: 9, status: 403, gives: '403 userRateLimitExceeded' },
    { perUser: 9, perProject: 2, status: 403, gives: '403 rateLimitExceeded' },
    { perUser: 2, perProject: 9, status: 429, gives: '429 rateLimitExceeded' },
  ] as const)('of $perUser and $perProject a minute', async ({ gives, ...limits }) => {
    const clock = handClock();
    const fake = await openGoogle({ now: clock.now });
    fake.model.quota.limits = limits;
    const ask = async () => rawRequest(fake, EVENTS);
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
    expect(await reasonOf(await ask())).toBe(gives);
    clock.pass(60_000);
    expect((await ask()).status).toBe(200);
  });
});

test('pages of the calendar list, by role', async () => {
  const fake = await openGoogle();
  const names = ['bay-1', 'bay-2'].map((id) => fake.addCalendar({ id }));
  const theirs = fake.addCalendar({ id: 'theirs', owner: 'boss@example.com' });
  fake.model.share(theirs, SHOP, 'reader');
  const page = async (query: string) => {
    const response = await rawRequest(fake, `/users/me/calendarList?${query}`);
    const { items, nextPageToken } = (await response.json()) as {
      items: { id: string }[];
      nextPageToken?: string;
    };
    return { ids: items.map(({ id }) => id), nextPageToken };
  };
  const first = await page('maxResults=2');
  expect(first.ids).toEqual([SHOP, names[0]]);
  expect((await page(`maxResults=2&pageToken=${first.nextPageToken}`)).ids).toEqual([names[1], theirs]);
  expect((await page('minAccessRole=writer')).ids).toEqual([SHOP, ...names]);
  expect((await page('minAccessRole=owner')).ids).toEqual([SHOP, ...names]);
});
