import { expect, test } from 'vitest';
import type { SignIn } from '../../../src/calendar/sign-ins.ts';
import { DAY_MS } from '../../../src/domain/interval.ts';
import { signInDiagnoses } from '../../../src/output/checks/doctor-calendar.ts';
import { signInWarnings } from '../../../src/usecases/health/sign-in-warnings.ts';
import { at, zone } from '../../support/book.ts';

const NOW = at('10:00');
const TIME = { zone, now: NOW, timeFormat: '24h' } as const;

const SIGN_IN: SignIn = {
  account: 'default',
  email: 'shop@example.com',
  scopes: [],
  place: 'file',
  signedInAt: NOW - 30 * DAY_MS,
  lastUsedAt: NOW,
  endsAt: null,
  refused: null,
};

test.each([
  {
    name: 'ends in two days',
    is: { endsAt: NOW + 2 * DAY_MS },
    status: 'warning',
    detail: 'The sign-in at Google ends in 2 days',
    mend: 'bay auth',
  },
  {
    name: 'may end in two days',
    is: { signedInAt: NOW - 5 * DAY_MS },
    status: 'warning',
    detail: 'If the consent screen is in "Testing", the sign-in at Google ends in 2 days',
    mend: 'publish it, then: bay auth',
  },
  {
    name: 'is forgotten soon, because nobody uses it',
    is: { lastUsedAt: NOW - 151 * DAY_MS },
    status: 'warning',
    detail: expect.stringContaining('was last used 151 days ago; after six months Google forgets it'),
    mend: 'bay auth status',
  },
  {
    name: 'has ended',
    is: { endsAt: NOW - DAY_MS },
    status: 'problem',
    detail: 'The sign-in at Google has ended',
    mend: 'bay auth',
  },
])('a sign-in that $name is told before anything fails by it', ({ is, status, detail, mend }) => {
  const signIns = [{ ...SIGN_IN, ...is }];
  const [diagnosis] = signInDiagnoses(signIns, signInWarnings(signIns, NOW), TIME);
  expect(diagnosis).toMatchObject({ status, detail, mend });
});
