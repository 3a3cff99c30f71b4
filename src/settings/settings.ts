import { join } from 'node:path';
import { type FileSystem, type UnfitPlace, unfitPlace } from '../domain/book-place.ts';
import { providerNamed } from '../domain/calendar-place.ts';
import { MOST_CHARACTERS, shortened, tooLong } from '../domain/text-limits.ts';
import { AppError } from '../failure.ts';
import { type AlertSettings, alertSettings } from './alert-settings.ts';
import { type DoorSettings, doorSettings } from './door-settings.ts';
import { unwrapped } from './env-text.ts';
import { badSetting, type Environment } from './environment.ts';
import {
  type GoogleSettings,
  googleSettings,
  readSignInSettings,
  type SignInSettings,
} from './google-settings.ts';
import { holdsSecret } from './google-tokens.ts';
import { type KeptClient, keptClient } from './kept-client.ts';
import { type ModelSettings, modelSettings } from './model-settings.ts';
import { type NearbyGoogle, readNearbyGoogle } from './nearby-google.ts';
import { type NewShopZone, newShopZone, zonesOf } from './new-shop-zone.ts';
import { type ReceiverSettings, receiverSettings } from './receiver-settings.ts';
import { type ServeGiven, type ServeSettings, serveSettings } from './serve-settings.ts';
import { withoutWrapping } from './settings-file.ts';
import { absolute, readLayers, type SettingsMachine } from './settings-layers.ts';
import type { SettingsNotice } from './settings-notice.ts';

export type { AlertSettings } from './alert-settings.ts';
export type { DoorSettings } from './door-settings.ts';
export type { Environment } from './environment.ts';
export type { ReceiverSettings } from './receiver-settings.ts';
export type { ServeGiven, ServeSettings } from './serve-settings.ts';
export { SETTINGS, withoutWrapping } from './settings-file.ts';

/** Where the program runs. */
export interface Machine extends SettingsMachine {
  /** What a path lies on; null where nobody knows. */
  readonly fileSystemOf: (path: string) => FileSystem | null;
  /** Undefined where the machine does not know. */
  readonly ownZone: () => string | undefined;
  /** The name under which the person has signed in at the machine; undefined where it has none. */
  readonly login: () => string | undefined;
}

/** What was asked for on the command line, where it outdoes the environment. */
export interface Choices {
  readonly db?: string | undefined;
  readonly shop?: string | undefined;
  readonly as?: string | undefined;
}

/** Which database, what a new one starts with, and what is set about Google. */
export interface Settings {
  readonly shop: string;
  readonly databaseFile: string;
  /** Why the book is not safe where it lies; null: nothing is known against it. */
  readonly unfitPlace: UnfitPlace | null;
  /** Who is at work: `--as`, `BAY_ACTOR`, or else the login. Throws `bad-configuration`. */
  readonly actor: () => string;
  /** Where the file is another shop's than any that there is: the names of those. Null: the file may be opened or made. */
  readonly otherShops: readonly string[] | null;
  /** The zone of a shop that is created now. Asking the machine for its own costs as much as starting Node. */
  readonly newShopZone: () => NewShopZone;
  /** `BAY_CALENDAR`, which for this run outdoes what the book says of its calendar; null: the book says. */
  readonly calendarOverride: 'local' | 'google' | null;
  /** From the trusted settings and the client that is kept beside the sign-ins; null without a client id in either. */
  readonly google: GoogleSettings | null;
  /** Why no client is known from a sign-in that is there; null where there is none, or it is known. */
  readonly unreadableSignIn: Extract<KeptClient, { kind: 'unreadable' }> | null;
  /** What the working folder's `.env` says of Google: no part of `google`, see `clientIn`. Null: nothing. */
  readonly nearby: NearbyGoogle | null;
  /** What sign-ins need beside a client, which is enough to look at them and to forget them. */
  readonly signIns: SignInSettings;
  /** Who may come in at the door for agents over the network. Throws `bad-configuration`. */
  readonly door: () => DoorSettings;
  /** The language model that may be asked about a caller's sentence; null: none is. Throws `bad-configuration`. */
  readonly model: (() => ModelSettings) | null;
  /** How the process that stays works. Throws `bad-configuration`. */
  readonly serve: (given: ServeGiven) => ServeSettings;
  /** Where Google's notifications come in, as the environment says; null: nowhere. Throws `bad-configuration`. */
  readonly receiver: () => ReceiverSettings | null;
  /** Where people are told of alerts. Throws `bad-configuration`. */
  readonly alerts: () => AlertSettings;
  /** To be said on stderr. */
  readonly notices: readonly SettingsNotice[];
}

