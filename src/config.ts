import { isAbsolute, join } from 'node:path';
import { badSetting, type Environment } from './environment.ts';
import { DEFAULT_ACCOUNT, type GoogleSettings, holdsSecret, readGoogleSettings } from './google-settings.ts';

export type { Environment } from './environment.ts';

/** Where the program runs. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  readonly workingFolder: string;
  readonly ownZone: () => string;
  /** The text of a file, or null when there is none. */
  readonly readText: (file: string) => string | null;
  readonly parseEnv: (text: string) => Environment;
}

/** What was asked for on the command line, where it outdoes the environment. */
export interface Choices {
  readonly db?: string | undefined;
  readonly shop?: string | undefined;
}

/** Which database, and what a new one starts with. */
export interface Settings {
  readonly shop: string;
  readonly databaseFile: string;
  /** The zone of a shop that is created now. Asking the machine for its own costs as much as starting Node. */
  readonly newShopZone: () => string;
  /** Which calendar the shop's appointments are shown in. */
  readonly calendar: 'local' | 'google';
  /** Null without a client id. There also while the calendar is the local one, because signing in comes first. */
  readonly googleSettings: GoogleSettings | null;
}

const DEFAULT_SHOP = 'default';

/**
 * The settings in force: command line, then environment, then the `.env` of the working folder, then that of the data
 * folder. Throws `bad-configuration`.
 */
export function readSettings(choices: Choices, environment: Environment, machine: Machine): Settings {
  const here = dotEnv(machine.workingFolder, machine);
  const nearby = { ...here, ...defined(environment) };
  const dataFolder = nearby['BAY_HOME'] || platformFolder(nearby, machine);
  const atHome = dotEnv(dataFolder, machine);
  const all = { ...atHome, ...nearby };
  const shop = choices.shop ?? (all['BAY_SHOP'] || DEFAULT_SHOP);
  if (shop !== DEFAULT_SHOP && !isShopName(shop)) {
    throw badSetting(
      'BAY_SHOP',
      `"${shop}" is no name for a shop`,
      'Use letters, digits, - and _, at most 40.',
    );
  }
  const signInFolder = join(dataFolder, shop, 'sign-ins');
  const secretFiles = [
    ...(holdsSecret(here) ? [dotEnvFile(machine.workingFolder)] : []),
    ...(holdsSecret(atHome) && dataFolder !== machine.workingFolder ? [dotEnvFile(dataFolder)] : []),
  ];
  const googleSettings = readGoogleSettings(all, { signInFolder, secretFiles }, environment);
  return {
    shop,
    databaseFile: databaseFile(
      choices.db ?? (choices.shop === undefined ? all['BAY_DB'] : undefined),
      join(dataFolder, shop),
      machine,
    ),
    newShopZone: () => all['CALENDAR_TIMEZONE'] || all['TIMEZONE'] || machine.ownZone(),
    calendar: calendarKind(all['BAY_CALENDAR'], googleSettings, machine),
    googleSettings,
  };
}

/** A function, because a pattern with classes of Unicode costs half a millisecond where it stands at the top. */
function isShopName(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(text);
}

function databaseFile(
  chosen: string | undefined,
  shopFolder: string,
  { workingFolder }: Pick<Machine, 'workingFolder'>,
): string {
  if (chosen === undefined || chosen === '') return join(shopFolder, 'bay.db');
  if (!/^postgres(ql)?:/.test(chosen)) return isAbsolute(chosen) ? chosen : join(workingFolder, chosen);
  throw badSetting(
    'BAY_DB',
    'bay keeps its book in an SQLite file and cannot use Postgres yet',
    'Name a file.',
  );
}

/** As `BAY_CALENDAR` says; without it Google's, once there are a client id and a sign-in. */
function calendarKind(
  chosen: string | undefined,
  google: GoogleSettings | null,
  { readText }: Machine,
): Settings['calendar'] {
  if (chosen === 'local') return 'local';
  if (chosen === 'google') {
    if (google !== null) return 'google';
    const problem = 'it is not set, and BAY_CALENDAR=google needs it';
    throw badSetting('GOOGLE_CLIENT_ID', problem, 'How to get one stands in .env.example.');
  }
  if (chosen !== undefined && chosen !== '') {
    const problem = `"${chosen}" is no calendar that bay knows`;
    throw badSetting('BAY_CALENDAR', problem, 'Leave it out, or set it to local or google.');
  }
  if (google === null) return 'local';
  const signedIn =
    google.environmentTokens.has(DEFAULT_ACCOUNT) ||
    readText(join(google.signInFolder, `${DEFAULT_ACCOUNT}.json`)) !== null;
  return signedIn ? 'google' : 'local';
}

/** The user's data folder: XDG on Linux, the platform's own place elsewhere. */
function platformFolder(environment: Environment, { platform, homeFolder }: Machine): string {
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'bay');
  if (platform === 'win32')
    return join(environment['LOCALAPPDATA'] || join(homeFolder, 'AppData', 'Local'), 'bay');
  return join(environment['XDG_DATA_HOME'] || join(homeFolder, '.local', 'share'), 'bay');
}

const dotEnvFile = (folder: string) => join(folder, '.env');

function dotEnv(folder: string, { readText, parseEnv }: Machine): Environment {
  const text = readText(dotEnvFile(folder));
  return text === null ? {} : parseEnv(text);
}

function defined(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}

/** The moment of `BAY_NOW`, which fixes the clock for demos and tests; null without it. Throws `bad-configuration`. */
export function fixedNow(environment: Environment): number | null {
  const text = environment['BAY_NOW'];
  if (text === undefined || text === '') return null;
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw badSetting(
    'BAY_NOW',
    `"${text}" is no instant`,
    'Write it like 2026-11-23T07:00:00-05:00, with the offset.',
  );
}
