import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Workplace } from './workplace.ts';

const GATE = join(import.meta.dirname, 'gate.cjs');

/** What a command printed with `--json`. */
export interface Answer {
  readonly success: boolean;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: string };
  readonly message: string;
}

/** How one process of the command ended. */
export interface Ended {
  /** Null when it was killed. */
  readonly exitCode: number | null;
  readonly killed: boolean;
  /** The whole document on stdout, or null when there is none or only part of one. */
  readonly answer: Answer | null;
  readonly stdout: string;
  readonly stderr: string;
  /** From the start, or from the opening of the gate. */
  readonly ms: number;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** Ends this very process at once, as a power cut would. */
  kill(): void;
}

/** One process that waits at the gate. */
export interface Waiting {
  readonly ready: Promise<void>;
  go(): Running;
}

/** Starts the command; `--json` is added. */
export function start(workplace: Workplace, databaseFile: string, args: readonly string[]): Running {
  const child = spawn(process.execPath, [workplace.command, ...args, '--json'], {
    cwd: workplace.folder,
    env: workplace.environment(databaseFile),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return watched(child, performance.now());
}

export function run(workplace: Workplace, databaseFile: string, args: readonly string[]): Promise<Ended> {
  return start(workplace, databaseFile, args).ended;
}

/** Starts the command behind the gate. */
export function startAtGate(workplace: Workplace, databaseFile: string, args: readonly string[]): Waiting {
  const child = spawn(process.execPath, [GATE, workplace.command, ...args, '--json'], {
    cwd: workplace.folder,
    env: workplace.environment(databaseFile),
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdio[3]?.once('data', () => resolve());
    child.once('error', reject);
    child.once('exit', (exitCode) => reject(new Error(`ended at the gate with ${exitCode}`)));
  });
  return {
    ready,
    go: () => {
      const running = watched(child, performance.now());
      child.stdin?.end('!');
      return running;
    },
  };
}

function watched(child: ChildProcess, since: number): Running {
  const read = { stdout: '', stderr: '' };
  let ms = 0;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      read[name] += text;
    });
  }
  child.once('exit', () => {
    ms = performance.now() - since;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) =>
      resolve({ exitCode, killed: signal !== null, answer: answerIn(read.stdout), ...read, ms }),
    );
  });
  return { ended, kill: () => child.kill('SIGKILL') };
}

function answerIn(stdout: string): Answer | null {
  if (!stdout.endsWith('\n')) return null;
  try {
    return JSON.parse(stdout) as Answer;
  } catch {
    return null;
  }
}
