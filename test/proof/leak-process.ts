import { chmodSync, existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { visit } from '../calendar/google/sign-in/sign-in-bench.ts';
import { type Ended, run, start } from './command.ts';
import { type GoogleSite, openGoogleSite } from './google-site.ts';
import type { Workplace } from './workplace.ts';

/** What the processes of a sign-in and of one question said, and what the program that opens the browser was called with. */
export interface SignInProcesses {
  readonly signIn: Ended;
  readonly slots: Ended;
  readonly browserArguments: readonly string[];
  readonly address: URL;
  /** All that this Google has given out or been sent for the sign-in. */
  readonly secrets: readonly string[];
}

const SHOP = { bays: [{ name: 'North', capacity: 1 }], technicians: [] };

/** Signs in with the real command, a stand-in for the browser's program, and Google's library told to log all that it does. */
export async function signInProcesses(): Promise<SignInProcesses> {
  const site = await openGoogleSite(SHOP, { customers: 1, counters: 0 });
  try {
    const { office, file, fake } = site;
    const calls = join(office.folder, 'browser-calls');
    const place = withBrowser(office, calls);
    const running = start(place, file, ['auth', 'login', '--yes', '--verbose']);
    const browserArguments = await lines(calls, office.folder, running.ended);
    const address = new URL(browserArguments[0] ?? '');
    await visit(fake.oauth.approve(address.href));
    const signIn = await running.ended;
    const slots = await run(place, file, ['slots', '2026-11-24', '--verbose']);
    return { signIn, slots, browserArguments, address, secrets: secretsOf(site) };
  } finally {
    await site.close();
  }
}

function withBrowser(office: Workplace, calls: string): Workplace {
  const program = join(office.folder, 'xdg-open');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${calls}.tmp'\nmv '${calls}.tmp' '${calls}'\n`);
  chmodSync(program, 0o755);
  const environment = (databaseFile: string) => ({
    ...office.environment(databaseFile),
    BAY_CALENDAR: 'google',
    GOOGLE_REFRESH_TOKEN: '',
    GOOGLE_SDK_NODE_LOGGING: 'all',
    PATH: `${office.folder}:/usr/bin:/bin`,
  });
  return { ...office, environment };
}

/** The lines of a file that is about to be there. Throws when the command ends before. */
async function lines(file: string, folder: string, ended: Promise<Ended>): Promise<string[]> {
  const there = new Promise<void>((resolve) => {
    const watcher = watch(folder, () => {
      if (!existsSync(file)) return;
      watcher.close();
      resolve();
    });
    if (existsSync(file)) resolve();
  });
  const early = ended.then(({ stdout, stderr }) => {
    throw new Error(`the browser was not opened: ${stdout}${stderr}`);
  });
  await Promise.race([there, early]);
  early.catch(() => undefined);
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

function secretsOf({ fake }: GoogleSite): string[] {
  const tokens = fake.requests.filter(({ path }) => path === '/token');
  return [
    fake.client.secret ?? '',
    ...tokens.flatMap(({ requestBody }) => {
      const { code, code_verifier: verifier } = requestBody as Record<string, string>;
      return [code ?? '', verifier ?? ''];
    }),
    ...tokens.flatMap(({ responseBody }) =>
      [...String(responseBody).matchAll(/"(?:access_token|refresh_token)": "([^"]+)"/g)].map(
        ([, token = '']) => token,
      ),
    ),
  ].filter((secret) => secret !== '');
}
