import { type TextKind, tooLong } from './domain/text-limits.ts';
import { AppError } from './failure.ts';

/** The text as it is, if it is no longer than one of its kind may be: asked before anything reads it. Throws `too-long`. */
export function fitting(what: TextKind, text: string): string {
  const failure = tooLong(what, text);
  if (failure !== null) throw new AppError(failure);
  return text;
}
