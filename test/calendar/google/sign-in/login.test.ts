import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { LoginRequest, LoginScene } from '../../../../src/calendar/sign-ins.ts';
import type { Failure } from '../../../../src/failure.ts';
import {
  approving,
  LOGIN,
  later,
  type SignInBench,
  START,
  sceneWith,
  signInBench,
  visit,
} from './sign-in-bench.ts';

const SCOPES = ['calendar.events', 'calendar.freebusy', 'calendar.calendarlist.readonly'].map(
  (name) => `https://www.googleapis.com/auth/${name}`,
);

/** A sign-in under way: the address that was shown, and how it will end. */
async function underWay(
  bench: SignInBench,
  request: Partial<LoginRequest> = {},
  scene: Partial<LoginScene> = {},
) {
  const shown = later<string>();
  const ended = bench
    .bay()
    .signIns.login({ ...LOGIN, ...request }, sceneWith(shown.resolve, scene))
    .then(
      ({ signIn }) => ({ signIn, failure: null }),
      (thrown: { failure: Failure }) => ({ signIn: null, failure: thrown.failure }),
    );
  const url = await Promise.race([shown.promise, ended.then(() => '')]);
  return { url, ended, back: () => bench.google.oauth.approve(url) };
}

const nothingStored = ({ folder }: SignInBench) => expect(readdirSync(folder)).toEqual([]);

