import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redacted, redactedReason } from '../src/redacted.ts';

const letters = (least: number) =>
  fc.string({
    minLength: least,
    maxLength: 60,
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'),
  });
const shaped = fc.oneof(
  letters(20).map((text) => `ya29.${text}`),
  letters(20).map((text) => `1//${text}`),
  letters(20).map((text) => `GOCSPX-${text}`),
  letters(20).map((text) => `4/0${text}`),
);
const inPlaces: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `got ${secret}, sorry`,
  (secret) => `{"x":"${secret}"}`,
  (secret) => `x='${secret}'`,
  (secret) => `x=${encodeURIComponent(secret)}`,
  (secret) => `{"x":"${secret.replaceAll('/', '\\/')}"}`,
];
const named: readonly ((secret: string) => string)[] = [
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => `{"authorization":"Bearer ${secret}"}`,
  (secret) => `/?code=${secret}&scope=x`,
  (secret) => `?state=${secret}`,
  (secret) => `refresh_token=${secret}&x=1`,
  (secret) => `{ client_secret: '${secret}', x: 1 }`,
  (secret) => `{"access_token": "${secret}"}`,
  (secret) => `code_verifier=${secret}`,
  (secret) => `GOOGLE_CLIENT_SECRET=${secret}`,
  (secret) => `GOOGLE_REFRESH_TOKEN_MARIA='${secret}'`,
  (secret) => `refresh_token%3D${secret}`,
  (secret) => `{"access_token":"${secret}`,
];

test('no secret of Google’s shape gets through, wherever it stands', () => {
  fc.assert(
    fc.property(shaped, fc.constantFrom(...inPlaces, ...named), (secret, place) => {
      assert.ok(!redacted(place(secret)).includes(secret.slice(6)));
    }),
    { numRuns: 5_000 },
  );
});

test('no secret of any shape gets through where its name stands before it', () => {
  fc.assert(
    fc.property(letters(8), fc.constantFrom(...named), (secret, place) => {
      assert.ok(!redacted(place(secret)).includes(secret));
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ['mail ana.perez+x@example.co.uk now', 'mail … now'],
  ['/calendars/shop%40example.com/events', '/calendars/…/events'],
  ['Token has been expired or revoked.', 'Token has been expired or revoked.'],
  ['invalid_grant', 'invalid_grant'],
  ['connect ECONNREFUSED 127.0.0.1:8080', 'connect ECONNREFUSED 127.0.0.1:8080'],
  ['https://www.googleapis.com/calendar/v3', 'https://www.googleapis.com/calendar/v3'],
  ['on 1/2/2026 at 4/05', 'on 1/2/2026 at 4/05'],
  ['postal_code=78701', 'postal_code=78701'],
])('%s', (text, left) => {
  expect(redacted(text)).toBe(left);
});

test('a reason is short, and nothing of a secret is left where it was cut', () => {
  expect(redactedReason('x'.repeat(300))).toBe(`${'x'.repeat(199)}…`);
  expect(redactedReason(`${'ana@example.com '.repeat(62)}token="${'s'.repeat(2_000)}`)).not.toContain('s');
});

/** Each took minutes, or for ever, where every letter of a word begins another search. */
test.each(['a', '.', '%', 'eyJ', '1//', '"code":"', 'bearer ', 'a@a.'])(
  'a million letters of %j do not hold bay up',
  (part) => {
    expect(redactedReason(part.repeat(1_000_000 / part.length)).length).toBeLessThanOrEqual(200);
    expect(redacted(part.repeat(50_000)).length).toBeGreaterThan(0);
  },
);
