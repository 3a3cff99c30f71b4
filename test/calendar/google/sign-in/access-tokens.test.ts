import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FailureCode } from '../../../../src/failure.ts';
import type { FaultKind } from '../../../support/google/fault-kinds.ts';
import { approving, LOGIN, type SignInBench, START, signInBench } from './sign-in-bench.ts';

const SOON_MS = 5_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const codeOf = async (work: Promise<unknown>): Promise<FailureCode | 'fine'> =>
  work.then(
    () => 'fine' as const,
    (thrown) => thrown.failure.code,
  );
const refreshes = ({ google }: SignInBench) => google.requests.filter(({ path }) => path === '/token').length;

async function signedInBench(extra: Readonly<Record<string, string>> = {}): Promise<SignInBench> {
  const bench = await signInBench();
  await bench.bay(extra).signIns.login(LOGIN, approving(bench.google));
  bench.google.requests.length = 0;
  return bench;
}

test('without a sign-in there is no token', async () => {
  const { bay } = await signInBench();
  expect(await codeOf(bay().tokens().current(SOON_MS))).toBe('sign-in-needed');
  expect(await codeOf(bay().tokens('maria').renewed('ya29.x', SOON_MS))).toBe('sign-in-needed');
});

test('a token is asked for once and serves every command until it ends', async () => {
  const bench = await signedInBench();
  const first = await bench.bay().tokens().current(SOON_MS);
  bench.time.now += 50 * 60_000;
  expect(await bench.bay().tokens().current(SOON_MS)).toBe(first);
  expect(refreshes(bench)).toBe(0);
  bench.time.now += 9.5 * 60_000;
  expect(await bench.bay().tokens().current(SOON_MS)).not.toBe(first);
  expect(refreshes(bench)).toBe(1);
});

test('shortly before a token ends another one is had for those who come, and not sooner', async () => {
  const bench = await signedInBench();
  const { signIns, tokens } = bench.bay();
  const first = await tokens().current(SOON_MS);
  await signIns.renewAhead('default', SOON_MS);
  bench.time.now += 54 * 60_000;
  await signIns.renewAhead('default', SOON_MS);
  expect(refreshes(bench)).toBe(0);
  bench.time.now += 2 * 60_000;
  await Promise.all([1, 2, 3].map(() => signIns.renewAhead('default', SOON_MS)));
  expect(refreshes(bench)).toBe(1);
  // Nobody waits when the first one ends.
  bench.time.now += 30 * 60_000;
  const next = await tokens().current(SOON_MS);
  expect(next).not.toBe(first);
  expect(refreshes(bench)).toBe(1);
});

test('a token that Google refused is replaced, once for all who had it', async () => {
  const bench = await signedInBench();
  const refused = await bench.bay().tokens().current(SOON_MS);
  const renewed = await Promise.all(
    Array.from({ length: 5 }, () => bench.bay().tokens().renewed(refused, SOON_MS)),
  );
  expect(new Set(renewed).size).toBe(1);
  expect(renewed[0]).not.toBe(refused);
  expect(refreshes(bench)).toBe(1);
});

test('the environment’s token wins, and what is learnt of it is kept without it', async () => {
  const bench = await signedInBench();
  const { refreshToken } = bench.google.signedIn({ account: 'other@example.com' });
  const other = bench.bay({ GOOGLE_REFRESH_TOKEN: refreshToken });
  const kept = await bench.bay().tokens().current(SOON_MS);
  expect(await other.tokens().current(SOON_MS)).not.toBe(kept);
  expect(await other.signIns.list()).toMatchObject([
    { account: 'default', place: 'environment', signedInAt: null, lastUsedAt: START },
  ]);
  expect(await bench.bay().tokens().current(SOON_MS)).not.toBe(await other.tokens().current(SOON_MS));
  for (const name of readdirSync(bench.folder))
    expect(readFileSync(join(bench.folder, name), 'utf8')).not.toContain(refreshToken);
});

test('accounts have their own tokens, also from the environment', async () => {
  const bench = await signedInBench();
  const { refreshToken } = bench.google.signedIn({ account: 'maria@example.com' });
  const bay = bench.bay({ GOOGLE_REFRESH_TOKEN_MARIA: refreshToken });
  expect((await bay.signIns.list()).map(({ account, place }) => [account, place])).toEqual([
    ['default', 'file'],
    ['maria', 'environment'],
  ]);
  expect(await bay.tokens('maria').current(SOON_MS)).toMatch(/^ya29\./);
});

