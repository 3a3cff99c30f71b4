import { EXIT } from '../form/exit-code.ts';
import type { View } from '../form/view.ts';
import { type Block, proseText } from './prose.ts';

/** What a caller may conclude from the exit code: the contract of every command. */
const EXIT_CODES: readonly (readonly [number, string])[] = [
  [EXIT.done, 'done'],
  [EXIT.bug, 'a bug in bay'],
  [EXIT.usage, 'wrong usage or bad input'],
  [EXIT.signIn, 'sign-in needed or expired'],
  [EXIT.notFound, 'not found'],
  [EXIT.denied, 'Google denies access'],
  [EXIT.quota, "Google's quota is used up"],
  [EXIT.outOfReach, 'out of reach, nothing was changed, safe to run again'],
  [EXIT.refused, 'refused: the time is taken, closed or in the past, or the state does not allow it'],
  [EXIT.configuration, 'bad configuration'],
  [EXIT.person, 'a person must decide'],
  [EXIT.cannotWrite, 'the database cannot be written: disk full, corrupt, read-only'],
  [EXIT.locked, 'the database was locked by another process for too long'],
  [EXIT.interrupted, 'interrupted, and nothing was done; what was done before ends with 0'],
];

export function exitCodesView(): View {
  return {
    message:
      'The exit code says what happened to the appointment; other than 0 from book means not booked, unless 74 says that it is.',
    data: { exit_codes: EXIT_CODES.map(([exit_code, meaning]) => ({ exit_code, meaning })) },
    isLaidOut: true,
    text: (theme) => proseText(EXIT_CODES_TEXT, theme),
  };
}

export const EXIT_CODES_TEXT: readonly Block[] = [
  { heading: 'Exit codes' },
  { terms: EXIT_CODES.map(([exitCode, meaning]) => [String(exitCode), meaning] as const) },
  'The code says what happened to the appointment. Other than 0 from book means: not booked. There is one exception: a book that is found to be damaged just after the commit ends with 74, and the message begins with what is in it.',
];
