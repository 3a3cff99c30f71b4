import { badSetting, type Environment } from './environment.ts';
import { tokensOf } from './google-tokens.ts';

/** What signing in at Google, and using a sign-in, needs beside a client. */
export interface SignInSettings {
  /** Without a slash at the end. */
  readonly apiRoot: string;
  /** One root for authorisation, token and revocation, for tests; null for Google's own hosts. */
  readonly oauthRoot: string | null;
  /** Refresh tokens of the environment and of the data folder's `.env`, by account. They win over every stored one. */
  readonly environmentTokens: ReadonlyMap<string, string>;
  /** Those of the working folder's `.env`, where they count: for an account that has no other. */
  readonly nearbyTokens: ReadonlyMap<string, string>;
  /** Seals sign-ins when they are made; null leaves them readable to this user. */
  readonly passphrase: string | null;
  /** The folder of the shop's sign-ins; not there before the first. */
  readonly signInFolder: string;
  /** The `.env` files in force that hold a secret. */
  readonly secretFiles: readonly string[];
}

/** As whom bay asks Google. */
export interface ClientSettings {
  readonly clientId: string;
  /** Desktop clients have one that is no secret; some have none. Null also where it is kept with the sign-in. */
  readonly clientSecret: string | null;
  /** What the working folder's `.env` says of this client's secret, for where nobody else knows it. */
  readonly spareSecret: string | null;
  /** The trusted one outdoes what is kept beside a sign-in; that of the working folder's `.env` does not. */
  readonly clientFrom: 'trusted' | 'kept' | 'nearby';
}

/** Where bay asks Google, and as whom. */
export interface GoogleSettings extends SignInSettings, ClientSettings {
  /** The calendar that `primary` means; null: the settings have no opinion. */
  readonly calendarId: string | null;
}

const GOOGLE_API = 'https://www.googleapis.com';
const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** From the trusted settings. Throws `bad-configuration`. */
export function readSignInSettings(
  trusted: Environment,
  places: { readonly signInFolder: string; readonly secretFiles: readonly string[] },
): SignInSettings {
  return {
    ...rootsOf(trusted),
    environmentTokens: tokensOf(trusted),
    nearbyTokens: new Map(),
    passphrase: trusted['BAY_TOKEN_PASSPHRASE'] || null,
    ...places,
  };
}

/** The client of the trusted settings, else the one that is kept beside a sign-in; null without either. */
export function googleSettings(
  trusted: Environment,
  signIns: SignInSettings,
  keptClientId: string | null,
): GoogleSettings | null {
  const ownId = ofOnePiece('GOOGLE_CLIENT_ID', trusted);
  const clientId = ownId ?? keptClientId;
  if (clientId === null) return null;
  return {
    ...signIns,
    clientId,
    clientSecret: ofOnePiece('GOOGLE_CLIENT_SECRET', trusted),
    spareSecret: null,
    clientFrom: ownId === null ? 'kept' : 'trusted',
    calendarId: trusted['GOOGLE_CALENDAR_ID'] || null,
  };
}

/** What Google gives to be copied: with a blank, a quotation mark or anything else beside it, it is no client of anybody's. */
const ONE_PIECE = /^[\w.~+/=:@-]+$/;

/**
 * Null where it is not set. `file` is where it stands, null for the environment or the data folder's. Throws `bad-configuration`:
 * else the browser would open, and nobody would come back from it.
 */
export function ofOnePiece(
  setting: 'GOOGLE_CLIENT_ID' | 'GOOGLE_CLIENT_SECRET',
  variables: Environment,
  file: string | null = null,
): string | null {
  const value = variables[setting] || null;
  if (value === null || ONE_PIECE.test(value)) return value;
  const character = /[^\w.~+/=:@-]/u.exec(value)?.[0] ?? '';
  throw badSetting(setting, { kind: 'stray-character', character, file });
}

/** Both or neither, so that no token can be sent to a stranger because one of them was forgotten. */
function rootsOf(trusted: Environment): Pick<SignInSettings, 'apiRoot' | 'oauthRoot'> {
  const apiRoot = trusted['GOOGLE_API_ROOT'] ?? '';
  const oauthRoot = trusted['GOOGLE_OAUTH_ROOT'] ?? '';
  if (apiRoot === '' && oauthRoot === '') return { apiRoot: GOOGLE_API, oauthRoot: null };
  if (apiRoot === '' || oauthRoot === '') {
    const [missing, given] =
      apiRoot === '' ? ['GOOGLE_API_ROOT', 'GOOGLE_OAUTH_ROOT'] : ['GOOGLE_OAUTH_ROOT', 'GOOGLE_API_ROOT'];
    throw badSetting(missing, { kind: 'without-its-pair', pair: given });
  }
  return {
    apiRoot: checkedRoot('GOOGLE_API_ROOT', apiRoot),
    oauthRoot: checkedRoot('GOOGLE_OAUTH_ROOT', oauthRoot),
  };
}

/** The client library drops a path from its root, so a root is an origin alone (docs/google.md §12). */
function checkedRoot(setting: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isRoot =
    url !== null &&
    `${url.pathname}${url.search}${url.hash}` === '/' &&
    url.username === '' &&
    url.password === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname)));
  if (isRoot) return url.origin;
  throw badSetting(setting, { kind: 'no-root' });
}
