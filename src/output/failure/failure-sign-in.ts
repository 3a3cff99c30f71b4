import { DEFAULT_ACCOUNT } from '../../domain/calendar-place.ts';
import { DAY_MS } from '../../domain/interval.ts';
import type { Failure, FailureCode } from '../../failure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { Explain, ExplainAll } from '../form/explanation.ts';
import { momentText } from '../form/moments.ts';

type AboutSignIn = Extract<FailureCode, `sign-in-${string}` | 'token-store-failed' | 'google-unreachable'>;
type SignInFailed = Extract<Failure, { code: 'sign-in-failed' }>;

/** What happened. */
const WHY_FAILED: {
  readonly [Why in SignInFailed['why']]: (detail: string) => string;
} = {
  refused: (detail) => `Google gave no permission: ${detail || 'access_denied'}.`,
  'too-little': (detail) => `Google's permission is not enough; missing: ${detail}.`,
  'timed-out': (detail) => `Nobody finished signing in within ${detail}.`,
  'too-many-bad-requests': () =>
    'The sign-in was given up: another program keeps sending bay answers that are not from Google.',
  'no-state': () => 'That address does not belong to this sign-in: its "state" is missing or another one.',
  'wrong-address': () => 'That is not the address to which Google sends the browser at the end.',
  'other-account': (detail) => `This name belongs to another Google account: ${detail}.`,
  'no-refresh-token': () =>
    'Google answered without a refresh token, so that bay would be signed out within the hour.',
  'code-refused': (detail) => `Google did not take the code of this sign-in: ${detail}.`,
  'client-refused': (detail) => `Google does not know this OAuth client: ${detail}.`,
  'port-taken': (detail) =>
    `The port ${detail} on this machine is in use by another program, or not free to use.`,
};

const signInFailed: Explain<SignInFailed> = ({ why, detail }) => ({
  exitCode: EXIT.signIn,
  message: WHY_FAILED[why](detail.replace(/\.$/, '')),
  cures: [{ do: 'sign-in-otherwise', why }],
  details: { why, detail },
});

/** Signing in at Google, and what keeps the sign-in. */
export const SIGN_IN: ExplainAll<AboutSignIn> = {
  'sign-in-needed': ({ account }) => ({
    exitCode: EXIT.signIn,
    message: `Nobody is signed in at Google${named(account)}.`,
    cures: [{ do: 'sign-in', account, again: false }],
    details: { account },
  }),

  'sign-in-expired': ({ account, why, signedInAt }, time) => ({
    exitCode: EXIT.signIn,
    message: `Google no longer takes the sign-in${named(account)}${since(signedInAt, time)}: ${why.replace(/\.$/, '')}.`,
    cures: /^(?:invalid_client|unauthorized_client|invalid_request)\b/.test(why)
      ? [{ do: 'check-client' }]
      : [
          { do: 'sign-in', account, again: true },
          { do: 'know-why-it-ended', likely: likelyReason(signedInAt, time.now) },
          { do: 'know-what-is-kept' },
        ],
    details: { account, why },
  }),

  'sign-in-failed': signInFailed,

  'token-store-failed': ({ place, problem, why }) => ({
    exitCode: problem === 'unwritable' ? EXIT.cannotWrite : EXIT.configuration,
    message: `${PROBLEMS[problem]} (${place}): ${why.replace(/\.$/, '')}.`,
    cures: [{ do: 'mend-sign-in-store', place, problem, why }],
    details: { place, problem, why },
  }),

  'google-unreachable': ({ what }) => ({
    exitCode: EXIT.outOfReach,
    message: `Google is out of reach: ${what.replace(/\.$/, '')}; nothing was changed.`,
    cures: [{ do: 'run-again', ifItStays: 'the-connection' }],
    details: { what },
  }),
};

const PROBLEMS = {
  unwritable: 'The sign-in cannot be stored',
  unreadable: 'The stored sign-in cannot be read',
  unsafe: 'The stored sign-in is not safe and was not used',
} as const;

/** A week after signing in, a consent screen under "Testing" is the likely reason (docs/google.md §10). */
const WEEK_MS = 7 * DAY_MS;

function likelyReason(signedInAt: number | null, now: number): 'testing' | null {
  const age = signedInAt === null ? null : now - signedInAt;
  return age !== null && age >= WEEK_MS && age < 2 * WEEK_MS ? 'testing' : null;
}

function since(signedInAt: number | null, time: Parameters<typeof momentText>[1]): string {
  return signedInAt === null ? '' : ` of ${momentText(signedInAt, time)}`;
}

function named(account: string): string {
  return account === DEFAULT_ACCOUNT ? '' : ` as "${account}"`;
}
