import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSecretFile, writeSecretFile } from '../../../../src/calendar/google/sign-in/secret-file.ts';
import { scratchFolder } from '../../../support/scratch.ts';
import type { RenewingTask } from './renewing-process.ts';
import { approving, LOGIN, type SignInBench, signInBench } from './sign-in-bench.ts';

const SCRIPT = join(import.meta.dirname, 'renewing-process.ts');

async function started(environment: Readonly<Record<string, string>> = {}): Promise<ChildProcess> {
  const env = { ...process.env, ...environment };
  const child = fork(SCRIPT, {
    execArgv: ['--import', 'tsx'],
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child, 'message');
  return child;
}

async function asked(child: ChildProcess, task: RenewingTask): Promise<string> {
  const answered = once(child, 'message');
  child.send(task);
  const [answer] = await answered;
  return String(answer);
}

async function bayProcesses(bench: SignInBench, count: number): Promise<ChildProcess[]> {
  const environment = { ...bench.google.environment(), SIGN_IN_FOLDER: bench.folder };
  return Promise.all(Array.from({ length: count }, () => started(environment)));
}

test.each([
  { name: 'which keeps its refresh token', rotates: false },
  { name: 'which gives another refresh token every time', rotates: true },
])(
  'of processes that need another token at once, one asks Google, $name, and all have its answer',
  async ({ rotates }) => {
    const bench = await signInBench();
    await bench.bay().signIns.login(LOGIN, approving(bench.google));
    bench.google.oauth.settings.rotates = rotates;
    const refused = await bench.bay().tokens().current(5_000);
    bench.google.requests.length = 0;
    bench.google.faults.latencyMs = 100;
    const children = await bayProcesses(bench, 3);
    const now = bench.time.now;
    const tokens = await Promise.all(children.map((child) => asked(child, { do: 'renew', refused, now })));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(refused);
    expect(bench.google.requests.map(({ path }) => path)).toEqual(['/token']);
    // What is kept is what Google takes now.
    expect(
      await bench
        .bay()
        .tokens()
        .renewed(tokens[0] as string, 5_000),
    ).toMatch(/^ya29\./);
  },
  20_000,
);

test.each([
  ['who died', '[999999999,1,9999999999999]'],
  ['who overstayed', `[${process.ppid},1,1]`],
  ['who died while making it', ''],
])('a lock of one %s keeps nobody out', async (_, holder) => {
  const bench = await signInBench();
  await bench.bay().signIns.login(LOGIN, approving(bench.google));
  const refused = await bench.bay().tokens().current(5_000);
  writeFileSync(join(bench.folder, 'default.lock'), holder);
  expect(await bench.bay().tokens().renewed(refused, 5_000)).not.toBe(refused);
  expect(readdirSync(bench.folder).sort()).toEqual(['default.access.json', 'default.json']);
});

test('a lock that is held for too long is out of reach, and is left to its holder', async () => {
  const bench = await signInBench();
  await bench.bay().signIns.login(LOGIN, approving(bench.google));
  writeFileSync(join(bench.folder, 'default.lock'), `[${process.ppid},1,${bench.time.now + 60_000}]`);
  await expect(bench.bay().tokens().renewed('ya29.x', 30)).rejects.toMatchObject({
    failure: { code: 'google-unreachable' },
  });
  expect(readdirSync(bench.folder)).toContain('default.lock');
});

test('a writer killed at any moment leaves the old text or the new one, whole', async () => {
  const file = join(scratchFolder(), 'sign-ins', 'default.json');
  const texts = ['a', 'b'].map((letter) => letter.repeat(20_000));
  writeSecretFile(file, texts[0] as string);
  for (let round = 0; round < 3; round += 1) {
    const child = await started();
    await asked(child, { do: 'write', file, texts });
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    expect(texts).toContain(readSecretFile(file));
  }
  writeSecretFile(file, 'at last');
  expect(readdirSync(join(file, '..'))).toEqual(['default.json']);
}, 20_000);