test('somebody signs in: what is known of it is kept, and the browser is told', async () => {
  const bench = await signInBench();
  const { back, ended } = await underWay(bench);
  const page = await visit(back());
  expect((await ended).signIn).toEqual({
    account: 'default',
    email: 'shop@example.com',
    scopes: SCOPES,
    place: 'file',
    signedInAt: START,
    lastUsedAt: START,
    endsAt: null,
    refused: null,
  });
  expect(page.status).toBe(200);
  expect(page.text).toContain('You are signed in');
  expect(page.headers).toMatchObject({
    'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-/),
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});

test('Google is asked with PKCE, a state and the least that bay needs, to come back to a bare literal address', async () => {
  const bench = await signInBench();
  const { url, back, ended } = await underWay(bench);
  const { searchParams: asked } = new URL(url);
  expect(asked.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(asked.get('scope')?.split(' ')).toEqual(SCOPES);
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(Buffer.from(asked.get('state') ?? '', 'base64url')).toHaveLength(32);
  expect(url).not.toContain('secret');
  await visit(back());
  await ended;
});

const changed = (good: string, change: (url: URL) => void) => {
  const url = new URL(good);
  change(url);
  return url.href;
};

describe('what is not Google’s answer gets one page and ends nothing', () => {
  test.each<{ name: string; ask: (good: string) => ReturnType<typeof visit> }>([
    { name: 'no state', ask: (good) => visit(changed(good, (url) => url.searchParams.delete('state'))) },
    {
      name: 'another state',
      ask: (good) => visit(changed(good, (url) => url.searchParams.set('state', 'x'))),
    },
    {
      name: 'two states',
      ask: (good) => visit(changed(good, (url) => url.searchParams.append('state', 'x'))),
    },
    { name: 'two codes', ask: (good) => visit(changed(good, (url) => url.searchParams.append('code', 'x'))) },
    { name: 'a code and an error', ask: (good) => visit(`${good}&error=access_denied`) },
    {
      name: 'neither code nor error',
      ask: (good) => visit(changed(good, (url) => url.searchParams.delete('code'))),
    },
    { name: 'another path', ask: (good) => visit(changed(good, (url) => (url.pathname = '/callback'))) },
    { name: 'no query', ask: (good) => visit(changed(good, (url) => (url.search = ''))) },
    { name: 'POST', ask: (good) => visit(good, { method: 'POST' }) },
    { name: 'HEAD', ask: (good) => visit(good, { method: 'HEAD' }) },
    { name: 'a name that resolves here', ask: (good) => visit(good, { headers: { host: 'evil.example' } }) },
    {
      name: 'localhost, which was not asked for',
      ask: (good) => visit(good, { headers: { host: `localhost:${new URL(good).port}` } }),
    },
    { name: 'the address without its port', ask: (good) => visit(good, { headers: { host: '127.0.0.1' } }) },
    { name: 'a page’s script', ask: (good) => visit(good, { headers: { origin: 'https://evil.example' } }) },
    { name: 'an opaque origin', ask: (good) => visit(good, { headers: { origin: 'null' } }) },
    {
      name: 'an image of another site',
      ask: (good) =>
        visit(good, {
          headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
        }),
    },
    {
      name: 'a frame of another site',
      ask: (good) =>
        visit(good, {
          headers: {
            'sec-fetch-site': 'cross-site',
            'sec-fetch-mode': 'navigate',
            'sec-fetch-dest': 'iframe',
          },
        }),
    },
    {
      name: 'another site without a mode',
      ask: (good) => visit(good, { headers: { 'sec-fetch-site': 'cross-site' } }),
    },
  ])('$name', async ({ ask }) => {
    const bench = await signInBench();
    const { back, ended } = await underWay(bench);
    const good = back();
    const refused = await ask(good);
    expect(refused.status).toBe(400);
    if (refused.text !== '') expect(refused.text).toContain('This is not the answer bay waits for');
    expect(refused.text).not.toContain('evil');
    const navigation = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await visit(good, { headers: navigation })).text).toContain('You are signed in');
    expect((await ended).signIn?.email).toBe('shop@example.com');
  });

  test('what is no HTTP, and headers without end', async () => {
    const bench = await signInBench();
    const { back, ended } = await underWay(bench);
    const good = back();
    for (const bytes of ['\u0016\u0003\u0001', `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`]) {
      const socket = connect(Number(new URL(good).port), '127.0.0.1');
      const closed = new Promise((resolve) => socket.on('close', resolve));
      socket.on('error', () => undefined).resume();
      socket.write(`${bytes}\r\n\r\n`);
      await closed;
    }
    await visit(good);
    expect((await ended).failure).toBeNull();
  });
});

test('the 21st bad request ends the sign-in', async () => {
  const bench = await signInBench();
  const { url, back, ended } = await underWay(bench);
  const root = new URL(url).searchParams.get('redirect_uri') as string;
  for (let i = 0; i < 21; i += 1) expect((await visit(`${root}/?code=x&state=${i}`)).status).toBe(400);
  expect((await ended).failure).toMatchObject({ code: 'sign-in-failed', why: 'too-many-bad-requests' });
  await expect(visit(back())).rejects.toThrow('ECONNREFUSED');
  nothingStored(bench);
});

test('the first valid answer counts, a second is not heard', async () => {
  const bench = await signInBench();
  const { back, ended } = await underWay(bench);
  const [first, second] = [back(), back()];
  const answers = await Promise.all([visit(first), visit(second).catch(() => null)]);
  expect((await ended).signIn?.email).toBe('shop@example.com');
  expect(answers[1] === null || answers[1].status === 400).toBe(true);
  expect(bench.google.requests.filter(({ path }) => path === '/token')).toHaveLength(1);
});

test('nobody comes', async () => {
  const { ended } = await underWay(await signInBench(), { timeoutMs: 20 });
  expect((await ended).failure).toMatchObject({ why: 'timed-out' });
});

test('somebody says no, or grants too little: nothing is stored, and the page says what to do', async () => {
  const bench = await signInBench();
  const denied = await underWay(bench);
  expect((await visit(bench.google.oauth.deny(denied.url))).text).toContain('Nothing was allowed');
  expect((await denied.ended).failure).toMatchObject({ why: 'refused', detail: 'access_denied' });
  const some = await underWay(bench);
  const redirect = bench.google.oauth.approve(some.url, { scopes: SCOPES.slice(0, 1) });
  expect((await visit(redirect)).text).toContain('One more box, please');
  expect((await some.ended).failure).toMatchObject({
    why: 'too-little',
    detail: 'calendar.freebusy, calendar.calendarlist.readonly',
  });
  nothingStored(bench);
});

test('a code that is not of this sign-in is refused by Google', async () => {
  const bench = await signInBench();
  const { back, ended } = await underWay(bench);
  const url = new URL(back());
  url.searchParams.set('code', '4/0Astolen');
  expect((await visit(url.href)).text).toContain('That did not work');
  const { failure } = await ended;
  expect(failure).toMatchObject({ why: 'code-refused', detail: expect.stringContaining('invalid_grant') });
  expect(JSON.stringify(failure)).not.toContain('stolen');
});

test('a wrong client secret is named, without the secret', async () => {
  const bench = await signInBench();
  const shown = later<string>();
  const bay = bench.bay({ GOOGLE_CLIENT_SECRET: 'GOCSPX-wrong' });
  const ended = bay.signIns.login(LOGIN, sceneWith(shown.resolve)).catch((thrown) => thrown.failure);
  await visit(bench.google.oauth.approve(await shown.promise));
  expect(await ended).toEqual({
    code: 'sign-in-failed',
    why: 'client-refused',
    detail: 'invalid_client: Unauthorized',
  });
});

describe('another person than before', () => {
  test.each([
    { yes: true, email: 'other@example.com', failure: null },
    { yes: false, email: 'shop@example.com', failure: { why: 'other-account', detail: 'shop@example.com' } },
  ])('takes the name only after a yes: $yes', async ({ yes, email, failure }) => {
    const bench = await signInBench({ accounts: ['shop@example.com', 'other@example.com'] });
    await bench.bay().signIns.login(LOGIN, approving(bench.google));
    const asked: unknown[] = [];
    const confirmOther = async (...who: unknown[]) => {
      asked.push(who);
      return yes;
    };
    const { url, ended } = await underWay(bench, {}, { confirmOther });
    await visit(bench.google.oauth.approve(url, { as: 'other@example.com' }));
    const end = await ended;
    expect(asked).toEqual([['shop@example.com', 'other@example.com']]);
    if (failure === null) expect(end.failure).toBeNull();
    else expect(end.failure).toMatchObject(failure);
    expect((await bench.bay().signIns.list())[0]?.email).toBe(email);
  });
});

test('who signs in on another machine pastes the address; one without its state is asked for again', async () => {
  const bench = await signInBench();
  const problems: unknown[] = [];
  const shown = later<string>();
  const { ended } = await underWay(
    bench,
    {},
    {
      showUrl: shown.resolve,
      askRedirect: async (problem) => {
        problems.push(problem);
        const good = bench.google.oauth.approve(await shown.promise);
        if (problem === null) return 'https://evil.example/?code=x';
        return problem === 'wrong-address' ? good.replace(/state=[^&]*&?/, '') : `  ${good}\n`;
      },
    },
  );
  expect((await ended).signIn?.email).toBe('shop@example.com');
  expect(problems).toEqual([null, 'wrong-address', 'no-state']);
});

test('an address that the terminal breaks into two lines is taken in two pieces', async () => {
  const bench = await signInBench();
  const shown = later<string>();
  const { ended } = await underWay(
    bench,
    {},
    {
      showUrl: shown.resolve,
      askRedirect: async (problem) => {
        const [first, rest] = bench.google.oauth.approve(await shown.promise).split(/(?=\?)/);
        return (problem === null ? first : rest) as string;
      },
    },
  );
  expect((await ended).signIn?.email).toBe('shop@example.com');
});

test('the question for the address goes away when the browser is faster', async () => {
  const bench = await signInBench();
  const asked = later<AbortSignal>();
  const { back, ended } = await underWay(
    bench,
    {},
    {
      askRedirect: (_, signal) => {
        asked.resolve(signal);
        return new Promise(() => undefined);
      },
    },
  );
  await visit(back());
  expect((await ended).failure).toBeNull();
  expect((await asked.promise).aborted).toBe(true);
});

test('a web client comes back to its registered port and path, by name', async () => {
  const bench = await signInBench();
  const free = await underWay(bench);
  const port = Number(new URL(new URL(free.url).searchParams.get('redirect_uri') as string).port);
  await visit(free.back());
  await free.ended;
  const web = bench.google.oauth.register({
    kind: 'web',
    redirectUris: [`http://localhost:${port}/oauth/callback`],
  });
  const bay = bench.bay({ GOOGLE_CLIENT_ID: web.id, GOOGLE_CLIENT_SECRET: web.secret as string });
  const { signIn } = await bay.signIns.login(
    { ...LOGIN, account: 'web', port, redirectPath: '/oauth/callback' },
    sceneWith((url) => {
      const back = new URL(bench.google.oauth.approve(url));
      const headers = { host: back.host };
      back.hostname = '127.0.0.1';
      void visit(back.href, { headers });
    }),
  );
  expect(signIn).toMatchObject({ account: 'web', email: 'shop@example.com' });
});

test('a port that is taken is said before anybody goes to Google', async () => {
  const bench = await signInBench();
  const port = Number(new URL(bench.google.root).port);
  const { url, ended } = await underWay(bench, { port });
  expect(url).toBe('');
  expect((await ended).failure).toMatchObject({ why: 'port-taken', detail: String(port) });
});

test('the keyring keeps the token on request, and the file then holds none', async () => {
  const bench = await signInBench();
  const bay = bench.bay();
  const { refreshToken } = await bay.signIns.login({ ...LOGIN, place: 'keyring' }, approving(bench.google));
  expect([...bay.keyring.entries.values()]).toEqual([
    JSON.stringify({ refresh_token: refreshToken, client_secret: bench.google.client.secret }),
  ]);
  expect(readFileSync(join(bench.folder, 'default.json'), 'utf8')).not.toContain(refreshToken);
  bench.time.now += 7_200_000;
  expect(await bay.tokens().current(5_000)).toMatch(/^ya29\./);
  await bay.signIns.login(LOGIN, approving(bench.google));
  expect(bay.keyring.entries.size).toBe(0);
  await bay.signIns.login({ ...LOGIN, place: 'keyring' }, approving(bench.google));
  await bay.signIns.logout('default', false);
  expect(bay.keyring.entries.size).toBe(0);
});

test('signing out forgets here, and with revoke at Google first, where "already gone" is done', async () => {
  const bench = await signInBench();
  const { signIns } = bench.bay();
  const revoked = () => bench.google.requests.filter(({ path }) => path === '/revoke');
  await signIns.login(LOGIN, approving(bench.google));
  await signIns.logout('default', false);
  expect(revoked()).toHaveLength(0);
  nothingStored(bench);

  const { refreshToken } = await signIns.login(LOGIN, approving(bench.google));
  await signIns.logout('default', true);
  expect(revoked()).toMatchObject([{ status: 200 }]);
  expect(JSON.stringify(revoked()[0]?.query)).not.toContain(refreshToken);
  nothingStored(bench);

  const again = await signIns.login(LOGIN, approving(bench.google));
  bench.google.oauth.revoke(again.refreshToken);
  await signIns.logout('default', true);
  nothingStored(bench);
  await expect(signIns.logout('default', false)).rejects.toMatchObject({
    failure: { code: 'sign-in-needed' },
  });
});

test('revoking that does not reach Google forgets nothing', async () => {
  const bench = await signInBench();
  const { signIns } = bench.bay();
  await signIns.login(LOGIN, approving(bench.google));
  bench.google.faults.add({ when: { path: /^\/revoke$/ }, fault: 'unavailable' });
  await expect(signIns.logout('default', true)).rejects.toMatchObject({
    failure: { code: 'google-unreachable' },
  });
  expect(await signIns.list()).toHaveLength(1);
});

test('the calendars that can be written are listed, the account’s own first', async () => {
  const bench = await signInBench();
  const id = bench.google.addCalendar({ summary: 'Bay 2' });
  const { signIns } = bench.bay();
  await signIns.login(LOGIN, approving(bench.google));
  expect(await signIns.writableCalendars('default', 5_000)).toMatchObject([
    { calendarId: 'shop@example.com', primary: true },
    { calendarId: id, name: 'Bay 2', primary: false },
  ]);
});

test('what is thrown holds no secret, however deep one looks', async () => {
  const bench = await signInBench();
  const { signIns, tokens } = bench.bay();
  const { refreshToken } = await signIns.login(LOGIN, approving(bench.google));
  const secrets = [refreshToken, bench.google.client.secret as string, await tokens().current(5_000)];
  bench.time.now += 7_200_000;
  for (const fault of ['unavailable', 'request-lost', 'portal', 'redirect', null] as const) {
    if (fault === null) bench.google.oauth.revoke(refreshToken);
    else bench.google.faults.add({ when: { path: /^\/token$/ }, fault });
    const thrown: unknown = await tokens()
      .renewed('ya29.x', 5_000)
      .catch((error: unknown) => error);
    const seen = inspect(thrown, { depth: 20, showHidden: true });
    expect(seen).toContain('AppError');
    for (const secret of secrets) expect(seen).not.toContain(secret);
  }
});
