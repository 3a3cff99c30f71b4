import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withRaw } from '../support/book-sqlite.ts';
import { scratchFolder } from '../support/scratch.ts';

/** The packed program on a book of its own. */
function launched(folder: string, ...argv: readonly string[]): ChildProcess {
  const bay = spawn(
    process.execPath,
    [resolve('bin/bay.js'), '--db', join(folder, 'garage.db'), 'serve', '--port', '0', ...argv],
    {
      cwd: folder,
      env: { HOME: folder, CALENDAR_TIMEZONE: 'America/New_York' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  onTestFinished(() => void bay.kill('SIGKILL'));
  return bay;
}

/** The same, once it serves. */
async function started(folder: string, ...argv: readonly string[]) {
  const bay = launched(folder, ...argv);
  let told = '';
  bay.stderr?.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const ended = once(bay, 'exit') as Promise<[number | null, string | null]>;
  const serves = expect.poll(() => told, { timeout: 20_000 }).toContain('are kept in step');
  await Promise.race([serves, ended]);
  return { bay, ended, told: () => told, port: Number(/127\.0\.0\.1:(\d+)/.exec(told)?.[1]) };
}

const servingIn = (folder: string) =>
  withRaw(join(folder, 'garage.db'), (db) => db.prepare('SELECT * FROM serving').get()) as Record<
    string,
    unknown
  >;

test('a second one on the same book is refused in one line that says who serves it, and takes nothing from the first', async () => {
  const folder = scratchFolder();
  const first = await started(folder);
  await expect.poll(() => servingIn(folder)).toMatchObject({ pid: first.bay.pid });
  const second = await started(folder);
  expect(await second.ended).toEqual([75, null]);
  const [line, hint] = second.told().trim().split('\n');
  expect(line).toMatch(
    new RegExp(`^✗ Another process keeps .*garage\\.db .*: ${first.bay.pid}, since \\d{4}-`),
  );
  expect(hint).toContain(`kill ${first.bay.pid}`);
  const reply = await fetch(`http://127.0.0.1:${first.port}/healthz`);
  expect(reply.status).toBe(200);
});

test('whoever wishes that it ends is obeyed, whatever connections are open, and the book says so', async () => {
  const folder = scratchFolder();
  const served = await started(folder);
  // One says nothing, and one has been answered and stays.
  const [silent, kept] = [connect(served.port, '127.0.0.1'), connect(served.port, '127.0.0.1')];
  kept.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(kept, 'data');
  served.bay.kill('SIGTERM');
  expect(await served.ended).toEqual([0, null]);
  silent.destroy();
  expect(servingIn(folder)).toMatchObject({ pid: served.bay.pid, ended_at: expect.any(Number) });
});

test('whoever wishes that it ends while it is only starting is obeyed as well, and nothing is left of it', async () => {
  const folder = scratchFolder();
  const bay = launched(folder);
  const ended = once(bay, 'exit');
  // It is alone with the book from then on, and far from serving it.
  await expect
    .poll(() => existsSync(join(folder, 'garage.db-serve')), { timeout: 20_000, interval: 1 })
    .toBe(true);
  bay.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  const next = await started(folder);
  expect(next.port).toBeGreaterThan(0);
});

test('one that is killed leaves nothing in the way of the next', async () => {
  const folder = scratchFolder();
  const first = await started(folder);
  await expect.poll(() => servingIn(folder)).toMatchObject({ pid: first.bay.pid });
  first.bay.kill('SIGKILL');
  expect(await first.ended).toEqual([null, 'SIGKILL']);
  expect(servingIn(folder)).toMatchObject({ pid: first.bay.pid, ended_at: null });
  const second = await started(folder);
  await expect.poll(() => servingIn(folder)).toMatchObject({ pid: second.bay.pid, ended_at: null });
  second.bay.kill('SIGINT');
  expect(await second.ended).toEqual([0, null]);
});

test('twenty screens that ask for changes at once keep nobody from ending it: eight are told, and it is gone at once', async () => {
  const served = await started(scratchFolder());
  const screens = await Promise.all(
    Array.from({ length: 20 }, () => fetch(`http://127.0.0.1:${served.port}/api/changes`)),
  );
  const answered = (status: number) => screens.filter((screen) => screen.status === status).length;
  expect([answered(200), answered(503)]).toEqual([8, 12]);
  const asked = performance.now();
  served.bay.kill('SIGTERM');
  expect(await served.ended).toEqual([0, null]);
  // A second of its own; the rest is for a machine that does much else meanwhile.
  expect(performance.now() - asked).toBeLessThan(2_000);
  await Promise.allSettled(screens.map((screen) => screen.text()));
});
