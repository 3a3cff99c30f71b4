import type { Desk, OutputStream, Prompter } from '../app.ts';
import type { Clock } from '../clock.ts';
import type { Environment, Machine } from '../config.ts';

/** The world around one run of bay. */
export interface World {
  readonly environment: Environment;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdinIsTerminal: boolean;
  readonly clock: Clock;
  readonly machine: Machine;
  readonly desk: () => Promise<Desk>;
  /** Its questions go away with the signal, and then it throws `interrupted`. */
  readonly prompter: (interruption: AbortSignal) => Promise<Prompter>;
  /**
   * Hears Ctrl-C and other wishes that the process should end: the first of them is told and not obeyed, a second one is.
   * Until what is returned is called.
   */
  readonly onInterruption: (heard: () => void) => () => void;
  /** Opens an address in the person's browser; rejects where there is none. */
  readonly browse: (url: string) => Promise<void>;
}
