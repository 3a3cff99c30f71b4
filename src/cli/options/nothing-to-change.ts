import { AppError } from '../../failure.ts';

/** The failure of an edit that says nothing. */
export function nothingToChange(options: readonly string[]): AppError {
  return new AppError({
    code: 'missing-options',
    options: [options.join(' or ')],
    why: { kind: 'nothing-to-change' },
  });
}
