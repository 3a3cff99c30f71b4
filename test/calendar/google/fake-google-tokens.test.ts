import { describe, expect, test } from 'vitest';
import { BAY_SCOPES } from '../../support/google/fake-google.ts';
import type { OAuthClient } from '../../support/google/oauth-settings.ts';
import { authUrl, codeOf, DEAD, exchange, post, REDIRECT, refresh, secrets } from './ask-oauth.ts';
import { handClock, openGoogle, SHOP } from './open-fake-google.ts';

const DAY_MS = 86_400_000;

describe('a web client', () => {
  const redirect_uri = 'http://localhost:8080/done';

  test.each([
    { before: false, access_type: 'offline', prompt: 'none-of-it', refreshes: true },
    { before: true, access_type: 'offline', prompt: 'none-of-it', refreshes: false },
    { before: true, access_type: 'offline', prompt: 'consent', refreshes: true },
    { before: false, access_type: 'online', prompt: 'consent', refreshes: false },
  ])(
    'gets a refresh token: $refreshes ($before, $access_type, $prompt)',
    async ({ before, refreshes, ...asked }) => {
      const fake = await openGoogle();
      const client = fake.oauth.register({ kind: 'web', redirectUris: [redirect_uri] });
      if (before) fake.oauth.grant(client, SHOP, BAY_SCOPES);
      const url = authUrl(fake, { client_id: client.id, redirect_uri, ...asked });
      const { body } = await exchange(fake, codeOf(fake.oauth.approve(url)), {
        redirect_uri,
        ...secrets(client),
      });
      expect('refresh_token' in body).toBe(refreshes);
    },
  );

  test.each([`${redirect_uri}/`, 'http://localhost:8081/done', REDIRECT])(
    'is not answered at %s',
    async (elsewhere) => {
      const fake = await openGoogle();
      const client = fake.oauth.register({ kind: 'web', redirectUris: [redirect_uri] });
      expect(() =>
        fake.oauth.approve(authUrl(fake, { client_id: client.id, redirect_uri: elsewhere })),
      ).toThrow('redirect_uri_mismatch');
    },
  );
});

describe('a refresh token', () => {
  test('gives access tokens for an hour and does not change', async () => {
    const fake = await openGoogle();
    const { status, body } = await refresh(fake, fake.signedIn().refreshToken);
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(['access_token', 'expires_in', 'scope', 'token_type']);
    expect(body['expires_in']).toBe(3599);
  });

  test('changes where that is so, and the old one dies', async () => {
    const fake = await openGoogle();
    fake.oauth.settings.rotates = true;
    const { refreshToken } = fake.signedIn();
    const { body } = await refresh(fake, refreshToken);
    expect(await refresh(fake, refreshToken)).toEqual(DEAD);
    expect((await refresh(fake, body['refresh_token'])).status).toBe(200);
  });

  test.each<[string, number, Partial<OAuthClient>]>([
    ['of an application in testing after seven days', 7 * DAY_MS, { publishing: 'testing' }],
    ['after six months unused', 182 * DAY_MS, {}],
  ])('dies %s', async (_when, lifeMs, settings) => {
    const clock = handClock();
    const fake = await openGoogle({ now: clock.now });
    const client = fake.oauth.register(settings);
    const { refreshToken } = fake.oauth.grant(client, SHOP, BAY_SCOPES);
    clock.pass(lifeMs - 1);
    const unused = fake.oauth.grant(client, SHOP, BAY_SCOPES);
    expect((await refresh(fake, unused.refreshToken, client)).status).toBe(200);
    clock.pass(1);
    expect(await refresh(fake, refreshToken, client)).toEqual(DEAD);
    expect((await refresh(fake, unused.refreshToken, client)).status).toBe(200);
  });

  test('says how long it lives where that is limited', async () => {
    const clock = handClock();
    const fake = await openGoogle({ now: clock.now });
    fake.oauth.settings.grantLifeMs = DAY_MS;
    const { body } = await exchange(fake, codeOf(fake.oauth.approve(authUrl(fake))));
    expect(body['refresh_token_expires_in']).toBe(86_400);
    clock.pass(DAY_MS);
    expect(await refresh(fake, body['refresh_token'])).toEqual(DEAD);
  });

  test('is the oldest of more than a hundred, and dies', async () => {
    const fake = await openGoogle();
    const tokens = Array.from({ length: 101 }, () => fake.signedIn().refreshToken);
    expect(await refresh(fake, tokens[0])).toEqual(DEAD);
    expect((await refresh(fake, tokens[1])).status).toBe(200);
  });
});

test.each(['access', 'refresh'] as const)(
  'revoking the %s token ends both, for all clients of the project',
  async (which) => {
    const fake = await openGoogle();
    const { accessToken, refreshToken } = fake.signedIn();
    const sister = fake.oauth.register();
    const other = fake.oauth.register({ project: 'another' });
    const sisters = fake.oauth.grant(sister, SHOP, BAY_SCOPES);
    const others = fake.oauth.grant(other, SHOP, BAY_SCOPES);
    const token = which === 'access' ? accessToken : refreshToken;
    expect(await post(fake, '/revoke', { token })).toEqual({ status: 200, body: {} });
    expect(fake.oauth.bearer(accessToken)).toBeNull();
    expect(await refresh(fake, refreshToken)).toEqual(DEAD);
    expect(await refresh(fake, sisters.refreshToken, sister)).toEqual(DEAD);
    expect((await refresh(fake, others.refreshToken, other)).status).toBe(200);
    expect(await post(fake, `/revoke?token=${encodeURIComponent(token)}`, {})).toEqual({
      status: 400,
      body: { error: 'invalid_token', error_description: 'Token expired or revoked' },
    });
  },
);
