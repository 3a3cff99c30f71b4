import { DEFAULT_ACCOUNT } from '../../domain/calendar-place.ts';
import type { GoogleAddress } from '../google-access.ts';

/** What the shop would call a calendar of a list: `maria:` before what is seen through the sign-in `maria`. */
export function calendarName({ account, id }: GoogleAddress): string {
  return account === DEFAULT_ACCOUNT ? id : `${account}:${id}`;
}
