import { describe, expect, test } from 'vitest';
import { trustedGoogle } from '../support/google-settings.ts';
import { settingsIn } from './settings-bench.ts';

const PLACES = { signInFolder: '/data/default/sign-ins', secretFiles: [] };
const read = (all: Readonly<Record<string, string>>) => trustedGoogle(all, PLACES);

test('without a client id there is no Google', () => {
  expect(read({ GOOGLE_CLIENT_SECRET: 'x', GOOGLE_REFRESH_TOKEN: 'y' })).toBeNull();
});

test('a client id alone goes a long way', () => {
  expect(read({ GOOGLE_CLIENT_ID: 'id' })).toEqual({
    clientId: 'id',
    clientSecret: null,
    spareSecret: null,
    clientFrom: 'trusted',
    calendarId: null,
    apiRoot: 'https://www.googleapis.com',
    oauthRoot: null,
    environmentTokens: new Map(),
    nearbyTokens: new Map(),
    passphrase: null,
    ...PLACES,
  });
});

describe('the client’s id and secret', () => {
  test.each([
    '"id.apps.googleusercontent.com"',
    "'id.apps.googleusercontent.com'",
    ' id.apps.googleusercontent.com\n',
  ])('are taken out of quotes and blanks: %j', (id) => {
    const { google } = settingsIn({ environment: { GOOGLE_CLIENT_ID: id, GOOGLE_CLIENT_SECRET: '"s"' } });
    expect(google).toMatchObject({ clientId: 'id.apps.googleusercontent.com', clientSecret: 's' });
  });

  test.each([
    { GOOGLE_CLIENT_ID: '"id.apps.googleusercontent.com' },
    { GOOGLE_CLIENT_ID: 'id.apps.googleusercontent.com"' },
    { GOOGLE_CLIENT_ID: 'id apps' },
    { GOOGLE_CLIENT_ID: '<id.apps.googleusercontent.com>' },
    { GOOGLE_CLIENT_ID: 'id,' },
    { GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'a"b' },
    { GOOGLE_CLIENT_ID: '\u201cid' },
  ])('are refused where something else stands in them: %o', (environment) => {
    expect(() => settingsIn({ environment })).toThrow('bad-configuration');
    const here = Object.entries(environment).map(([name, value]) => `${name}='${value}'`);
    expect(() => settingsIn({ here: here.join('\n') })).toThrow('bad-configuration');
  });
});

test('refresh tokens by account; what is no account’s name is left alone', () => {
  const tokens = read({
    GOOGLE_CLIENT_ID: 'id',
    GOOGLE_REFRESH_TOKEN: 'one',
    GOOGLE_REFRESH_TOKEN_MARIA: 'two',
    GOOGLE_REFRESH_TOKEN_BAY_2: 'three',
    GOOGLE_REFRESH_TOKEN_EMPTY: '',
    GOOGLE_REFRESH_TOKEN_DEFAULT: 'four',
    GOOGLE_REFRESH_TOKENS: 'five',
    GOOGLE_REFRESH_TOKEN_small: 'six',
  })?.environmentTokens;
  expect([...(tokens ?? [])]).toEqual([
    ['default', 'one'],
    ['maria', 'two'],
    ['bay_2', 'three'],
  ]);
});

describe('other roots than Google’s', () => {
  test.each(['http://127.0.0.1:8080', 'http://[::1]:8080/', 'http://localhost:1', 'https://proxy.example'])(
    '%s is taken',
    (root) => {
      const found = read({ GOOGLE_CLIENT_ID: 'id', GOOGLE_API_ROOT: root, GOOGLE_OAUTH_ROOT: root });
      expect(found?.apiRoot).toBe(root.replace(/\/$/, ''));
      expect(found?.oauthRoot).toBe(found?.apiRoot);
    },
  );

  test.each([
    'http://127.1:8080',
    'http://2130706433:8080',
    'HTTP://LOCALHOST:8080',
    'http://127.0.0.1:8080?',
    ' http://127.0.0.1:8080\n',
  ])('%j is an address of this machine in other words', (root) => {
    const found = read({ GOOGLE_CLIENT_ID: 'id', GOOGLE_API_ROOT: root, GOOGLE_OAUTH_ROOT: root });
    expect(found?.apiRoot).toMatch(/^http:\/\/(?:127\.0\.0\.1|localhost):8080$/);
  });

  test.each([
    { GOOGLE_API_ROOT: 'https://a.example' },
    { GOOGLE_OAUTH_ROOT: 'https://a.example' },
    ...[
      'http://a.example',
      'http://127.0.0.1.a.example',
      'http://127.0.0.1@a.example',
      'https://me:secret@a.example',
      'https://a.example/path',
      'ftp://127.0.0.1',
      'http://localhost.a.example',
      'http://localhost.',
      'http://[::ffff:127.0.0.1]',
      'http://0.0.0.0',
      'http://127.0.0.2',
      'http://127.0.0.1:8080/?x',
      'http://127.0.0.1#a.example',
      'http://127.0.0.1\\@a.example',
      'nonsense',
    ].map((root) => ({ GOOGLE_API_ROOT: 'https://a.example', GOOGLE_OAUTH_ROOT: root })),
  ])('%o is a bad configuration, with or without a client', (roots) => {
    for (const client of [{}, { GOOGLE_CLIENT_ID: 'id' }])
      expect(() => read({ ...client, ...roots })).toThrow('bad-configuration');
  });
});
