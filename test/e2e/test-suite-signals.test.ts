import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startFakeGoogle } from '../support/google/fake-google.ts';
import { SHOP } from '../support/google-workshop.ts';
import { scratchFolder } from '../support/scratch.ts';

const PROGRAM = ['--import', 'tsx', resolve('scripts/dev.ts')];

/**
 * A process of the real program, which gets the signal while its event is being changed; where that is never answered, from
 * somebody who does not leave off.
 */
async function signalled(signal: NodeJS.Signals, change: 'answered' | 'never answered') {
  const google = await startFakeGoogle({ accounts: [SHOP] });
  onTestFinished(() => google.close());
  const environment = { PATH: process.env['PATH'], HOME: scratchFolder(), BAY_HOME: scratchFolder() };
  const child = spawn(process.execPath, [...PROGRAM, 'test-suite', '--workflow'], {
    env: { ...environment, CALENDAR_TIMEZONE: 'America/New_York', ...google.signedIn().environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.on('data', (part) => {
    stderr += String(part);
  });
  child.stdout.resume();
  let impatient: NodeJS.Timeout | undefined;
  google.faults.add({
    when: ({ method }) => {
      if (method !== 'PATCH') return false;
      child.kill(signal);
      if (change === 'never answered') impatient = setInterval(() => child.kill(signal), 100);
      return change === 'never answered';
    },
    fault: 'half-open',
  });
  const [exitCode, killedBy] = (await once(child, 'close')) as [number | null, string | null];
  clearInterval(impatient);
  return { exitCode, killedBy, stderr, left: [...google.model.liveEvents(SHOP)].length };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a process that gets %s removes what it has made, and ends with 130',
  async (signal) => {
    expect(await signalled(signal, 'answered')).toEqual({
      exitCode: 130,
      killedBy: null,
      stderr: expect.stringMatching(
        /^! There was no book yet.*\n! Interrupted: removing what this run has made\.\n✗ Interrupted\./,
      ),
      left: 0,
    });
  },
);

test('whoever does not leave off pressing Ctrl-C ends the process at once, and is told what removes the rest', async () => {
  expect(await signalled('SIGINT', 'never answered')).toMatchObject({
    exitCode: 130,
    killedBy: null,
    stderr: expect.stringMatching(
      /✗ Interrupted, and ended at once\. To remove what this run has made: bay test-suite\n$/,
    ),
  });
});
