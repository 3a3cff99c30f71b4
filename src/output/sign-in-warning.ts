import { DAY_MS, HOUR_MS } from '../domain/interval.ts';
import type { SignInWarning } from '../usecases/sign-in-warnings.ts';
import { counted } from './moments.ts';
import { clean } from './safe-text.ts';

type Worded = {
  readonly [K in SignInWarning['kind']]: (warning: Extract<SignInWarning, { kind: K }>) => string;
};

const WORDS: Worded = {
  refused: ({ account, why }) =>
    clean`Google refuses the ${account === 'default' ? 'sign-in' : `sign-in "${account}"`} (${why}). Sign in again: ${login(account)}`,
  ends: ({ account, inMs }) => {
    const when = inMs > 0 ? `ends in ${timeLeft(inMs)}` : 'has ended';
    return clean`The ${signIn(account)} ${when}. Sign in again: ${login(account)}`;
  },
  'may-end': ({ account, inMs }) =>
    clean`If the consent screen is in "Testing", the ${signIn(account)} ends in ${timeLeft(inMs)}: publish it, then: ${login(account)}`,
  unused: ({ account, days }) =>
    clean`The ${signIn(account)} was last used ${days} days ago; after six months Google forgets it. Use it: bay auth status`,
  exposed: ({ file, why }) =>
    why === 'readable'
      ? clean`Other users of this machine can read the secrets in ${file}: chmod 600 ${file}`
      : clean`git keeps ${file}, which holds secrets: git rm --cached ${file}, and name it in .gitignore`,
};

/** One line, with the command that helps. */
export function signInWarningText(warning: SignInWarning): string {
  const words = WORDS[warning.kind] as (warning: SignInWarning) => string;
  return words(warning);
}

/** Beside the moment that ends it: whole days, or hours on the last. */
export function timeLeft(ms: number): string {
  return ms >= DAY_MS
    ? counted(Math.floor(ms / DAY_MS), 'day')
    : counted(Math.max(1, Math.ceil(ms / HOUR_MS)), 'hour');
}

export function login(account: string): string {
  return account === 'default' ? 'bay auth' : `bay auth --account ${account}`;
}

function signIn(account: string): string {
  return account === 'default' ? 'sign-in at Google' : `sign-in "${account}" at Google`;
}
