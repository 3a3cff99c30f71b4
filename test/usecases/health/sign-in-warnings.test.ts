import { expect, test } from 'vitest';
import type { SignIn } from '../../../src/calendar/sign-ins.ts';
import { defaultShop } from '../../../src/domain/default-shop.ts';
import { DAY_MS } from '../../../src/domain/interval.ts';
import { openingDaysUntil } from '../../../src/domain/opening-days.ts';
import { signInWarningText } from '../../../src/output/notices/sign-in-warning.ts';
import { signInWarnings } from '../../../src/usecases/health/sign-in-warnings.ts';
import { zoneNamed } from '../../support/wall-planner.ts';
import { instantOf } from '../../support/workshop-words.ts';

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
  { name: 'less than four days old', signIn: { signedInAt: daysAgo(3.9) }, says: null },
  {
    name: 'five days old, perhaps under Testing',
    signIn: { signedInAt: daysAgo(5) },
    says: [
      true,
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

/** Closed on Sundays, on weekdays from nine to five. */
const SHOP = { ...defaultShop('America/New_York'), zone: zoneNamed('America/New_York') };

test.each<{ ends: string; now: string; days: number }>([
  { ends: 'Thu 2026-11-26 10:00', now: 'Mon 2026-11-23 08:00', days: 3 },
  { ends: 'Thu 2026-11-26 10:00', now: 'Mon 2026-11-23 17:30', days: 2 },
  { ends: 'Thu 2026-11-26 10:00', now: 'Sat 2026-11-21 08:00', days: 4 },
  { ends: 'Mon 2026-11-30 09:20', now: 'Thu 2026-11-26 09:00', days: 3 },
  { ends: 'Mon 2026-11-30 09:20', now: 'Sun 2026-11-29 09:20', days: 0 },
  { ends: 'Mon 2026-11-30 09:20', now: 'Mon 2026-11-30 09:00', days: 0 },
  { ends: 'Mon 2026-11-23 09:00', now: 'Thu 2026-11-26 09:00', days: 0 },
])('before $ends the shop is open on $days days, as seen on $now', ({ ends, now, days }) => {
  expect(openingDaysUntil(instantOf(ends), SHOP, instantOf(now), 9)).toBe(days);
});

test('an end after a holiday is told that much earlier', () => {
  const holiday = { name: 'Thanksgiving', fromDate: '2026-11-26', toDate: '2026-11-28', hours: null };
  const shop = { ...SHOP, closures: [holiday] };
  expect(
    openingDaysUntil(instantOf('Mon 2026-11-30 09:20'), shop, instantOf('Mon 2026-11-23 08:00'), 9),
  ).toBe(3);
});
