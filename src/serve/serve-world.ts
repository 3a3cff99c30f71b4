import type { Clock } from '../clock.ts';
import type { Environment, Machine } from '../settings/settings.ts';
import type { ServiceManager } from './loop/watchdog.ts';

/** The world around the process that stays. */
export interface ServeWorld {
  readonly environment: Environment;
  readonly machine: Machine;
  readonly clock: Clock;
  /** Starts a stopwatch that gives the whole milliseconds since, whatever somebody does to the clock. */
  readonly stopwatch: () => () => number;
  /** How often the book is looked at, in milliseconds. */
  readonly lookMs: number;
  readonly pid: number;
  /** What starts bay on this machine: the whole paths of Node and of bay. */
  readonly program: readonly [node: string, script: string];
  /** On stdout. */
  readonly write: (text: string) => void;
  /** A line on stderr, for whoever looks after the machine. */
  readonly tell: (line: string) => void;
  /** Tells the service manager that has started this process (`READY=1`, `WATCHDOG=1`); null where none wants to hear. */
  readonly manager: ServiceManager | null;
  /** From now on the listener hears that the process should end. */
  readonly onWishToEnd: (heard: () => void) => void;
}
