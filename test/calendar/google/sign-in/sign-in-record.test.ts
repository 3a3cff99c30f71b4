import { anything, assert, constantFrom, dictionary, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import {
  recordIn,
  recordText,
  type SignInRecord,
} from '../../../../src/calendar/google/sign-in/sign-in-record.ts';

const RECORD: SignInRecord = {
  email: 'shop@example.com',
  scopes: ['a'],
  signedInAt: 1,
  lastUsedAt: 2,
  endsAt: null,
  refused: { at: 3, why: 'invalid_grant' },
  clientId: 'id',
  fingerprint: 'f',
  secret: { kind: 'sealed', salt: 's', iv: 'i', tag: 't', text: 'x' },
};

test.each<SignInRecord['secret']>([
  RECORD.secret,
  { kind: 'plain', refreshToken: '1//0r', clientSecret: 'GOCSPX-x' },
  { kind: 'plain', refreshToken: '1//0r', clientSecret: null },
  { kind: 'keyring' },
  { kind: 'environment' },
])('what is written is read again: $kind', (secret) => {
  const record = { ...RECORD, secret };
  expect(recordIn(recordText(record))).toEqual(record);
});

test('half a file is none', () => {
  const text = recordText(RECORD).trimEnd();
  assert(
    property(nat(text.length - 1), (length) => {
      expect(recordIn(text.slice(0, length))).toBeNull();
    }),
  );
});

test('whatever somebody wrote into it, it is a sign-in or nothing', () => {
  const names = Object.keys(JSON.parse(recordText(RECORD)) as object);
  assert(
    property(dictionary(constantFrom(...names, '__proto__', 'refresh_token'), anything()), (change) => {
      const fields = { ...(JSON.parse(recordText(RECORD)) as object), ...change };
      const read = recordIn(
        JSON.stringify(fields, (_, value: unknown) => (typeof value === 'bigint' ? 0 : value)),
      );
      if (read !== null) expect(recordIn(recordText(read))).toEqual(read);
    }),
  );
});
