import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { thisWorker } from '../../src/machine/worker.ts';

/** A process that waits to be ended. */
function someProcess(): { readonly pid: number; readonly end: () => Promise<void> } {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(child, 'exit');
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return {
    pid: child.pid as number,
    end: async () => {
      child.stdin?.end();
      await ended;
    },
  };
}

test('a worker has ended when its process has', async () => {
  const { pid, end } = someProcess();
  const { id } = thisWorker(pid);
  const { hasEnded } = thisWorker(process.pid);
  expect(hasEnded(id)).toBe(false);
  await end();
  expect(hasEnded(id)).toBe(true);
});

test('a worker is itself, and lives', () => {
  const worker = thisWorker(process.pid);
  expect(worker.id).toBe(thisWorker(process.pid).id);
  expect(worker.id).toContain(`${hostname()}/${process.pid}/`);
  expect(worker.hasEnded(worker.id)).toBe(false);
});

test.runIf(process.platform === 'linux')('a later process of the same number is another worker', () => {
  const [host, pid] = thisWorker(process.pid).id.split('/');
  expect(thisWorker(1).hasEnded(`${host}/${pid}/12`)).toBe(true);
});

test.each(['elsewhere/1/12', `${hostname()}//`, `${hostname()}/-1/-`, 'nonsense', ''])(
  'of %j nobody can tell, so it lives',
  (id) => {
    expect(thisWorker(process.pid).hasEnded(id)).toBe(false);
  },
);
