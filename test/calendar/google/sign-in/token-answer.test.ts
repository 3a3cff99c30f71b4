import { anything, assert, constantFrom, oneof, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingScopes, scopesIn } from '../../../../src/calendar/google/sign-in/scopes.ts';
import { refusalIn, tokensIn } from '../../../../src/calendar/google/sign-in/token-answer.ts';

const GOOD = {
  access_token: 'ya29.a',
  expires_in: 3599,
  refresh_token: '1//0r',
  scope: 'a b',
  token_type: 'Bearer',
};

const refusal = (data: unknown, status = 400) => refusalIn({ response: { status, data } });
const full = (names: readonly string[]) =>
  names.map((name) => `https://www.googleapis.com/auth/${name}`).join(' ');

describe('what is believed of the token address', () => {
  test.each([
    ['a token that breaks a header', { access_token: 'ya29.a\r\nX: y' }],
    ['a token without end', { access_token: 'y'.repeat(5_000) }],
    ['a list of tokens', { access_token: ['ya29.a'] }],
    ['no end', { expires_in: undefined }],
    ['an end that is text', { expires_in: '3599' }],
    ['an end in the past', { expires_in: -1 }],
    ['an end beyond all time', { expires_in: 1e300 }],
  ])('%s is no answer of Google’s', (_, change) => {
    expect(() => tokensIn({ ...GOOD, ...change })).toThrow('google-unreachable');
  });

  test('a refresh token that is none is none', () => {
    for (const refresh_token of ['', 'a b', 'a\nb', 7, null, {}])
      expect(tokensIn({ ...GOOD, refresh_token }).refreshToken).toBeNull();
  });

  test('whatever it is, it is tokens or a failure', () => {
    const field = oneof(anything(), constantFrom('ya29.a', 3599, '1//0r'));
    const answers = record({ access_token: field, expires_in: field, refresh_token: field, scope: field });
    assert(
      property(oneof(anything(), answers), (answer) => {
        try {
          expect(tokensIn(answer).accessToken).toMatch(/^[\x21-\x7e]+$/);
        } catch (thrown) {
          expect((thrown as Error).message).toContain('google-unreachable');
        }
      }),
    );
  });

  test('a refusal is Google’s own word and a short description, and costs nothing however long it is', () => {
    expect(refusal({ error: 'invalid_grant', error_description: 'Bad Request' })?.words).toBe(
      'invalid_grant: Bad Request',
    );
    expect(
      refusal({ error: 'invalid_grant', error_description: 'a'.repeat(1_000_000) })?.words.length,
    ).toBeLessThan(230);
    expect(
      refusal({ error: 'invalid_grant', error_description: 'of 1//0gAbCdEfGh, ana@example.com' })?.words,
    ).toBe('invalid_grant: of …, …');
    for (const data of ['<html>', null, [], { error: '<b>' }, { error: { code: 1 } }])
      expect(refusal(data)).toBeNull();
    for (const status of [200, 302, 408, 429, 500])
      expect(refusal({ error: 'invalid_grant' }, status)).toBeNull();
  });
});

describe('what was granted', () => {
  test.each([
    { granted: ['calendar.calendarlist.readonly', 'calendar.freebusy', 'calendar.events'], missing: [] },
    { granted: ['calendar'], missing: [] },
    {
      granted: ['gmail.readonly', 'calendar.events', 'calendar.freebusy', 'calendar.calendarlist'],
      missing: [],
    },
    { granted: ['calendar.events.readonly', 'calendar.readonly'], missing: ['calendar.events'] },
    { granted: ['calendar.events'], missing: ['calendar.freebusy', 'calendar.calendarlist.readonly'] },
    { granted: [], missing: ['calendar.events', 'calendar.freebusy', 'calendar.calendarlist.readonly'] },
  ])('$granted misses $missing, in any order', ({ granted, missing }) => {
    expect(missingScopes(scopesIn(full(granted)))).toEqual(missing);
  });

  test('a name that only looks like it is none', () => {
    expect(
      missingScopes([
        'calendar',
        'https://evil.example/auth/calendar',
        'HTTPS://WWW.GOOGLEAPIS.COM/AUTH/CALENDAR',
      ]),
    ).toHaveLength(3);
  });
});
