import type { Instant } from '../domain/interval.ts';
import type { Damage } from '../failure.ts';

export interface HealthStore {
  /**
   * What is wrong with the data; empty when all is well. Reads everything: for `bay doctor`. A book that
   * was found damaged and is not damaged any more may be written again.
   */
  check(): Promise<Damage[]>;
  /**
   * What is known to be damaged, after looking at as much as a command has time for once it has answered:
   * whatever is due because of what happened to the book, and once a day all of it, in parts if it is large.
   */
  checkInPassing(now: Instant, stopwatch: () => () => number): Promise<readonly Damage[]>;
  /**
   * False once another book lies where this one was opened, or none: from then on nothing is written, and whoever goes on has to
   * open it anew.
   */
  isInPlace(): Promise<boolean>;
  /** True for a book that other users of this machine can read. */
  readableByOthers(): Promise<boolean>;
  /** When an appointment was last written, by the clock of who wrote it; null in an empty book. */
  newestWrite(): Promise<Instant | null>;
  facts(): Promise<{
    location: string;
    schemaVersion: number;
    engine: string;
    appointments: number;
    customers: number;
  }>;
}
