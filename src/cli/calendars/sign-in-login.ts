import { type Command, InvalidArgumentError } from 'commander';
import type { LoginScene, PasteProblem } from '../../calendar/sign-ins.ts';
import { DEFAULT_ACCOUNT } from '../../domain/calendar-place.ts';
import { AppError } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';
import { loggedInView, loginPlanView } from '../../output/calendars/sign-in.ts';
import { clean } from '../../output/form/safe-text.ts';
import type { App, Prompter } from '../app.ts';
import { examples } from '../help/examples.ts';
import { accountName } from '../options/account-name.ts';
import { fileName, oneOf, wholeNumber } from '../options/option-parsers.ts';

interface LoginOptions {
  readonly account: string;
  readonly browser: boolean;
  readonly port: number;
  readonly redirectPath?: string;
  readonly timeout: number;
  readonly tokenStore: 'file' | 'keyring';
  readonly envFile?: string;
  readonly print?: boolean;
  readonly dryRun?: boolean;
}

/** `auth login`, which `auth` alone means as well. */
export function addLogin(auth: Command, app: App): void {
  const command = auth
    .command('login', { isDefault: true })
    .description('sign in at Google in the browser, and keep the sign-in; bay auth alone does this, too')
    .option('--account <name>', 'keep it under this name, beside others', accountName, DEFAULT_ACCOUNT)
    .option('--no-browser', 'only print the address, to be opened on any machine')
    .option('--port <number>', 'the port that the browser comes back to; 0: any', wholeNumber(0, 65_535), 0)
    .option('--redirect-path <path>', 'for web clients: the path of http://localhost:<port>', redirectPath)
    .option('--timeout <seconds>', 'how long to wait for the browser', wholeNumber(1, 3600), 180)
    .option('--token-store <kind>', 'file or keyring', oneOf(['file', 'keyring']), 'file')
    .option('--env-file <path>', 'write the refresh token into this file as well', fileName)
    .option('--print', 'show the refresh token')
    .option('-n, --dry-run', 'show what would happen and ask nobody');
  examples(
    command,
    ['auth', 'opens the browser'],
    ['auth --no-browser', 'on a server: shows the address'],
    ['auth --account maria', 'one more sign-in, beside the first'],
  ).action(async (options: LoginOptions) => signIn(options, app));
}

async function signIn(options: LoginOptions, app: App): Promise<void> {
  const { account, port, timeout, tokenStore: place, print = false } = options;
  const path = options.redirectPath ?? null;
  const envFile = options.envFile ?? null;
  const signIns = await app.signIns();
  if (path !== null && port === 0) {
    const why = { kind: 'web-client' } as const;
    throw new AppError({ code: 'missing-options', options: ['--port'], why });
  }
  if (options.dryRun === true) {
    app.show(loginPlanView({ account, place, envFile }));
    return;
  }
  const desk = await app.desk();
  // Read first, so that nobody signs in for a file that cannot be taken.
  if (envFile !== null) await desk.readTextIfAny(envFile, 'settings file');
  const request = { account, port, redirectPath: path, timeoutMs: timeout * 1000, place };
  app.endWhenInterrupted();
  const loggedIn = await app.unlessInterrupted(
    signIns.login(request, await sceneOf(options, app)),
    'sign in',
  );
  const { signIn, refreshToken, variable, overruled } = loggedIn;
  if (envFile !== null) {
    const { withVariable } = await import('../../files/env-file.ts');
    // And again, because somebody may have changed it in all the time that signing in takes.
    const before = (await desk.readTextIfAny(envFile, 'settings file')) ?? '';
    await desk.writeSecret(envFile, withVariable(before, variable, refreshToken));
  }
  const shown = print ? refreshToken : null;
  app.show(loggedInView({ signIn, refreshToken: shown, envFile }, await app.time()));
  if (overruled && envFile === null)
    app.warn(`${variable} in the environment or in .env wins over this sign-in: take it out.`);
}

async function sceneOf({ browser }: LoginOptions, app: App): Promise<LoginScene> {
  const prompter = await app.prompter();
  return {
    showUrl: (url) => {
      const how = browser
        ? 'Sign in at Google in the browser that opens now, or open'
        : 'To sign in at Google, open';
      app.tell(clean`${how}:\n\n  ${url}\n`);
    },
    openBrowser: browser
      ? (url) =>
          app.browse(url).catch(() => app.tell('No browser could be opened here: open the address yourself.'))
      : null,
    askRedirect: prompter === null ? null : (problem, signal) => pastedAddress(prompter, problem, signal),
    confirmOther: async (before, now) => {
      if (app.options.yes) return true;
      const other = now ?? 'an account that could not be read';
      const question = clean`This name belongs to ${before}; sign in ${other} in its place`;
      return prompter === null ? false : prompter.confirm(question);
    },
  };
}

const ASK_AGAIN: { readonly [P in PasteProblem]: string } = {
  'no-state': 'That address is of another sign-in. Paste the one that this sign-in ended on',
  'wrong-address': 'That is not where Google sends the browser. Paste the whole address that it ended on',
};

function pastedAddress(
  prompter: Prompter,
  problem: PasteProblem | null,
  signal: AbortSignal,
): Promise<string> {
  const question =
    problem === null
      ? 'On another machine? Paste the address that the browser ended on, even if its page does not load'
      : ASK_AGAIN[problem];
  return prompter.text(question, { required: true, signal });
}

/** As a web client has registered it; empty for an address that ends with the port. Browsers would take out dots. */
function redirectPath(text: string): string {
  if (/^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]*)*$/.test(fitting('path', text))) return text;
  throw new InvalidArgumentError('Expected a path like /oauth/callback.');
}
