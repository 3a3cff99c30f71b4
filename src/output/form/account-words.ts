import { DEFAULT_ACCOUNT } from '../../domain/calendar-place.ts';

/** What brings a sign-in of that name back. */
export function loginCommand(account: string): string {
  return account === DEFAULT_ACCOUNT ? 'bay auth' : `bay auth --account ${account}`;
}

/** `sign-in`, or `sign-in "maria"`. Not made safe. */
export function signInNamed(account: string): string {
  return account === DEFAULT_ACCOUNT ? 'sign-in' : `sign-in "${account}"`;
}
