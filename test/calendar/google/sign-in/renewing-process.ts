import { randomBytes } from 'node:crypto';
import { accessTokens } from '../../../../src/calendar/google/sign-in/access-tokens.ts';
import { keyringFailed } from '../../../../src/calendar/google/sign-in/keyring.ts';
import { writeSecretFile } from '../../../../src/calendar/google/sign-in/secret-file.ts';
import { TokenVault } from '../../../../src/calendar/google/sign-in/token-vault.ts';
import { systemClock } from '../../../../src/clock.ts';
import { isRunning } from '../../../../src/machine/worker.ts';
import { trustedGoogle } from '../../../support/google-settings.ts';

/** A process that renews a token at its parent's word, or writes a file over and over until it is killed. */
export type RenewingTask =
  | { readonly do: 'renew'; readonly refused: string; readonly now: number }
  | { readonly do: 'write'; readonly file: string; readonly texts: readonly string[] };

process.on('message', (task: RenewingTask) => {
  if (task.do === 'write') {
    process.send?.('writing');
    for (let i = 0; ; i += 1) writeSecretFile(task.file, task.texts[i % task.texts.length] as string);
  }
  void renew(task).then((token) => process.send?.(token));
});
process.send?.('ready');

async function renew({ refused, now }: Extract<RenewingTask, { do: 'renew' }>): Promise<string> {
  const signInFolder = process.env['SIGN_IN_FOLDER'] as string;
  const settings = trustedGoogle(process.env, { signInFolder, secretFiles: [] });
  if (settings === null) throw new Error('no client id');
  const outside = {
    settings,
    client: settings,
    openKeyring: () => {
      throw keyringFailed('unreadable', 'there is none here', null);
    },
    randomness: (count: number) => randomBytes(count),
  };
  const setup = {
    ...outside,
    vault: new TokenVault(outside),
    clock: { ...systemClock, now: () => now },
    processes: { own: process.pid, isRunning },
  };
  return accessTokens('default', setup).renewed(refused, 10_000);
}
