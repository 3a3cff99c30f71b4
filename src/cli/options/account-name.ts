import { InvalidArgumentError } from 'commander';
import { isAccountName } from '../../domain/calendar-place.ts';
import { fitting } from '../../fitting-text.ts';

/** The name of a sign-in: it names a file and, in capitals, a variable. */
export function accountName(text: string): string {
  const name = fitting('name', text).trim().toLowerCase();
  if (isAccountName(name)) return name;
  throw new InvalidArgumentError('Expected letters, digits and _, at most 40.');
}
