import { badSetting, type Environment } from './environment.ts';

/** Where bay asks Google, and as whom. */
export interface GoogleSettings {
  readonly clientId: string;
  /** Desktop clients have one that is no secret; some have none. */
  readonly clientSecret: string | null;
  readonly calendarId: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  /** One root for authorisation, token and revocation, for tests; null for Google's own hosts. */
  readonly oauthRoot: string | null;
  /** Refresh tokens of the environment and of `.env`, by account. They win over every stored one. */
  readonly environmentTokens: ReadonlyMap<string, string>;
  /** Seals stored tokens; null leaves them readable to this user. */
  readonly passphrase: string | null;
  /** The folder of the shop's sign-ins; not there before the first. */
  readonly signInFolder: string;
  /** The `.env` files in force that hold a secret. */
  readonly secretFiles: readonly string[];
}

export const DEFAULT_ACCOUNT = 'default';

const GOOGLE_API = 'https://www.googleapis.com';

const TOKEN_VARIABLE = 'GOOGLE_REFRESH_TOKEN';
const SECRET_NAMES = /^(?:GOOGLE_CLIENT_SECRET|GOOGLE_REFRESH_TOKEN(?:_\w+)?|BAY_TOKEN_PASSPHRASE)$/;
const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * What the settings say of Google; null without a client id. `environment` are those of them that do not come from a
 * `.env`. Throws `bad-configuration`.
 */
export function readGoogleSettings(
  all: Environment,
  places: { readonly signInFolder: string; readonly secretFiles: readonly string[] },
  environment: Environment = all,
): GoogleSettings | null {
  const roots = rootsOf(all, environment);
  const clientId = all['GOOGLE_CLIENT_ID'] ?? '';
  if (clientId === '') return null;
  return {
    clientId,
    clientSecret: all['GOOGLE_CLIENT_SECRET'] || null,
    calendarId: all['GOOGLE_CALENDAR_ID'] || 'primary',
    ...roots,
    environmentTokens: tokensOf(all),
    passphrase: all['BAY_TOKEN_PASSPHRASE'] || null,
    ...places,
  };
}

export function holdsSecret(variables: Environment): boolean {
  return Object.entries(variables).some(([name, value]) => SECRET_NAMES.test(name) && (value ?? '') !== '');
}

/** `GOOGLE_REFRESH_TOKEN` is the default account's, `GOOGLE_REFRESH_TOKEN_MARIA` that of `maria`. */
export function tokenVariable(account: string): string {
  return account === DEFAULT_ACCOUNT ? TOKEN_VARIABLE : `${TOKEN_VARIABLE}_${account.toUpperCase()}`;
}

/** Lower case, so that an account's name and its variable's can be told from each other. */
export function isAccountName(text: string): boolean {
  return /^[a-z0-9][a-z0-9_]{0,39}$/.test(text);
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
function rootsOf(all: Environment, environment: Environment): Pick<GoogleSettings, 'apiRoot' | 'oauthRoot'> {
  const apiRoot = all['GOOGLE_API_ROOT'] ?? '';
  const oauthRoot = all['GOOGLE_OAUTH_ROOT'] ?? '';
  if (apiRoot === '' && oauthRoot === '') return { apiRoot: GOOGLE_API, oauthRoot: null };
  if (apiRoot === '' || oauthRoot === '') {
    const [missing, given] =
      apiRoot === '' ? ['GOOGLE_API_ROOT', 'GOOGLE_OAUTH_ROOT'] : ['GOOGLE_OAUTH_ROOT', 'GOOGLE_API_ROOT'];
    throw badSetting(missing, `it is not set, but ${given} is`, 'Set both, or neither.');
  }
  return {
    apiRoot: checkedRoot('GOOGLE_API_ROOT', apiRoot, environment),
    oauthRoot: checkedRoot('GOOGLE_OAUTH_ROOT', oauthRoot, environment),
  };
}

/**
 * The client library drops a path from its root (GOOGLE §3.2), so a root is an origin alone. On another machine it counts
 * from the environment only: whoever hands over a folder with a `.env` in it would else be sent the tokens of all who run
 * bay there.
 */
function checkedRoot(setting: string, text: string, environment: Environment): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHere = url !== null && LOOPBACK_HOSTS.has(url.hostname);
  const isRoot =
    url !== null &&
    `${url.pathname}${url.search}${url.hash}` === '/' &&
    url.username === '' &&
    url.password === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isHere));
  if (!isRoot) {
    throw badSetting(
      setting,
      'it is neither an https address nor one of this machine, without a path',
      'Leave it out, or write it like http://127.0.0.1:8080.',
    );
  }
  if (isHere || environment[setting] === text) return url.origin;
  throw badSetting(
    setting,
    'a .env names another machine, which would be sent the sign-ins of this one',
    'Take it out of .env; if it is meant, set it in the environment.',
  );
}
