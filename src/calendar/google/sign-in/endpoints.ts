import type { SignInSettings } from '../../../settings/google-settings.ts';

/** The addresses of one sign-in service. All three come from one root, so that no token goes to a stranger. */
export interface Endpoints {
  readonly authorize: string;
  readonly token: string;
  readonly revoke: string;
  readonly calendarList: string;
}

export type Roots = Pick<SignInSettings, 'apiRoot' | 'oauthRoot'>;

export function endpointsOf({ apiRoot, oauthRoot }: Roots): Endpoints {
  const tokenHost = oauthRoot ?? 'https://oauth2.googleapis.com';
  return {
    authorize: `${oauthRoot ?? 'https://accounts.google.com'}/o/oauth2/v2/auth`,
    token: `${tokenHost}/token`,
    revoke: `${tokenHost}/revoke`,
    calendarList: `${apiRoot}/calendar/v3/users/me/calendarList`,
  };
}
