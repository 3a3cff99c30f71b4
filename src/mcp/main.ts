import { systemClock } from '../clock.ts';
import { signalsOf } from '../machine/signals.ts';
import { THIS_MACHINE } from '../machine/this-machine.ts';
import { run } from './run.ts';

/** The process as the door for agents sees it: arguments, environment and streams in, exit code out. */
export async function main(): Promise<void> {
  delete process.env['GOOGLE_SDK_NODE_LOGGING']; // it makes Google's library print tokens (docs/google.md §12)
  // Standard output is the protocol's alone, whatever a library has to say.
  // oxlint-disable-next-line eslint/no-console -- what others write there is led elsewhere
  console.log = console.info = console.debug = console.error;
  const exitCode = await run(process.argv.slice(2), {
    environment: process.env,
    machine: THIS_MACHINE,
    clock: systemClock,
    input: () => process.stdin,
    output: () => process.stdout,
    tell,
    newKey: () => crypto.randomUUID(),
    onWishToEnd: (heard) => wishes({ heard, lastWord: (signalCode) => signalCode }),
  });
  // Nothing may hold a process whose client has gone: neither a connection that is kept open nor a stream nobody reads.
  process.exit(exitCode);
}

const wishes = signalsOf({
  on: (name, heard) => process.on(name, heard),
  now: () => performance.now(),
  exit: (code) => process.exit(code),
});

let isHeeded = false;

/** Where nobody reads what is told, it is told to nobody. */
function tell(line: string): void {
  if (!isHeeded) process.stderr.on('error', () => undefined);
  isHeeded = true;
  process.stderr.write(`${line}\n`);
}
