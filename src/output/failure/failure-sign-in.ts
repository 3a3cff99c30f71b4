import { DEFAULT_ACCOUNT } from '../../domain/calendar-place.ts';
import { DAY_MS } from '../../domain/interval.ts';
import type { Failure, FailureCode } from '../../failure.ts';
import { loginCommand } from '../form/account-words.ts';
import { EXIT } from '../form/exit-code.ts';
import type { Explain, ExplainAll } from '../form/explanation.ts';
import { momentText } from '../form/moments.ts';
import { shellQuoted } from '../form/shell-quoted.ts';

type AboutSignIn = Extract<FailureCode, `sign-in-${string}` | 'token-store-failed' | 'google-unreachable'>;
type SignInFailed = Extract<Failure, { code: 'sign-in-failed' }>;

const AGAIN = 'Nothing was stored. Try again: bay auth';

/** What happened, and what to do about it. */
const WHY_FAILED: {
  readonly [Why in SignInFailed['why']]: (detail: string) => {
    readonly message: string;
    readonly hint: string;
  };
} = {
  refused: (detail) => ({
    message: `Google gave no permission: ${detail || 'access_denied'}.`,
    hint: `${AGAIN}, and choose Allow. If an administrator forbids it, ask them to allow this client.`,
  }),
  'too-little': (detail) => ({
    message: `Google's permission is not enough; missing: ${detail}.`,
    hint: `${AGAIN}, and tick every box on Google's page.`,
  }),
  'timed-out': (detail) => ({
    message: `Nobody finished signing in within ${detail}.`,
    hint: `${AGAIN}; allow more time with --timeout <seconds>. If Google's page showed an error, it names the setting of the OAuth client that is wrong.`,
  }),
  'too-many-bad-requests': () => ({
    message: 'The sign-in was given up: another program keeps sending bay answers that are not from Google.',
    hint: `${AGAIN}, once that program (a page in the browser, a scanner) is closed.`,
  }),
  'no-state': () => ({
    message: 'That address does not belong to this sign-in: its "state" is missing or another one.',
    hint: `${AGAIN}, open the new link, and paste the whole address that the browser ends on.`,
  }),
  'wrong-address': () => ({
    message: 'That is not the address to which Google sends the browser at the end.',
    hint: `${AGAIN}, and paste the whole address that the browser ends on, also when its page cannot be shown.`,
  }),
  'other-account': (detail) => ({
    message: `This name belongs to another Google account: ${detail}.`,
    hint: 'Nothing was stored. Keep both side by side with --account <name>, or confirm the change with --yes.',
  }),
  'no-refresh-token': () => ({
    message: 'Google answered without a refresh token, so that bay would be signed out within the hour.',
    hint: 'Nothing was stored. Take bay out at https://myaccount.google.com/connections, then: bay auth',
  }),
  'code-refused': (detail) => ({
    message: `Google did not take the code of this sign-in: ${detail}.`,
    hint: `${AGAIN}. If it stays so, check this machine's clock and that no other program took the answer.`,
  }),
  'client-refused': (detail) => ({
    message: `Google does not know this OAuth client: ${detail}.`,
    hint: 'Check GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET; both are in the Google Cloud console under Clients.',
  }),
  'port-taken': (detail) => ({
    message: `The port ${detail} on this machine is in use by another program, or not free to use.`,
    hint: 'End that program, or choose another with --port <number>; a desktop client needs none.',
  }),
};

const signInFailed: Explain<SignInFailed> = ({ why, detail }) => ({
  exitCode: EXIT.signIn,
  ...WHY_FAILED[why](detail.replace(/\.$/, '')),
  details: { why, detail },
});

/** Signing in at Google, and what keeps the sign-in. */
export const SIGN_IN: ExplainAll<AboutSignIn> = {
  'sign-in-needed': ({ account }) => ({
    exitCode: EXIT.signIn,
    message: `Nobody is signed in at Google${named(account)}.`,
    hint: `Sign in: ${loginCommand(account)}`,
    details: { account },
  }),

  'sign-in-expired': ({ account, why, signedInAt }, time) => ({
    exitCode: EXIT.signIn,
    message: `Google no longer takes the sign-in${named(account)}${since(signedInAt, time)}: ${why.replace(/\.$/, '')}.`,
    hint: /^(?:invalid_client|unauthorized_client|invalid_request)\b/.test(why)
      ? 'Check GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET. The book is safe, and what is owed to the calendar is kept.'
      : `Sign in again: ${loginCommand(account)}\n${likelyReason(signedInAt, time.now)}\nThe book is safe, and what is owed to the calendar is kept.`,
    details: { account, why },
  }),

  'sign-in-failed': signInFailed,

  'token-store-failed': ({ place, problem, why }) => ({
    exitCode: problem === 'unwritable' ? EXIT.cannotWrite : EXIT.configuration,
    message: `${PROBLEMS[problem]} (${place}): ${why.replace(/\.$/, '')}.`,
    hint: place === 'keyring' ? KEYRING_CURE : cureOf(problem, place, why),
    details: { place, problem, why },
  }),

  'google-unreachable': ({ what }) => ({
    exitCode: EXIT.outOfReach,
    message: `Google is out of reach: ${what.replace(/\.$/, '')}; nothing was changed.`,
    hint: 'It is safe to run this again. If it stays so, look at the connection of this machine.',
    details: { what },
  }),
};

/** As the reader of such files says it. */
const OPEN_TO_OTHERS = 'other users may look into it';

const PROBLEMS = {
  unwritable: 'The sign-in cannot be stored',
  unreadable: 'The stored sign-in cannot be read',
  unsafe: 'The stored sign-in is not safe and was not used',
} as const;

function cureOf(problem: keyof typeof PROBLEMS, place: string, why: string): string {
  if (problem === 'unwritable') return 'Free some space or let this user write there, and run this again.';
  if (problem === 'unsafe' && why === OPEN_TO_OTHERS)
    return `Let it be yours alone: chmod go-rwx ${shellQuoted(place)}`;
  if (problem === 'unsafe')
    return `Let it belong to you (see: ls -ld ${shellQuoted(place)}), or take it away and sign in again: bay auth`;
  return why.includes('BAY_TOKEN_PASSPHRASE')
    ? "Set BAY_TOKEN_PASSPHRASE to what it was sealed with, in the environment or the data folder's .env; or sign in again: bay auth"
    : 'Mend that, or sign in again: bay auth';
}

const KEYRING_CURE =
  'Unlock the keyring; where its driver is missing, install it beside bay: npm install -g @napi-rs/keyring\n' +
  'Or keep the sign-in in a file: bay auth';

/** A week after signing in, a consent screen under "Testing" is the likely reason (docs/google.md §10). */
const WEEK_MS = 7 * DAY_MS;

function likelyReason(signedInAt: number | null, now: number): string {
  const age = signedInAt === null ? null : now - signedInAt;
  return age !== null && age >= WEEK_MS && age < 2 * WEEK_MS
    ? 'After seven days it is most likely the consent screen: publish it ("In production"), or every sign-in ends within a week.'
    : 'It was taken back, not used for six months, or pushed out by a hundred newer ones; under "Testing" it ends after seven days.';
}

function since(signedInAt: number | null, time: Parameters<typeof momentText>[1]): string {
  return signedInAt === null ? '' : ` of ${momentText(signedInAt, time)}`;
}

function named(account: string): string {
  return account === DEFAULT_ACCOUNT ? '' : ` as "${account}"`;
}
