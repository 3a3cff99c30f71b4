import type { Atom } from './atom.ts';

/** A phrase about a time, and the tokens that said it. */
export interface Placed {
  readonly atom: Atom;
  readonly from: number;
  readonly to: number;
}

/** Phrases, parted where `or` stands between them. */
export type Segment = readonly Placed[];

/** What words leave open: the words, and what can be said in their place. */
export class TwoReadings extends Error {
  readonly placed: readonly Placed[];
  readonly readings: readonly string[];
  constructor(placed: readonly Placed[], readings: readonly string[]) {
    super('the words can be read in several ways');
    this.placed = placed;
    this.readings = readings;
  }
}

/** Thrown where phrases contradict each other. */
export class Contradiction extends Error {
  readonly placed: readonly Placed[];
  constructor(placed: readonly Placed[]) {
    super('the words contradict each other');
    this.placed = placed;
  }
}
