import { expect, test } from 'vitest';
import type { SignIn } from '../../../src/calendar/sign-ins.ts';
import { DAY_MS } from '../../../src/domain/interval.ts';
import { signInWarningText } from '../../../src/output/notices/sign-in-warning.ts';
import { signInWarnings } from '../../../src/usecases/health/sign-in-warnings.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const daysAgo = (days: number) => NOW - days * DAY_MS;

const SIGN_IN: SignIn = {
  account: 'default',
  email: 'shop@example.com',
  scopes: [],
  place: 'file',
  signedInAt: daysAgo(30),
  lastUsedAt: daysAgo(0),
  endsAt: null,
  refused: null,
};

test.each<{ name: string; signIn: Partial<SignIn>; says: readonly [boolean, string] | null }>([
  { name: 'all is well', signIn: {}, says: null },
  { name: 'four days old', signIn: { signedInAt: daysAgo(4.9) }, says: null },
  {
    name: 'five days old, perhaps under Testing',
    signIn: { signedInAt: daysAgo(5) },
    says: [
      false,
      'If the consent screen is in "Testing", the sign-in at Google ends in 2 days: publish it, then: bay auth',
    ],
  },
  {
    name: 'six and a half days old',
    signIn: { signedInAt: daysAgo(6.5) },
    says: [
      true,
      'If the consent screen is in "Testing", the sign-in at Google ends in 12 hours: publish it, then: bay auth',
    ],
  },
  { name: 'older than Testing lets it be', signIn: { signedInAt: daysAgo(7) }, says: null },
  { name: 'of limited time, far from its end', signIn: { endsAt: daysAgo(-4) }, says: null },
  {
    name: 'ends soon',
    signIn: { endsAt: daysAgo(-2) },
    says: [true, 'The sign-in at Google ends in 2 days. Sign in again: bay auth'],
  },
  {
    name: 'has ended',
    signIn: { endsAt: daysAgo(1) },
    says: [true, 'The sign-in at Google has ended. Sign in again: bay auth'],
  },
  {
    name: 'five months unused',
    signIn: { account: 'maria', lastUsedAt: daysAgo(151) },
    says: [
      true,
      'The sign-in "maria" at Google was last used 151 days ago; after six months Google forgets it. Use it: bay auth status',
    ],
  },
  {
    name: 'refused already',
    signIn: { account: 'maria', refused: { at: daysAgo(1), why: 'invalid_grant' }, endsAt: daysAgo(1) },
    says: [
      true,
      'Google refuses the sign-in "maria" (invalid_grant). Sign in again: bay auth --account maria',
    ],
  },
  {
    name: 'of the environment, of unknown age',
    signIn: { place: 'environment', signedInAt: null, lastUsedAt: null },
    says: null,
  },
])('$name', ({ signIn, says }) => {
  const warnings = signInWarnings([{ ...SIGN_IN, ...signIn }], NOW);
  const said = warnings.map((warning) => [warning.urgent, signInWarningText(warning)]);
  expect(said).toEqual(says === null ? [] : [says]);
});
