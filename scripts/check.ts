/** Runs every `check:*` script of package.json, two at a time, and shows what the failing ones said. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

const WORKERS = 2;

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
}

function run(name: string): Promise<Outcome> {
  const started = performance.now();
  const child = spawn('npm', ['run', '--silent', name], { shell: process.platform === 'win32' });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const passed = code === 0;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${passed ? '✓' : '✗'} ${name} (${seconds} s)\n`);
      if (!passed) process.stdout.write(`${Buffer.concat(output).toString().trimEnd()}\n\n`);
      resolve({ name, passed });
    });
  });
}

async function work(queue: string[], outcomes: Outcome[]): Promise<void> {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) outcomes.push(await run(name));
}

const { scripts } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>;
};
const queue = Object.keys(scripts).filter((name) => name.startsWith('check:'));
const outcomes: Outcome[] = [];
await Promise.all(Array.from({ length: WORKERS }, () => work(queue, outcomes)));

const failed = outcomes.filter(({ passed }) => !passed);
process.stdout.write(
  failed.length === 0
    ? `All ${outcomes.length} checks passed.\n`
    : `${failed.length} of ${outcomes.length} checks failed: ${failed.map(({ name }) => name).join(', ')}.\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
