import { EXIT } from '../form/exit-code.ts';
import type { JsonObject } from '../form/json.ts';

/** One thing that `bay doctor` looked at. */
export interface Diagnosis {
  /** What was looked at: `database`, `configuration`, `clock`. */
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'problem';
  /** One sentence. */
  readonly detail: string;
  /** What `detail` says, as a fact, where there is one. */
  readonly fact?: JsonObject;
  /** The command that mends it, where there is one. */
  readonly mend: string | null;
  /** What the commands would end with that meet a problem. */
  readonly exitCode: number;
}

export function ok(check: string, detail: string): Diagnosis {
  return { check, status: 'ok', detail, mend: null, exitCode: EXIT.done };
}

export function warning(check: string, detail: string, mend: string | null): Diagnosis {
  return { check, status: 'warning', detail, mend, exitCode: EXIT.done };
}

export function problem(check: string, detail: string, mend: string, exitCode: number): Diagnosis {
  return { check, status: 'problem', detail, mend, exitCode };
}
