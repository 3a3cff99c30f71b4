import { join } from 'node:path';
import { badSetting, type Environment } from './environment.ts';
import {
  DEFAULT_ACCOUNT,
  type GoogleSettings,
  googleSettings,
  holdsSecret,
  type NearbyGoogle,
  readNearbyGoogle,
  readSignInSettings,
  type SignInSettings,
  withNearby,
} from './google-settings.ts';
import { type KeptClient, keptClient } from './kept-client.ts';
import { absolute, readLayers, type SettingsMachine } from './settings-layers.ts';
import type { SettingsNotice } from './settings-notice.ts';

export type { Environment } from './environment.ts';

/** Where the program runs. */
export interface Machine extends SettingsMachine {
  /** Undefined where the machine does not know. */
  readonly ownZone: () => string | undefined;
}

/** What was asked for on the command line, where it outdoes the environment. */
export interface Choices {
  readonly db?: string | undefined;
  readonly shop?: string | undefined;
}

/** Which database, what a new one starts with, and what is set about Google. */
export interface Settings {
  readonly shop: string;
  readonly databaseFile: string;
  /** The zone of a shop that is created now. Asking the machine for its own costs as much as starting Node. */
  readonly newShopZone: () => string;
  /** `BAY_CALENDAR`, which for this run outdoes what the book says of its calendar; null: the book says. */
  readonly calendarOverride: 'local' | 'google' | null;
  /** Which calendar the shop's appointments are shown in. */
  readonly calendar: 'local' | 'google';
  /** From the trusted settings and the client that is kept beside the sign-ins; null without a client id in either. */
  readonly google: GoogleSettings | null;
  /** Why no client is known from a sign-in that is there; null where there is none, or it is known. */
  readonly unreadableSignIn: Extract<KeptClient, { kind: 'unreadable' }> | null;
  /** What the working folder's `.env` says of Google: no part of `google`, see `withNearby`. Null: nothing. */
  readonly nearby: NearbyGoogle | null;
  /** What sign-ins need beside a client, which is enough to look at them and to forget them. */
  readonly signIns: SignInSettings;
  /** To be said on stderr. */
  readonly notices: readonly SettingsNotice[];
}

const DEFAULT_SHOP = 'default';

/**
 * The settings in force: command line, then environment, then the data folder's `.env`. What the working folder's `.env`
 * may say stands apart (docs/decisions/0010). Throws `bad-configuration`; a file that cannot be read is a notice.
 */
export function readSettings(choices: Choices, environment: Environment, machine: Machine): Settings {
  const { dataFolder, trusted, nearby: nearbyFile, files, notices } = readLayers(environment, machine);
  const shop = choices.shop ?? (trusted['BAY_SHOP'] || DEFAULT_SHOP);
  if (shop !== DEFAULT_SHOP && !isShopName(shop)) {
    throw badSetting(
      'BAY_SHOP',
      `"${shop}" is no name for a shop`,
      'Use letters, digits, - and _, at most 40.',
    );
  }
  const signInFolder = join(dataFolder, shop, 'sign-ins');
  const secretFiles = files.filter(({ variables }) => holdsSecret(variables)).map(({ file }) => file);
  const signIns = readSignInSettings(trusted, { signInFolder, secretFiles });
  const kept = keptClient(signInFolder, machine);
  const google = googleSettings(trusted, signIns, kept?.kind === 'client' ? kept.clientId : null);
  const nearby = nearbyFile === null ? null : readNearbyGoogle(nearbyFile.file, nearbyFile.variables);
  const zones = { ...trusted, ...zonesOf(nearbyFile?.variables ?? {}), ...zonesOf(environment) };
  const calendarOverride = overrideIn(trusted['BAY_CALENDAR']);
  return {
    shop,
    databaseFile: databaseFile(
      choices.db ?? (choices.shop === undefined ? trusted['BAY_DB'] : undefined),
      join(dataFolder, shop),
      machine,
    ),
    newShopZone: () => zones['CALENDAR_TIMEZONE'] || zones['TIMEZONE'] || String(machine.ownZone()),
    calendarOverride,
    calendar: calendarKind(
      calendarOverride,
      nearby === null ? google : withNearby(google, nearby, signIns),
      kept,
    ),
    google,
    unreadableSignIn: kept?.kind === 'unreadable' ? kept : null,
    nearby,
    signIns,
    notices,
  };
}

/** A function, because a pattern with classes of Unicode costs half a millisecond where it stands at the top. */
function isShopName(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(text);
}

function databaseFile(chosen: string | undefined, shopFolder: string, machine: Machine): string {
  if (chosen === undefined || chosen === '') return join(shopFolder, 'bay.db');
  if (!/^postgres(ql)?:/.test(chosen)) return absolute(chosen, machine);
  throw badSetting(
    'BAY_DB',
    'bay keeps its book in an SQLite file and cannot use Postgres yet',
    'Name a file.',
  );
}

/** Throws `bad-configuration`. */
function overrideIn(chosen = ''): Settings['calendarOverride'] {
  if (chosen === '') return null;
  if (chosen === 'local' || chosen === 'google') return chosen;
  const problem = `"${chosen}" is no calendar that bay knows`;
  throw badSetting('BAY_CALENDAR', problem, 'Leave it out, or set it to local or google.');
}

/** As `BAY_CALENDAR` says; without it Google's, once there are a client id and a sign-in. */
function calendarKind(
  override: Settings['calendarOverride'],
  google: GoogleSettings | null,
  kept: KeptClient | null,
): Settings['calendar'] {
  if (override === 'local') return 'local';
  if (override === 'google') {
    if (google !== null) return 'google';
    const problem = 'it is not set, and BAY_CALENDAR=google needs it';
    throw badSetting('GOOGLE_CLIENT_ID', problem, 'How to get one stands in .env.example.');
  }
  if (google === null) return 'local';
  const given = google.environmentTokens.has(DEFAULT_ACCOUNT) || google.nearbyTokens.has(DEFAULT_ACCOUNT);
  return given || kept !== null ? 'google' : 'local';
}

/** Variables of the zone alone, which counts from wherever it stands. */
function zonesOf({ CALENDAR_TIMEZONE, TIMEZONE }: Environment): Environment {
  return {
    ...(CALENDAR_TIMEZONE === undefined ? {} : { CALENDAR_TIMEZONE }),
    ...(TIMEZONE === undefined ? {} : { TIMEZONE }),
  };
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
