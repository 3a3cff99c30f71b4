import { isLocalDate, type LocalDate } from '../../domain/local-date.ts';
import { refusedArgument } from './refused-argument.ts';

/** A day as `2025-01-15`. */
export function dateArgument(name: string, text: string): LocalDate {
  if (isLocalDate(text)) return text;
  throw refusedArgument({ name, fault: 'not-a', expected: 'date' });
}
