import { DEFAULT_ACCOUNT } from '../../google-settings.ts';

/** A calendar as Google knows it: by its own id, through one sign-in. */
export interface GooglePlace {
  readonly account: string;
  readonly id: string;
}

/** What the shop would call a calendar of a list: `maria:` before what is seen through the sign-in `maria`. */
export function calendarName({ account, id }: GooglePlace): string {
  return account === DEFAULT_ACCOUNT ? id : `${account}:${id}`;
}
