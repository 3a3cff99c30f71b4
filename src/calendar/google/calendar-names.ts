import { DEFAULT_ACCOUNT, isAccountName } from '../../google-settings.ts';

/** A calendar as Google knows it: by its own id, through one sign-in. */
export interface GooglePlace {
  readonly account: string;
  readonly id: string;
}

/**
 * What a calendar's name in the shop means: `maria:primary` is the main calendar of the sign-in `maria`; without a sign-in
 * it is the default one's, and `primary` alone the calendar of the settings.
 */
export function googlePlace(calendarId: string, primary: string): GooglePlace {
  const colon = calendarId.indexOf(':');
  const account = calendarId.slice(0, Math.max(colon, 0));
  if (isAccountName(account)) return { account, id: calendarId.slice(colon + 1) };
  return { account: DEFAULT_ACCOUNT, id: calendarId === 'primary' ? primary : calendarId };
}

/** The other way round, for a list of calendars. */
export function calendarName({ account, id }: GooglePlace): string {
  return account === DEFAULT_ACCOUNT ? id : `${account}:${id}`;
}