test('a refused grant is marked and kept, tried again, and forgiven when it works', async () => {
  const bench = await signedInBench();
  const before = readFileSync(join(bench.folder, 'default.json'), 'utf8');
  const { refresh_token: token } = JSON.parse(before);
  bench.time.now += 2 * HOUR_MS;
  bench.google.oauth.revoke(token);
  expect(await codeOf(bench.bay().tokens().current(SOON_MS))).toBe('sign-in-expired');
  const [marked] = await bench.bay().signIns.list();
  expect(marked?.refused).toEqual({
    at: START + 2 * HOUR_MS,
    why: expect.stringMatching(/^invalid_grant: /),
  });
  expect(readFileSync(join(bench.folder, 'default.json'), 'utf8')).toContain(token);
  bench.time.now += HOUR_MS;
  expect(await codeOf(bench.bay().tokens().current(SOON_MS))).toBe('sign-in-expired');
  expect((await bench.bay().signIns.list())[0]?.refused?.at).toBe(START + 2 * HOUR_MS);

  await bench.bay().signIns.login(LOGIN, approving(bench.google));
  expect((await bench.bay().signIns.list())[0]?.refused).toBeNull();
  expect(await codeOf(bench.bay().tokens().current(SOON_MS))).toBe('fine');
});

test('an answer without a refresh token keeps the one that is there; another one replaces it', async () => {
  const bench = await signedInBench();
  const kept = () => JSON.parse(readFileSync(join(bench.folder, 'default.json'), 'utf8')).refresh_token;
  const first = kept();
  bench.time.now += 2 * HOUR_MS;
  await bench.bay().tokens().current(SOON_MS);
  expect(kept()).toBe(first);
  bench.google.oauth.settings.rotates = true;
  bench.time.now += 2 * HOUR_MS;
  await bench.bay().tokens().current(SOON_MS);
  expect(kept()).not.toBe(first);
  bench.time.now += 2 * HOUR_MS;
  expect(await codeOf(bench.bay().tokens().current(SOON_MS))).toBe('fine');
});

test.each<{ fault: FaultKind; why: string }>([
  { fault: 'unavailable', why: 'an error of Google’s' },
  { fault: 'portal', why: 'a page of somebody in between' },
  { fault: 'request-lost', why: 'a lost connection' },
  { fault: 'redirect', why: 'a redirect, which is not followed' },
  { fault: 'reset', why: 'a connection torn down' },
  { fault: 'too-many-requests', why: 'too many requests' },
  { fault: 'bad-gateway', why: 'a gateway’s page' },
  { fault: 'truncated', why: 'half an answer' },
  { fault: 'empty', why: 'nothing' },
  { fault: 'null', why: 'null' },
  { fault: 'array', why: 'an array' },
  { fault: 'huge', why: 'far too much' },
  { fault: 'gzip-bomb', why: 'far too much, packed' },
  { fault: 'gzip-garbage', why: 'what cannot be unpacked' },
  { fault: 'wrong-length', why: 'less than announced' },
  { fault: 'not-http', why: 'no HTTP' },
  { fault: 'endless-headers', why: 'headers without end' },
])('$why is out of reach, asked once, and marks nothing', async ({ fault }) => {
  const bench = await signedInBench();
  bench.time.now += 2 * HOUR_MS;
  bench.google.faults.add({ when: { path: /^\/token$/ }, fault });
  expect(await codeOf(bench.bay().tokens().current(SOON_MS))).toBe('google-unreachable');
  expect(bench.google.requests).toHaveLength(1);
  expect((await bench.bay().signIns.list())[0]?.refused).toBeNull();
});

test.each<FaultKind>(['half-open', 'drip', 'stall'])(
  'an answer that does not come (%s) is waited for as long as told',
  async (fault) => {
    const bench = await signedInBench();
    bench.time.now += 2 * HOUR_MS;
    bench.google.faults.add({ when: { path: /^\/token$/ }, fault });
    expect(await codeOf(bench.bay().tokens().current(200))).toBe('google-unreachable');
  },
);

test.each([
  ['not JSON', 'hello'],
  ['of another refresh token', { fingerprint: 'x' }],
  ['of another client', { client_id: 'x' }],
  ['without an end', { expires_at: null }],
  ['that would last for ever', { expires_at: START + 400 * DAY_MS }],
  ['that could break a header', { access_token: 'ya29.x\r\nX-Evil: 1' }],
])('a kept access token %s is not trusted', async (_, change) => {
  const bench = await signedInBench();
  const token = await bench.bay().tokens().current(SOON_MS);
  const file = join(bench.folder, 'default.access.json');
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, typeof change === 'string' ? change : JSON.stringify({ ...kept, ...change }));
  expect(await bench.bay().tokens().current(SOON_MS)).not.toBe(token);
  expect(refreshes(bench)).toBe(1);
});

test('a grant of limited time says when it ends', async () => {
  const bench = await signInBench();
  bench.google.oauth.settings.grantLifeMs = 7 * DAY_MS;
  await bench.bay().signIns.login(LOGIN, approving(bench.google));
  expect((await bench.bay().signIns.list())[0]?.endsAt).toBe(START + 7 * DAY_MS);
});

test('every file is for this user alone, and no lock is left', async () => {
  const bench = await signedInBench();
  await bench
    .bay()
    .tokens()
    .renewed(await bench.bay().tokens().current(SOON_MS), SOON_MS);
  expect(statSync(bench.folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(bench.folder).sort()).toEqual(['default.access.json', 'default.json']);
  for (const name of readdirSync(bench.folder))
    expect(statSync(join(bench.folder, name)).mode & 0o777).toBe(0o600);
  expect(existsSync(join(bench.folder, 'default.lock'))).toBe(false);
});
