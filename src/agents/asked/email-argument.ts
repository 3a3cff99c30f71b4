import { isEmailAddress } from '../../domain/email-address.ts';
import { refusedArgument } from './refused-argument.ts';

export function emailArgument(name: string, text: string): string {
  if (isEmailAddress(text)) return text;
  throw refusedArgument({ name, fault: 'not-a', expected: 'e-mail address' });
}
