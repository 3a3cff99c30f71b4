import { DAY_MS, HOUR_MS } from '../../domain/interval.ts';
import type { SignInWarning } from '../../usecases/health/sign-in-warnings.ts';
import { loginCommand, signInNamed } from '../form/account-words.ts';
import { counted } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { shellQuoted } from '../form/shell-quoted.ts';

/** What is wrong, and the command that helps. */
interface WarningWords {
  readonly what: string;
  readonly mend: string;
  /** What the command is introduced with, where the two stand on one line. */
  readonly lead: string;
}

type Worded = {
  readonly [K in SignInWarning['kind']]: (warning: Extract<SignInWarning, { kind: K }>) => WarningWords;
};

const WORDS: Worded = {
  refused: ({ account, why }) => {
    return again(clean`Google refuses the ${signInNamed(account)} (${why.replace(/\.$/, '')})`, account);
  },
  ends: ({ account, inMs }) =>
    again(clean`The ${signIn(account)} ${inMs > 0 ? `ends in ${timeLeft(inMs)}` : 'has ended'}`, account),
  'may-end': ({ account, inMs }) => ({
    what: clean`If the consent screen is in "Testing", the ${signIn(account)} ends in ${timeLeft(inMs)}`,
    lead: ': publish it, then: ',
    mend: loginCommand(account),
  }),
  unused: ({ account, days }) => ({
    what: clean`The ${signIn(account)} was last used ${days} days ago; after six months Google forgets it`,
    lead: '. Use it: ',
    mend: 'bay auth status',
  }),
  exposed: ({ file, why }) =>
    why === 'readable'
      ? {
          what: clean`Other users of this machine can read the secrets in ${file}`,
          lead: ': ',
          mend: `chmod 600 ${shellQuoted(file)}`,
        }
      : {
          what: clean`git keeps ${file}, which holds secrets`,
          lead: ': ',
          mend: `git rm --cached ${shellQuoted(file)}, and name it in .gitignore`,
        },
};

function again(what: string, account: string): WarningWords {
  return { what, lead: '. Sign in again: ', mend: clean`${loginCommand(account)}` };
}

/** One line, with the command that helps. */
export function signInWarningText(warning: SignInWarning): string {
  const { what, lead, mend } = signInWarningWords(warning);
  return `${what}${lead}${mend}`;
}

export function signInWarningWords(warning: SignInWarning): WarningWords {
  const words = WORDS[warning.kind] as (warning: SignInWarning) => WarningWords;
  return words(warning);
}

/** Beside the moment that ends it: whole days, or hours on the last. */
export function timeLeft(ms: number): string {
  return ms >= DAY_MS
    ? counted(Math.floor(ms / DAY_MS), 'day')
    : counted(Math.max(1, Math.ceil(ms / HOUR_MS)), 'hour');
}

function signIn(account: string): string {
  return `${signInNamed(account)} at Google`;
}
