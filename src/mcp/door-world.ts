import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../clock.ts';
import type { Environment, Machine } from '../settings/settings.ts';

/** The world around the door for agents. */
export interface DoorWorld {
  readonly environment: Environment;
  readonly machine: Machine;
  readonly clock: Clock;
  /** Where the protocol comes in, and goes out: nothing else may be written there. */
  readonly input: () => Readable;
  readonly output: () => Writable;
  /** A line on stderr, for whoever looks after the machine. */
  readonly tell: (line: string) => void;
  /** A name for this connection that no other has. */
  readonly newKey: () => string;
  /** From now on the listener hears that the process should end. */
  readonly onWishToEnd: (heard: () => void) => void;
}
