import { type ChildProcess, spawn } from 'node:child_process';
import headless from '@xterm/headless';

const Screen = headless.Terminal;
type Screen = headless.Terminal;

/** Keys that are not letters. */
export const KEYS = {
  enter: '\r',
  down: '\u001B[B',
  up: '\u001B[A',
  escape: '\u001B',
  tab: '\t',
  backspace: '\u007F',
  breakOff: '\u0003',
} as const;

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** A command at a pseudo-terminal, with what a person would see of it. */
export interface AtTerminal {
  /** What is on the screen now, and above it; without the spaces at the end of lines. */
  shown(): string;
  /** Types as fast as the keys are read. */
  type(keys: string): void;
  /** Settles with what is shown as soon as that matches. Throws if the command ends before. */
  sees(pattern: RegExp): Promise<string>;
  /** Settles when the command has ended, with its exit code. */
  readonly ended: Promise<number>;
  /** Ends the command, if it has not ended. */
  close(): Promise<void>;
}

/** What `script` of util-linux is given: its own first line is no part of what is shown. */
const QUIETLY = ['-q', '-e', '-f'];

/**
 * Runs a line of the shell at a pseudo-terminal of that size, which is made by util-linux's `script`. Throws where there is none.
 */
export function atTerminal(
  line: string,
  {
    size: { columns, rows } = { columns: 80, rows: 24 },
    environment,
    folder,
  }: {
    readonly size?: TerminalSize;
    readonly environment: Readonly<Record<string, string>>;
    readonly folder: string;
  },
): AtTerminal {
  const screen = new Screen({ cols: columns, rows, scrollback: 5_000, allowProposedApi: true });
  // The shell says who it is: `script` does not hand on every signal, and whatever hangs is to be gone afterwards.
  const sized = `echo $$ >&3; exec 3>&-; stty cols ${columns} rows ${rows}; ${line}`;
  const child = spawn('script', [...QUIETLY, '-c', sized, '/dev/null'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color', SHELL: '/bin/sh', ...environment },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  let group = '';
  child.stdio[3]?.on('data', (bytes: Buffer) => {
    group += String(bytes);
  });
  let last: string | null = null;
  const shown = () => last ?? textOf(screen);
  const watchers = new Set<() => void>();
  let drawn = Promise.resolve();
  const draw = (bytes: Buffer) => {
    drawn = new Promise((resolve) => {
      screen.write(bytes, () => {
        resolve();
        for (const look of watchers) look();
      });
    });
  };
  child.stdout.on('data', draw);
  // A terminal answers what it is asked, such as where its cursor is.
  screen.onData((answer) => child.stdin.writable && child.stdin.write(answer));
  child.stdin.on('error', () => undefined);
  const ended = exitOf(child).then(async (code) => {
    await drawn;
    for (const look of watchers) look();
    return code;
  });
  let isOver = false;
  void ended.then(
    () => {
      isOver = true;
    },
    () => undefined,
  );
  return {
    shown,
    type: (keys) => void child.stdin.write(keys),
    sees: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const text = shown();
          if (pattern.test(text)) {
            watchers.delete(look);
            resolve(text);
          } else if (isOver) {
            watchers.delete(look);
            reject(new Error(`${line}: ended without showing ${pattern}:\n${text}`));
          }
        };
        watchers.add(look);
        void ended.then(() => setImmediate(look), reject);
        look();
      }),
    ended,
    close: async () => {
      if (!isOver && group !== '') endGroup(Number(group));
      else if (!isOver) child.kill('SIGKILL');
      await ended.catch(() => undefined);
      last ??= textOf(screen);
      screen.dispose();
    },
  };
}

function endGroup(shell: number): void {
  try {
    process.kill(-shell, 'SIGKILL');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
  }
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === null ? 0 : 129)));
  });
}

function textOf(screen: Screen): string {
  const { active } = screen.buffer;
  const lines = Array.from({ length: active.length }, (_, i) => active.getLine(i));
  let text = '';
  for (const line of lines) {
    const words = line?.translateToString(true) ?? '';
    text += line?.isWrapped === true ? words : `\n${words}`;
  }
  return text.trim();
}
