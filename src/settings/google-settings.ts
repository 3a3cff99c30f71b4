import { DEFAULT_ACCOUNT, isAccountName } from '../domain/calendar-place.ts';
import { badSetting, type Environment } from './environment.ts';

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

/** What the working folder's `.env` says of Google. Who uses it has made sure that it leads to the book's own calendar. */
export interface NearbyGoogle {
  readonly file: string;
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  readonly calendarId: string | null;
  readonly tokens: ReadonlyMap<string, string>;
}

const GOOGLE_API = 'https://www.googleapis.com';

const TOKEN_VARIABLE = 'GOOGLE_REFRESH_TOKEN';
const SECRET_NAMES = /^(?:GOOGLE_CLIENT_SECRET|GOOGLE_REFRESH_TOKEN(?:_\w+)?|BAY_TOKEN_PASSPHRASE)$/;
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
function ofOnePiece(
  setting: 'GOOGLE_CLIENT_ID' | 'GOOGLE_CLIENT_SECRET',
  variables: Environment,
  file: string | null = null,
): string | null {
  const value = variables[setting] || null;
  if (value === null || ONE_PIECE.test(value)) return value;
  const stray = /[^\w.~+/=:@-]/u.exec(value)?.[0] ?? '';
  const what = /\s/.test(stray) ? 'a blank' : stray;
  const where = file === null ? 'it' : `what ${file} sets`;
  const problem = `${where} has ${what} in it, and Google gives none with that`;
  throw badSetting(setting, problem, 'Copy it again, without quotation marks and blanks.');
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

export function holdsSecret(variables: Environment): boolean {
  return Object.entries(variables).some(([name, value]) => SECRET_NAMES.test(name) && (value ?? '') !== '');
}

/** `GOOGLE_REFRESH_TOKEN` is the default account's, `GOOGLE_REFRESH_TOKEN_MARIA` that of `maria`. */
export function tokenVariable(account: string): string {
  return account === DEFAULT_ACCOUNT ? TOKEN_VARIABLE : `${TOKEN_VARIABLE}_${account.toUpperCase()}`;
}

function tokensOf(all: Environment): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const [name, value = ''] of Object.entries(all)) {
    if (!name.startsWith(TOKEN_VARIABLE) || value === '') continue;
    const account = name === TOKEN_VARIABLE ? DEFAULT_ACCOUNT : accountIn(name);
    if (account !== null) tokens.set(account, value);
  }
  return tokens;
}

function accountIn(variable: string): string | null {
  const account = variable.slice(TOKEN_VARIABLE.length + 1).toLowerCase();
  return tokenVariable(account) === variable && isAccountName(account) ? account : null;
}

/** Both or neither, so that no token can be sent to a stranger because one of them was forgotten. */
function rootsOf(trusted: Environment): Pick<SignInSettings, 'apiRoot' | 'oauthRoot'> {
  const apiRoot = trusted['GOOGLE_API_ROOT'] ?? '';
  const oauthRoot = trusted['GOOGLE_OAUTH_ROOT'] ?? '';
  if (apiRoot === '' && oauthRoot === '') return { apiRoot: GOOGLE_API, oauthRoot: null };
  if (apiRoot === '' || oauthRoot === '') {
    const [missing, given] =
      apiRoot === '' ? ['GOOGLE_API_ROOT', 'GOOGLE_OAUTH_ROOT'] : ['GOOGLE_OAUTH_ROOT', 'GOOGLE_API_ROOT'];
    throw badSetting(missing, `it is not set, but ${given} is`, 'Set both, or neither.');
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
  throw badSetting(
    setting,
    'it is neither an https address nor one of this machine, without a path',
    'Leave it out, or write it like http://127.0.0.1:8080.',
  );
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
