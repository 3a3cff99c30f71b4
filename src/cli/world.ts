import type { Clock } from '../clock.ts';
import type { Desk } from '../machine/desk.ts';
import type { Environment, Machine } from '../settings/settings.ts';
import type { OutputStream, Prompter } from './app.ts';

/** The world around one run of bay. */
export interface World {
  readonly environment: Environment;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdinIsTerminal: boolean;
  readonly clock: Clock;
  readonly machine: Machine;
  readonly desk: () => Promise<Desk>;
  readonly prompter: (how: HowToAsk) => Promise<Prompter>;
  /** From now on the listener hears Ctrl-C and other wishes that the process should end, which by itself would end at once. */
  readonly onInterruption: (listener: InterruptionListener) => void;
  /** Shows a long text page by page; false where that cannot be done. */
  readonly page: (text: string) => Promise<boolean>;
  /** Opens an address in the person's browser; rejects where there is none. */
  readonly browse: (url: string) => Promise<void>;
  /** The same of a page that bay has written into a file. */
  readonly openPage: (file: string) => Promise<void>;
}

export interface HowToAsk {
  /** Questions go away with it, and then `interrupted` is thrown. */
  readonly interruption: AbortSignal;
  readonly color: boolean;
}

/** Who hears that somebody wishes the process to end. */
export interface InterruptionListener {
  /** The first such wish: waiting should end. */
  readonly heard: () => void;
  /** Somebody insists: says what is so, waiting for nothing, and gives the exit code for it. */
  readonly lastWord: (signalCode: number) => number;
}
