import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

test.runIf(existsSync('/usr/bin/script'))('a question whose window is closed ends with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bay-closed-window-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const command = `echo $$ > number; exec '${process.execPath}' '${resolve('bin/bay.js')}' book`;
  const window = spawn('script', ['-q', '-f', '-c', command, '/dev/null'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      SHELL: '/bin/sh',
      TERM: 'xterm',
      CALENDAR_TIMEZONE: 'UTC',
    },
  });
  const shown: string[] = [];
  await new Promise<void>((asked) =>
    window.stdout.on('data', (bytes) => {
      shown.push(String(bytes));
      if (shown.join('').includes('Who is calling?')) asked();
    }),
  );
  // What draws the window is gone, and the terminal with it.
  window.kill('SIGKILL');
  const number = readFileSync(join(folder, 'number'), 'utf8').trim();
  const ended = spawn('sh', ['-c', `tail --pid=${number} -f /dev/null`]);
  expect(await once(ended, 'exit')).toEqual([0, null]);
});
