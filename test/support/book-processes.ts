import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Task } from './book-process.ts';

/** Another process that works on books. */
export interface BookProcess {
  /** What came of the task, or `{ failed }` with the failure's code. */
  ask(task: Task): Promise<{ value?: unknown; failed?: string }>;
  /** Hands out the task and waits until the process says that it is in the middle of it. */
  begin(task: Task): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

const SCRIPT = join(import.meta.dirname, 'book-process.ts');

/** Starts `count` processes and waits until all of them listen. They end with the test. */
export function bookProcesses(count: number): Promise<BookProcess[]> {
  return Promise.all(Array.from({ length: count }, start));
}

async function start(): Promise<BookProcess> {
  const child = fork(SCRIPT, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await answer(child);
  return {
    ask: (task) => {
      const answered = answer(child);
      child.send(task);
      return answered;
    },
    begin: async (task) => {
      const said = once(child.stdout as NodeJS.ReadableStream, 'data');
      child.send(task);
      await said;
    },
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function answer(child: ChildProcess): Promise<{ value?: unknown; failed?: string }> {
  const ended = new AbortController();
  const exited = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('the other process ended');
  });
  try {
    const [message] = await Promise.race([once(child, 'message', { signal: ended.signal }), exited]);
    return message as { value?: unknown; failed?: string };
  } finally {
    ended.abort();
    exited.catch(() => undefined);
  }
}
