import { systemClock } from '../clock.ts';
import { systemdOf } from '../machine/service-manager.ts';
import { signalsOf } from '../machine/signals.ts';
import { stopwatch } from '../machine/stopwatch.ts';
import { THIS_MACHINE } from '../machine/this-machine.ts';
import { run } from './run.ts';

/** The process that stays: arguments, environment and signals in, a log on stderr and an exit code out. */
export async function main(): Promise<void> {
  delete process.env['GOOGLE_SDK_NODE_LOGGING']; // it makes Google's library print tokens (docs/google.md §12)
  process.stderr.on('error', () => undefined);
  const exitCode = await run(process.argv.slice(2), {
    environment: process.env,
    machine: THIS_MACHINE,
    clock: systemClock,
    stopwatch,
    lookMs: 1_000,
    pid: process.pid,
    program: [process.execPath, process.argv[1] ?? 'bay'],
    write: (text) => process.stdout.write(text),
    tell: (line) => process.stderr.write(`${line}\n`),
    manager: systemdOf(process.env),
    onWishToEnd: heardFromNowOn(),
  });
  // Nothing may hold a process that is to end: neither a request that is still on its way nor a stream that nobody reads.
  process.exit(exitCode);
}

/** While the code is being loaded nobody listens yet: whoever comes to listen is told of what was wished before. */
function heardFromNowOn(): (heard: () => void) => void {
  let isWished = false;
  const listeners: (() => void)[] = [];
  const heard = () => {
    isWished = true;
    for (const listener of listeners) listener();
  };
  wishes({ heard, lastWord: (signalCode) => signalCode });
  return (listener) => {
    listeners.push(listener);
    if (isWished) listener();
  };
}

const wishes = signalsOf({
  on: (name, heard) => process.on(name, heard),
  now: () => performance.now(),
  exit: (code) => process.exit(code),
});
