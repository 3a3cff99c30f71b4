import type { Failure } from '../../failure.ts';
import { loginCommand } from '../form/account-words.ts';
import { durationText } from '../form/moments.ts';
import { shellQuoted } from '../form/shell-quoted.ts';
import type { HintTable } from './hint-table.ts';

/** The calendar, or the sign-in to it, is of no use just now. */
export const MEND_CALENDAR: HintTable<
  | 'see-inbox'
  | 'recover-book'
  | 'let-bay-mend'
  | 'keep-in-step'
  | 'let-time-pass'
  | 'look-through-all'
  | 'see-to-connection'
  | 'see-to-address'
  | 'look-for-visits'
  | 'look-at-day'
  | 'run-again-later'
  | 'have-it-shared'
  | 'have-it-shared-or-replace-it'
  | 'know-the-policy'
  | 'set-client'
  | 'check-client'
  | 'let-google-be-asked'
  | 'sign-in'
  | 'know-why-it-ended'
  | 'know-what-is-kept'
  | 'sign-in-otherwise'
  | 'mend-sign-in-store'
> = {
  'recover-book': () =>
    'Put the newest copy of the book back in its place, or bring back what the calendars show: bay recover',

  'see-inbox': () => 'What waits for a person: bay inbox',

  'let-bay-mend': () => 'Let bay mend what is safe: bay fix',

  'keep-in-step': () => 'Start it again: bay serve',

  'let-time-pass': () => 'It passes by itself; if it stays: bay doctor',

  'look-through-all': () => 'Look what is the matter: bay doctor',

  'see-to-connection': () =>
    "See to this machine's connection; until then bay goes on without the calendar. Then: bay fix",

  'see-to-address': () => 'Look where BAY_PUBLIC_URL leads, and try it: bay channel test',

  'look-for-visits': ({ dates }) =>
    `Look whether visits of these days are missing: ${dates.map((date) => `bay agenda ${date}`).join(', ')}`,

  'look-at-day': ({ date }) => `It may be as it should; to look at that day: bay agenda ${date}`,

  'run-again-later': ({ waitMinutes }) =>
    `Run this again in ${waitMinutes === null ? 'a few minutes' : durationText(waitMinutes)}.`,

  'have-it-shared': () =>
    'Let its owner share it with the right to make changes to events. Which can be written: bay calendar list',

  'have-it-shared-or-replace-it': () =>
    'Have it shared again, or give the bay another one: bay shop edit. If a wrong GOOGLE_CALENDAR_ID led there: GOOGLE_CALENDAR_ID=primary bay sync. Which there are: bay calendar list',

  'know-the-policy': () =>
    'The shop books nothing that its calendar has not confirmed (on_unavailable: refuse).',

  'set-client': () => 'Set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, and sign in: bay auth',

  'check-client': () =>
    'Check GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET. The book is safe, and what is owed to the calendar is kept.',

  'let-google-be-asked': () => 'Take BAY_CALENDAR out of the environment, then: bay sync',

  'sign-in': ({ account, again }) => `${again ? 'Sign in again' : 'Sign in'}: ${loginCommand(account)}`,

  'know-why-it-ended': ({ likely }) =>
    likely === 'testing'
      ? 'After seven days it is most likely the consent screen: publish it ("In production"), or every sign-in ends within a week.'
      : 'It was taken back, not used for six months, or pushed out by a hundred newer ones; under "Testing" it ends after seven days.',

  'know-what-is-kept': () => 'The book is safe, and what is owed to the calendar is kept.',

  'sign-in-otherwise': ({ why }) => OTHERWISE[why],

  'mend-sign-in-store': ({ place, problem, why }) => {
    if (place === 'keyring') return KEYRING;
    if (problem === 'unwritable') return 'Free some space or let this user write there, and run this again.';
    if (problem === 'unsafe' && why === OPEN_TO_OTHERS)
      return `Let it be yours alone: chmod go-rwx ${shellQuoted(place)}`;
    if (problem === 'unsafe')
      return `Let it belong to you (see: ls -ld ${shellQuoted(place)}), or take it away and sign in again: bay auth`;
    return why.includes('BAY_TOKEN_PASSPHRASE')
      ? "Set BAY_TOKEN_PASSPHRASE to what it was sealed with, in the environment or the data folder's .env; or sign in again: bay auth"
      : 'Mend that, or sign in again: bay auth';
  },
};

/** As the reader of such files says it. */
const OPEN_TO_OTHERS = 'other users may look into it';

const KEYRING =
  'Unlock the keyring; where its driver is missing, install it beside bay: npm install -g @napi-rs/keyring\n' +
  'Or keep the sign-in in a file: bay auth';

const AGAIN = 'Nothing was stored. Try again: bay auth';

const OTHERWISE: Readonly<Record<Extract<Failure, { code: 'sign-in-failed' }>['why'], string>> = {
  refused: `${AGAIN}, and choose Allow. If an administrator forbids it, ask them to allow this client.`,
  'too-little': `${AGAIN}, and tick every box on Google's page.`,
  'timed-out': `${AGAIN}; allow more time: bay auth --timeout <seconds>. If Google's page showed an error, it names the setting of the OAuth client that is wrong.`,
  'too-many-bad-requests': `${AGAIN}, once that program (a page in the browser, a scanner) is closed.`,
  'no-state': `${AGAIN}, open the new link, and paste the whole address that the browser ends on.`,
  'wrong-address': `${AGAIN}, and paste the whole address that the browser ends on, also when its page cannot be shown.`,
  'other-account':
    'Nothing was stored. Keep both side by side: bay auth --account <name>; or confirm the change with --yes.',
  'no-refresh-token':
    'Nothing was stored. Take bay out at https://myaccount.google.com/connections, then: bay auth',
  'code-refused': `${AGAIN}. If it stays so, check this machine's clock and that no other program took the answer.`,
  'client-refused':
    'Check GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET; both are in the Google Cloud console under Clients.',
  'port-taken': 'End that program, or choose another: bay auth --port <number>; a desktop client needs none.',
};
