import type { Command } from 'commander';
import type { SignIn, SignIns } from '../../calendar/sign-ins.ts';
import { DEFAULT_ACCOUNT } from '../../domain/calendar-place.ts';
import type { Instant } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import {
  loggedOutView,
  type SignInStatus,
  sealedText,
  signInStatusView,
} from '../../output/calendars/sign-in.ts';
import { PATIENCE } from '../../usecases/calendar/patience.ts';
import { signInWarnings } from '../../usecases/health/sign-in-warnings.ts';
import type { App } from '../app.ts';
import { confirmed } from '../asking/confirmed.ts';
import { addLogin } from '../calendars/sign-in-login.ts';
import { triedSignIn } from '../calendars/tried-sign-in.ts';
import { examples } from '../help/examples.ts';
import { accountName } from '../options/account-name.ts';
import type { Fill } from '../run/load-command.ts';

export const fillAuth: Fill = (command, app) => {
  addLogin(command, app);
  addStatus(command, app);
  addLogout(command, app);
};

function addStatus(auth: Command, app: App): void {
  const command = auth
    .command('status')
    .description('who is signed in, what bay may do, until when, and which calendars can be written')
    .option('--account <name>', 'this sign-in alone', accountName);
  examples(
    command,
    ['auth status', 'who is signed in, and until when'],
    ['auth status --account maria', 'one of several'],
    ['auth status --json', 'for a script'],
  ).action(async ({ account }: { account?: string }) => {
    const signIns = await app.signIns();
    for (const sealed of await signIns.seal()) app.warn(sealedText(sealed));
    // First asked, then read: asking may find out that Google refuses one.
    const names = (await signIns.list()).map((one) => one.account);
    const chosen = names.filter((name) => account === undefined || name === account);
    if (chosen.length === 0)
      throw new AppError({ code: 'sign-in-needed', account: account ?? DEFAULT_ACCOUNT });
    const calendars = new Map<string, SignInStatus['calendars']>();
    const refusals = new Map<string, string>();
    for (const name of chosen) {
      const tried = await triedSignIn(name, signIns);
      if (tried.kind === 'taken') calendars.set(name, await calendarsOf(name, signIns, app));
      else if (tried.kind === 'refused') refusals.set(name, tried.why);
      else app.warn(`Google is out of reach: ${tried.what}.`);
    }
    const time = await app.time();
    const kept = (await signIns.list())
      .filter((one) => chosen.includes(one.account))
      .map((one) => asTried(one, refusals.get(one.account), time.now));
    const exposed = (await app.signInWarnings()).filter(({ kind }) => kind === 'exposed');
    const statuses = kept.map((signIn) => ({ signIn, calendars: calendars.get(signIn.account) ?? null }));
    app.show(signInStatusView(statuses, [...signInWarnings(kept, time.now), ...exposed], time));
  });
}

function asTried(signIn: SignIn, why: string | undefined, at: Instant): SignIn {
  return signIn.refused !== null || why === undefined ? signIn : { ...signIn, refused: { at, why } };
}

/** Null where Google did not say, which stops nothing: what is known here is shown all the same. */
async function calendarsOf(account: string, signIns: SignIns, app: App): Promise<SignInStatus['calendars']> {
  try {
    return await signIns.writableCalendars(account, PATIENCE.list);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const { failure } = thrown;
    if (failure.code === 'google-unreachable') app.warn(`Google is out of reach: ${failure.what}.`);
    else if (failure.code !== 'sign-in-expired') throw thrown;
    return null;
  }
}

interface LogoutOptions {
  readonly account: string;
  readonly revoke?: boolean;
  readonly dryRun?: boolean;
}

function addLogout(auth: Command, app: App): void {
  const command = auth
    .command('logout')
    .description('forget a sign-in here; with --revoke take the permission back at Google, too')
    .option('--account <name>', 'which one', accountName, DEFAULT_ACCOUNT)
    .option('--revoke', 'at Google, too: ends every sign-in of this person with this project')
    .option('-n, --dry-run', 'show what would happen and change nothing');
  examples(
    command,
    ['auth logout', 'forgets the sign-in here'],
    ['auth logout --revoke', 'takes the permission back at Google, too'],
    ['auth logout --account maria --dry-run', 'what would be forgotten'],
  ).action(async ({ account, revoke = false, dryRun = false }: LogoutOptions) => {
    const signIns = await app.signIns();
    const plan = loggedOutView(account, { revoked: revoke, dryRun: true });
    if (dryRun) {
      const known = (await signIns.list()).some((one) => one.account === account);
      if (!known) throw new AppError({ code: 'sign-in-needed', account });
      app.show(plan);
      return;
    }
    if (revoke) await confirmed(app, plan, `revoke the sign-in "${account}" at Google`);
    const isLeft = await signIns.logout(account, revoke);
    app.show(loggedOutView(account, { revoked: revoke, dryRun: false }));
    if (isLeft) app.warn('A refresh token of this name is still in the environment or in .env.');
  });
}
