import { table } from './table.ts';
import type { View } from './view.ts';

export const EXIT_CODES_TOPIC = 'exit-codes';

/** What a caller may conclude from the exit code: the contract of every command. */
const EXIT_CODES: readonly (readonly [number, string])[] = [
  [0, 'done'],
  [1, 'a bug in bay'],
  [2, 'wrong usage or bad input'],
  [4, 'sign-in needed or expired'],
  [5, 'not found'],
  [6, 'Google denies access'],
  [7, "Google's quota is used up"],
  [8, 'out of reach, nothing was changed, safe to run again'],
  [9, 'refused: the time is taken, closed or in the past, or the state does not allow it'],
  [10, 'bad configuration'],
  [12, 'a person must decide'],
  [74, 'the database cannot be written: disk full, corrupt, read-only'],
  [75, 'the database was locked by another process for too long'],
  [130, 'interrupted, and nothing was done; what was done before ends with 0'],
];

export function exitCodesView(): View {
  return {
    message: 'The exit code says what happened to the appointment; other than 0 from book means not booked.',
    data: { exit_codes: EXIT_CODES.map(([exit_code, meaning]) => ({ exit_code, meaning })) },
    text: (theme) =>
      `${theme.bold('Exit codes')}\n\n${table(EXIT_CODES, { right: [0], indent: 2 }, theme)}\n` +
      'The code says what happened to the appointment. Other than 0 from book always means: not booked.\n',
  };
}
