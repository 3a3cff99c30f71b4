import type { Environment } from './environment.ts';
import { type GoogleSettings, ofOnePiece, type SignInSettings } from './google-settings.ts';
import { tokensOf } from './google-tokens.ts';

/** What the working folder's `.env` says of Google. Who uses it has made sure that it leads to the book's own calendar. */
export interface NearbyGoogle {
  readonly file: string;
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  readonly calendarId: string | null;
  readonly tokens: ReadonlyMap<string, string>;
}

/** Null where the file says nothing of Google. */
export function readNearbyGoogle(file: string, variables: Environment): NearbyGoogle | null {
  const nearby = {
    file,
    clientId: ofOnePiece('GOOGLE_CLIENT_ID', variables, file),
    clientSecret: ofOnePiece('GOOGLE_CLIENT_SECRET', variables, file),
    calendarId: variables['GOOGLE_CALENDAR_ID'] || null,
    tokens: tokensOf(variables),
  };
  const { clientId, clientSecret, calendarId, tokens } = nearby;
  return clientId === null && clientSecret === null && calendarId === null && tokens.size === 0
    ? null
    : nearby;
}

/** The client that is in use: with what the working folder's `.env` adds where there is one, or without. */
export function clientIn(
  {
    google,
    nearby,
    signIns,
  }: {
    readonly google: GoogleSettings | null;
    readonly nearby: NearbyGoogle | null;
    readonly signIns: SignInSettings;
  },
  uses: 'trusted' | 'nearby',
): GoogleSettings | null {
  return uses === 'trusted' || nearby === null ? google : withNearby(google, nearby, signIns);
}

/**
 * The settings with what the working folder's `.env` adds to them: it fills gaps, and replaces nothing. One that names
 * another client adds nothing. Null where there is no client even so.
 */
function withNearby(
  google: GoogleSettings | null,
  nearby: NearbyGoogle,
  signIns: SignInSettings,
): GoogleSettings | null {
  const { clientId, clientSecret, calendarId, tokens } = nearby;
  if (google === null) {
    if (clientId === null) return null;
    const client = { clientId, clientSecret: null, spareSecret: clientSecret, clientFrom: 'nearby' } as const;
    return { ...signIns, ...client, calendarId, nearbyTokens: tokens };
  }
  if (clientId !== null && clientId !== google.clientId) return google;
  return {
    ...google,
    spareSecret: clientId === null ? null : clientSecret,
    calendarId: google.calendarId ?? calendarId,
    nearbyTokens: tokens,
  };
}