export interface NewShopSettings extends Settings {
  /** There is a file already. */
  readonly hasBook: boolean;
  /** Where all shops have their folders. */
  readonly dataFolder: () => string;
  /** The books of all other shops that there are. */
  readonly otherBooks: () => readonly { readonly shop: string; readonly file: string }[];
}

const DEFAULT_SHOP = 'default';
/** Who works at a machine on which nobody has a name. */
const NOBODY = 'unknown';
const BOOK = 'bay.db';

/**
 * The settings in force: command line, then environment, then the data folder's `.env`. What the working folder's `.env`
 * may say stands apart (docs/decisions/0010). Throws `bad-configuration`; a file that cannot be read is a notice.
 */
export function readSettings(choices: Choices, given: Environment, machine: Machine): Settings {
  const environment = withoutWrapping(given);
  const { dataFolder, trusted, nearby: nearbyFile, files, notices } = readLayers(environment, machine);
  const shop = choices.shop ?? (trusted['BAY_SHOP'] || DEFAULT_SHOP);
  if (shop !== DEFAULT_SHOP && !isShopName(shop)) {
    throw badSetting('BAY_SHOP', { kind: 'no-shop-name', value: shop });
  }
  const signInFolder = join(dataFolder, shop, 'sign-ins');
  const secretFiles = files.filter(({ variables }) => holdsSecret(variables)).map(({ file }) => file);
  const signIns = readSignInSettings(trusted, { signInFolder, secretFiles });
  const kept = keptClient(signInFolder, machine);
  const google = googleSettings(trusted, signIns, kept?.kind === 'client' ? kept.clientId : null);
  const nearby = nearbyFile === null ? null : readNearbyGoogle(nearbyFile.file, nearbyFile.variables);
  const zones = { ...trusted, ...zonesOf(nearbyFile?.variables ?? {}), ...zonesOf(environment) };
  const chosen = choices.db ?? (choices.shop === undefined ? trusted['BAY_DB'] : undefined);
  const isOwnFile = chosen === undefined || chosen === '';
  const calendarOverride = overrideIn(trusted['BAY_CALENDAR']);
  const file = databaseFile(chosen, join(dataFolder, shop), machine);
  const place = unfitPlace(file, machine.fileSystemOf(file));
  return {
    shop,
    actor: () => actorAmong(choices.as, trusted['BAY_ACTOR'], machine),
    databaseFile: file,
    unfitPlace: place,
    otherShops: isOwnFile && shop !== DEFAULT_SHOP ? othersThan(shop, dataFolder, machine) : null,
    newShopZone: () => newShopZone(zones, environment['TZ'], machine.ownZone),
    calendarOverride,
    google,
    unreadableSignIn: kept?.kind === 'unreadable' ? kept : null,
    nearby,
    signIns,
    door: () => doorSettings(trusted),
    model: (trusted['BAY_LLM_URL'] ?? '') === '' ? null : () => modelSettings(trusted),
    serve: (given) => {
      if (place?.kind !== 'network') return serveSettings(trusted, given);
      const setting = isOwnFile ? 'BAY_HOME' : 'BAY_DB';
      throw badSetting(setting, { kind: 'on-network', file, called: place.called });
    },
    receiver: () => receiverSettings(trusted, {}),
    alerts: () => alertSettings(trusted),
    notices: place === null ? notices : [...notices, { kind: 'unfit-place', file, place }],
  };
}

