import { describe, expect, test } from 'vitest';
import { BAY_SCOPES } from '../../support/google/fake-google.ts';
import { authUrl, codeOf, exchange, REDIRECT, refresh, secrets } from './ask-oauth.ts';
import { authOf, failure, handClock, openGoogle, SHOP } from './open-fake-google.ts';

test('the genuine library signs in with PKCE, refreshes, and takes it back', async () => {
  const fake = await openGoogle();
  const auth = authOf(fake);
  const { codeVerifier, codeChallenge } = await auth.generateCodeVerifierAsync();
  const url = authUrl(fake, { code_challenge: codeChallenge ?? '', code_challenge_method: 'S256' });
  const redirect = new URL(fake.oauth.approve(url));
  expect(redirect.origin).toBe(REDIRECT);
  expect(redirect.searchParams.get('state')).toBe('state-1');
  expect(redirect.searchParams.get('scope')).toBe(BAY_SCOPES.join(' '));
  const { tokens } = await auth.getToken({ code: codeOf(redirect.href), codeVerifier });
  expect(tokens).toMatchObject({
    access_token: expect.stringMatching(/^ya29\./),
    refresh_token: expect.stringMatching(/^1\/\//),
    scope: BAY_SCOPES.join(' '),
    token_type: 'Bearer',
  });
  expect(tokens).not.toHaveProperty('id_token');
  expect(codeOf(redirect.href)).toMatch(/^4\/0/);
  auth.setCredentials({ refresh_token: tokens.refresh_token ?? '' });
  const { token } = await auth.getAccessToken();
  expect(fake.oauth.bearer(token ?? '')).toMatchObject({ account: SHOP, scopes: BAY_SCOPES });
  await auth.revokeToken(tokens.refresh_token ?? '');
  expect(fake.oauth.bearer(token ?? '')).toBeNull();
  expect((await failure(auth.refreshAccessToken())).message).toBe('invalid_grant');
});

test('the token endpoint is asked again by the library, POST as it is', async () => {
  const fake = await openGoogle();
  const auth = authOf(fake);
  auth.setCredentials({ refresh_token: fake.signedIn().refreshToken });
  fake.faults.add({ when: { path: /token/ }, fault: 'unavailable', times: 2 });
  expect((await auth.getAccessToken()).token).toMatch(/^ya29\./);
  expect(fake.requests.map(({ fault }) => fault)).toEqual(['unavailable', 'unavailable', null]);
});

describe('the consent page', () => {
  test('has a box for each scope and two buttons, and sends the browser back', async () => {
    const fake = await openGoogle({ accounts: [SHOP, 'ana@example.com'] });
    const page = await fetch(authUrl(fake, { login_hint: 'ana@example.com' }));
    const html = await page.text();
    expect(html.match(/type="checkbox"/g)).toHaveLength(3);
    expect(html).toContain('<option selected>ana@example.com</option>');
    const query = /name="query" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const press = async (form: [string, string][]) => {
      const body = new URLSearchParams([['query', query], ['account', 'ana@example.com'], ...form]);
      const answer = await fetch(page.url, { method: 'POST', body, redirect: 'manual' });
      expect(answer.status).toBe(302);
      return new URL(answer.headers.get('location') ?? '');
    };
    const [first = ''] = BAY_SCOPES;
    const allowed = await press([
      ['decision', 'allow'],
      ['scope', first],
    ]);
    expect(allowed.searchParams.get('scope')).toBe(first);
    const { body } = await exchange(fake, codeOf(allowed.href));
    expect(fake.oauth.bearer(String(body['access_token']))).toMatchObject({ account: 'ana@example.com' });
    const denied = await press([
      ['decision', 'deny'],
      ['scope', first],
    ]);
    expect(denied.href).toBe(`${REDIRECT}/?state=state-1&error=access_denied`);
  });

  test.each<[string, Record<string, string | null>, number, string]>([
    ['no client', { client_id: null }, 400, 'invalid_request'],
    ['no scope', { scope: null }, 400, 'invalid_request'],
    ['a parameter of its own', { colour: 'red' }, 400, 'invalid_request'],
    ['an unknown client', { client_id: 'x' }, 401, 'invalid_client'],
    ['a token asked for at once', { response_type: 'token' }, 400, 'unsupported_response_type'],
    ['an address elsewhere', { redirect_uri: 'http://192.168.0.1:8123' }, 400, 'redirect_uri_mismatch'],
    ['a loopback with a path', { redirect_uri: `${REDIRECT}/done` }, 400, 'redirect_uri_mismatch'],
    ['an unknown scope', { scope: 'https://www.googleapis.com/auth/everything' }, 400, 'invalid_scope'],
    ['a challenge too short', { code_challenge: 'x' }, 400, 'invalid_request'],
  ])('is an error without a redirect for %s', async (_what, changes, status, error) => {
    const fake = await openGoogle();
    const response = await fetch(authUrl(fake, changes), { redirect: 'manual' });
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(error);
    expect(() => fake.oauth.approve(authUrl(fake, changes))).toThrow(error);
  });

  test('is one too when the administrator allows nothing', async () => {
    const fake = await openGoogle();
    fake.oauth.settings.forbiddenByAdmin = true;
    expect(await (await fetch(authUrl(fake))).text()).toContain('admin_policy_enforced');
  });

  test.each(['http://127.0.0.1:1', 'http://[::1]:65535', 'http://localhost:8080', 'http://127.0.0.1:9/'])(
    'takes %s of a desktop client',
    async (redirect_uri) => {
      const fake = await openGoogle();
      expect(fake.oauth.deny(authUrl(fake, { redirect_uri }))).toContain('error=access_denied');
    },
  );
});

describe('a code', () => {
  const VERIFIER = 'v'.repeat(43);
  const plain = { code_challenge: VERIFIER };

  test.each<[string, Record<string, string>, Record<string, string>, number, string, string]>([
    ['that is none', {}, { code: 'x' }, 400, 'invalid_grant', 'Malformed auth code.'],
    ['with another redirect', {}, { redirect_uri: `${REDIRECT}/` }, 400, 'invalid_grant', 'Bad Request'],
    [
      'with a redirect that never was',
      {},
      { redirect_uri: 'http://x' },
      400,
      'redirect_uri_mismatch',
      'Bad Request',
    ],
    ['without its verifier', plain, {}, 400, 'invalid_grant', 'Missing code verifier.'],
    [
      'with a wrong verifier',
      plain,
      { code_verifier: 'w'.repeat(43) },
      400,
      'invalid_grant',
      'Invalid code verifier.',
    ],
    [
      'from an unknown client',
      {},
      { client_id: 'x' },
      401,
      'invalid_client',
      'The OAuth client was not found.',
    ],
    ['with a wrong secret', {}, { client_secret: 'x' }, 401, 'invalid_client', 'Unauthorized'],
    ['without a secret', {}, { client_secret: '' }, 400, 'invalid_request', 'client_secret is missing.'],
    [
      'for something else',
      {},
      { grant_type: 'password' },
      400,
      'unsupported_grant_type',
      'Invalid grant_type: password',
    ],
  ])(
    '%s is refused, and still good afterwards',
    async (_what, asked, form, status, error, error_description) => {
      const fake = await openGoogle();
      const code = codeOf(fake.oauth.approve(authUrl(fake, asked)));
      expect(await exchange(fake, code, form)).toEqual({ status, body: { error, error_description } });
      expect((await exchange(fake, code, { code_verifier: asked['code_challenge'] ?? '' })).status).toBe(200);
    },
  );

  test('works once, and its tokens outlive the second try', async () => {
    const fake = await openGoogle();
    const code = codeOf(fake.oauth.approve(authUrl(fake)));
    const { body } = await exchange(fake, code);
    expect(await exchange(fake, code)).toEqual({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Bad Request' },
    });
    expect((await refresh(fake, body['refresh_token'])).status).toBe(200);
  });

  test('ends after ten minutes', async () => {
    const clock = handClock();
    const fake = await openGoogle({ now: clock.now });
    const code = codeOf(fake.oauth.approve(authUrl(fake)));
    clock.pass(600_000);
    expect((await exchange(fake, code)).body).toMatchObject({ error: 'invalid_grant' });
  });

  test('is no other client’s', async () => {
    const fake = await openGoogle();
    const code = codeOf(fake.oauth.approve(authUrl(fake)));
    const other = fake.oauth.register();
    expect((await exchange(fake, code, secrets(other))).body).toMatchObject({ error: 'invalid_grant' });
  });
});
