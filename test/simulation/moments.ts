import type { Instant } from '../../src/domain/interval.ts';
import { NOW } from '../support/book.ts';

/** Time in a simulation: what is true, and what the shop's machine takes for it after somebody has set its clock. */
export class Moments {
  /** Google's clock, and the stopwatches: only ever forward. */
  real: Instant = NOW;
  /** How far the machine's clock is off, in milliseconds. */
  skew = 0;

  readonly local = (): Instant => this.real + this.skew;
  readonly stopwatch = (): (() => number) => {
    const began = this.real;
    return () => this.real - began;
  };
}
