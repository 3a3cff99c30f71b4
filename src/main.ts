import { fstatSync, statSync, writeSync } from 'node:fs';
import type { OutputStream } from './cli/app.ts';
import { run } from './cli/run/run.ts';
import { systemClock } from './clock.ts';
import { signalsOf } from './machine/signals.ts';
import { THIS_MACHINE } from './machine/this-machine.ts';

/**
 * The process as the program sees it: arguments, environment and streams in, exit code out. Each of the three streams
 * costs Node a millisecond or more to make, so only those are touched that are used.
 */
export async function main(): Promise<void> {
  delete process.env['GOOGLE_SDK_NODE_LOGGING']; // it makes Google's library print tokens (docs/google.md §12)
  const exitCode = await run(process.argv.slice(2), {
    environment: process.env,
    stdout: output(1, () => process.stdout),
    stderr: output(2, () => process.stderr),
    get stdinIsTerminal() {
      return isTerminal(0);
    },
    clock: systemClock,
    machine: THIS_MACHINE,
    desk: async () =>
      (await import('./machine/desk.ts')).deskOf(process.env, {
        hasTerminal: isTerminal(0),
        input: () => process.stdin,
      }),
    onInterruption: signals,
    page: async (text) => (await import('./machine/pager.ts')).page(text, process.env),
    browse: async (url) => (await import('./cli/terminal/browser.ts')).openInBrowser(url),
    openPage: async (file) => (await import('./cli/terminal/browser.ts')).openPage(file),
    prompter: async (how) => {
      const [input, output] = [process.stdin, process.stderr];
      if (process.env['TERM'] === 'dumb')
        return (await import('./cli/terminal/line-prompter.ts')).linePrompter({ input, output, ...how });
      const { keyboardOf } = await import('./cli/terminal/keyboard.ts');
      const { terminalPrompter } = await import('./cli/terminal/prompter.ts');
      return terminalPrompter({ keyboard: keyboardOf(input, systemClock), output, ...how });
    },
  });
  process.exitCode = exitCode;
  await Promise.all(written.map(flushed));
  if (terminalIsGone) endWithTerminal();
  process.exit(exitCode);
}

/** Node's streams that may hold what their readers have not taken yet. */
const written: NodeJS.WriteStream[] = [];

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => {
    stream.write('', () => done());
  });
}

const signals = signalsOf({
  on: (name, heard) => process.on(name, heard),
  now: () => performance.now(),
  exit: (code) => process.exit(code),
});

/** A stream of Node's for a terminal. Files and pipes are written to directly, which is as synchronous there. */
function output(fd: 1 | 2, stream: () => NodeJS.WriteStream): OutputStream {
  if (mayBeTerminal(fd)) {
    let heard = false;
    return {
      write: (text) => {
        if (!heard) heedErrorsOf(stream());
        heard = true;
        stream().write(text);
      },
      get isTerminal() {
        return stream().isTTY;
      },
      get columns() {
        return stream().columns || undefined;
      },
      get rows() {
        return stream().rows || undefined;
      },
      get mayMove() {
        // Asked before every answer, and no reason to make a stream.
        return process.env['TERM'] !== 'dumb' && isTerminal(fd);
      },
    };
  }
  let waits = false;
  return {
    write: (text) => {
      const rest = waits ? text : writeNow(fd, text);
      if (rest === null) return;
      if (!waits) heedErrorsOf(stream());
      waits = true;
      stream().write(rest);
    },
    isTerminal: false,
    columns: undefined,
    rows: undefined,
    mayMove: false,
  };
}

function heedErrorsOf(stream: NodeJS.WriteStream): void {
  stream.on('error', ignoreClosedPipe);
  written.push(stream);
}

function isTerminal(fd: number): boolean {
  return mayBeTerminal(fd) && process.getBuiltinModule('node:tty').isatty(fd);
}

function mayBeTerminal(fd: number): boolean {
  try {
    const stat = fstatSync(fd);
    return (
      stat.isCharacterDevice() && (process.platform === 'win32' || stat.rdev !== statSync('/dev/null').rdev)
    );
  } catch {
    return true; // closed, or strange: let Node find out
  }
}

/** What could not be written because whoever gave us the pipe does not let it block: Node's stream waits for room. */
function writeNow(fd: number, text: string): Uint8Array | null {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(fd, bytes, written);
    return null;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EAGAIN') return bytes.subarray(written);
    ignoreClosedPipe(thrown as NodeJS.ErrnoException);
    return null;
  }
}

/** What ends a terminal ends what runs in it: Node itself would fail while it puts back the settings of one that is no more. */
function endWithTerminal(): void {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

let terminalIsGone = false;
let unwrittenTold = false;

/**
 * Who reads only the first lines (`bay agenda | head`) has closed the pipe: no failure of ours. Anything else is said once, for
 * what tells of it may fail as well: a terminal whose window was closed takes nothing any more.
 */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  terminalIsGone ||= error.code === 'EIO' && (mayBeTerminal(1) || mayBeTerminal(2));
  if (error.code === 'EPIPE' || unwrittenTold) return;
  unwrittenTold = true;
  // What was done is done, and the exit code says what: that nobody could be told of it must not change either.
  process.stderr.on('error', () => undefined);
  process.stderr.write(`! The result could not be written: ${error.message}\n`);
}
