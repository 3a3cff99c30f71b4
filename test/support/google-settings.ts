import {
  type GoogleSettings,
  googleSettings,
  readSignInSettings,
} from '../../src/settings/google-settings.ts';

/** What trusted settings say of Google; null without a client id. */
export function trustedGoogle(
  trusted: Readonly<Record<string, string | undefined>>,
  places: Parameters<typeof readSignInSettings>[1] = { signInFolder: '', secretFiles: [] },
): GoogleSettings | null {
  return googleSettings(trusted, readSignInSettings(trusted, places), null);
}
