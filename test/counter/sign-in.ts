import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { visit } from '../calendar/google/sign-in/sign-in-bench.ts';
import type { FakeGoogle } from '../support/google/fake-google.ts';

/** Signs in as a person does who opens the address in a browser and allows all that is asked for. */
export async function signIn(
  google: FakeGoogle,
  {
    command,
    folder,
    environment,
  }: {
    readonly command: string;
    readonly folder: string;
    readonly environment: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const asking = spawn(process.execPath, [command, 'auth', '--no-browser', '--timeout', '15'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(asking, 'exit');
  let [told, isOpened] = ['', false];
  asking.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    const address = /http\S+(?=\s)/.exec(told.replaceAll(/\n(?=\S)/g, ' '))?.[0];
    if (address === undefined || isOpened) return;
    isOpened = true;
    void visit(google.oauth.approve(address));
  });
  const [exitCode] = await ended;
  if (exitCode !== 0) throw new Error(`bay auth: exit ${exitCode}: ${told}`);
}
