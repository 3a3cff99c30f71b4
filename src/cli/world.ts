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
  readonly prompter: () => Promise<Prompter>;
}
