import type { Part } from './atom.ts';
import type { DaySaid } from './day-said.ts';
import type { Placed } from './placed.ts';

export interface OptionParts {
  readonly placed: readonly Placed[];
  readonly days: readonly DaySaid[];
  readonly isIso: boolean;
  readonly isAboutDay: boolean;
  /** With the date in figures. */
  readonly isoMs: number | null;
  readonly times: readonly Placed[];
  readonly limits: readonly Placed[];
  readonly part: Part | null;
}
