import type { Failure, FailureCode } from '../../failure.ts';
import type { Cure } from './cure.ts';
import type { JsonObject } from './json.ts';
import type { ShopTime } from './moments.ts';

/** A failure in words. Exit codes are those of `bay help exit-codes`. */
export interface Explanation {
  readonly exitCode: number;
  /** One line: what, and why. */
  readonly message: string;
  /** What to do now. */
  readonly cures: readonly Cure[];
  /** The facts, for `--json`. */
  readonly details: JsonObject;
}

/** With the code that `--json` names it by: the failure's own, or `bug`. */
export interface Explained extends Explanation {
  readonly code: FailureCode | 'bug';
}

/** As the command line tells it. */
export interface Told extends Omit<Explained, 'cures'> {
  /** What to do now, with the command to type where there is one. May have several lines. */
  readonly hint: string;
}

/** Words one kind of failure. Text from outside may go in as it is: `explainFailure` makes the words safe. */
export type Explain<F extends Failure> = (failure: F, time: ShopTime) => Explanation;

export type ExplainAll<C extends FailureCode> = {
  readonly [Code in C]: Explain<Extract<Failure, { code: Code }>>;
};
