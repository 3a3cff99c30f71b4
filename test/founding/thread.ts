import type { Shown, TestElsewhere } from './row.ts';

/** What another program that keeps calendars in step went through, and what keeps bay from it. */
export interface Thread {
  /** The program, and the number under which its makers talked about it. */
  readonly at: string;
  readonly happened: string;
  readonly shown: Extract<Shown, { by: 'tests' }>;
}

export function toldHere(at: string, happened: string, ...tests: readonly TestElsewhere[]): Thread {
  return { at, happened, shown: { by: 'tests', tests } };
}