/** Those under which a shop's book is made. Throws `invalid-value` for what is no name. */
export function newShopSettings(
  { shop, as }: { readonly shop: string } & Pick<Choices, 'as'>,
  environment: Environment,
  machine: Machine,
): NewShopSettings {
  if (!isShopName(shop)) {
    const expected = { kind: 'shop-name', mostCharacters: 40 } as const;
    throw new AppError({ code: 'invalid-value', what: 'name for a shop', value: shop, expected });
  }
  const settings = readSettings({ shop, as }, environment, machine);
  const dataFolder = () => readLayers(withoutWrapping(environment), machine).dataFolder;
  return {
    ...settings,
    hasBook: machine.isThere(settings.databaseFile),
    dataFolder,
    otherBooks: () => {
      const names = shopsIn(dataFolder(), machine).filter((name) => name !== shop);
      return names.map((name) => ({ shop: name, file: join(dataFolder(), name, BOOK) }));
    },
  };
}

function actorAmong(said: string | undefined, set: string | undefined, { login }: Machine): string {
  const chosen = said?.trim() || set?.trim();
  if (!chosen) return shortened(login()?.trim() || NOBODY, MOST_CHARACTERS['name of who does it']);
  if (tooLong('name of who does it', chosen) !== null)
    throw badSetting('BAY_ACTOR', { kind: 'name-too-long' });
  return chosen;
}

/** The shops that have a book in the data folder. */
export function shopNames(environment: Environment, machine: Machine): readonly string[] {
  return shopsIn(readLayers(withoutWrapping(environment), machine).dataFolder, machine);
}

/** The shops that there are; null where this one is among them. */
function othersThan(shop: string, dataFolder: string, machine: Machine): readonly string[] | null {
  return isMade(shop, dataFolder, machine) ? null : shopsIn(dataFolder, machine);
}

function shopsIn(dataFolder: string, machine: Machine): readonly string[] {
  return machine
    .namesIn(dataFolder)
    .filter((name) => isMade(name, dataFolder, machine))
    .sort();
}

function isMade(shop: string, dataFolder: string, machine: Machine): boolean {
  return machine.isThere(join(dataFolder, shop, BOOK));
}

/** A function, because a pattern with classes of Unicode costs half a millisecond where it stands at the top. */
function isShopName(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(text);
}

function databaseFile(chosen: string | undefined, shopFolder: string, machine: Machine): string {
  if (chosen === undefined || chosen === '') return join(shopFolder, BOOK);
  const isPostgres = /^postgres(ql)?:/.test(chosen);
  // A drive of Windows is one letter.
  if (!isPostgres && !/^[a-z][a-z\d+.-]+:\//i.test(chosen)) return absolute(chosen, 'BAY_DB', machine);
  throw badSetting('BAY_DB', { kind: 'no-file', isPostgres });
}

/** Throws `bad-configuration`. */
function overrideIn(chosen = ''): Settings['calendarOverride'] {
  if (chosen === '') return null;
  const provider = providerNamed(chosen);
  if (provider !== null) return provider;
  throw badSetting('BAY_CALENDAR', { kind: 'unknown-calendar', value: chosen });
}

/** The days ahead that a shop books have to be written with a year of four digits. */
const LATEST_NOW = Date.UTC(9000, 0);

/** The moment of `BAY_NOW`, which fixes the clock for demos and tests; null without it. Throws `bad-configuration`. */
export function fixedNow(environment: Environment): number | null {
  const text = unwrapped(environment['BAY_NOW'] ?? '');
  if (text === '') return null;
  const isWritten = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text);
  // The language itself takes the 30th of February for a day in March.
  const date = text.slice(0, 10);
  const isDate = new Date(Date.parse(date)).getUTCDate() === Number(date.slice(8));
  const at = isWritten && isDate ? Date.parse(text) : Number.NaN;
  if (at < LATEST_NOW) return at;
  throw badSetting('BAY_NOW', { kind: Number.isNaN(at) ? 'no-instant' : 'too-late', value: text });
}
