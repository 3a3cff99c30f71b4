import { join, resolve } from 'node:path';
import { readEnvText, unwrapped } from './env-text.ts';
import { badSetting, type Environment, type FoundFile, quotedValue } from './environment.ts';
import type { SettingsNotice } from './settings-notice.ts';

/** Where the program runs, as far as settings are concerned. */
export interface SettingsMachine {
  readonly platform: NodeJS.Platform;
  /** Looked for when it is asked for. */
  readonly homeFolder: string;
  readonly workingFolder: string;
  readonly readFile: (file: string) => FoundFile;
  /** False where there is certainly nothing. */
  readonly isThere: (path: string) => boolean;
  /** The names in a folder; none where it is not there or cannot be read. */
  readonly namesIn: (folder: string) => readonly string[];
}

/** Variables by how far they are trusted. */
export interface Layers {
  readonly dataFolder: string;
  /** The environment and the data folder's `.env`, which are in nobody's hands but the user's; the environment wins. */
  readonly trusted: Environment;
  /** The working folder's `.env`, which came with the folder from wherever that is from; null where there is none. */
  readonly nearby: { readonly file: string; readonly variables: Environment } | null;
  /** All `.env` files that were read. */
  readonly files: readonly { readonly file: string; readonly variables: Environment }[];
  readonly notices: readonly SettingsNotice[];
}

/** What decides where data and secrets go: never from a file that may have come with somebody's folder. */
const ONLY_TRUSTED = /^(?:BAY_\w+|GOOGLE_(?:API|OAUTH)_ROOT)$/;

/** What decides where that file is, or is asked for before it is read. */
const ENVIRONMENT_ALONE = /^BAY_(?:HOME|NOW)$/;
/** In the data folder's `.env`, which is bay's own, also what other programs go by. */
const NEVER_FROM_FILES =
  /^(?:BAY_(?:HOME|NOW)|XDG_DATA_HOME|LOCALAPPDATA|NO_COLOR|FORCE_COLOR|EDITOR|VISUAL|TZ)$/;

const SETTINGS = [
  'BAY_HOME',
  'BAY_DB',
  'BAY_SHOP',
  'BAY_CALENDAR',
  'BAY_TOKEN_PASSPHRASE',
  'CALENDAR_TIMEZONE',
  'GOOGLE_CLIENT_ID',
  'GOOGLE_CLIENT_SECRET',
  'GOOGLE_REFRESH_TOKEN',
  'GOOGLE_CALENDAR_ID',
];

function lettersOf(name: string): string {
  return name.replaceAll(/[^a-z]/gi, '').toLowerCase();
}

/** Names as people write what is called otherwise: `google-client-id`, `GOOGLE_CLIENTID`. Where both stand, nothing is lost. */
function misspelt(names: readonly string[]): { written: string; meant: string }[] {
  const settings = new Map(SETTINGS.map((name) => [lettersOf(name), name]));
  return names.flatMap((written) => {
    const meant = settings.get(lettersOf(written));
    return meant === undefined || names.includes(meant) ? [] : [{ written, meant }];
  });
}

/**
 * Reads both `.env` files; `environment` is without wrapping already. Throws `bad-configuration` for a data folder that cannot
 * be meant.
 */
export function readLayers(environment: Environment, machine: SettingsMachine): Layers {
  const { workingFolder } = machine;
  const dataFolder = dataFolderOf(environment, machine);
  const notices: SettingsNotice[] = [];
  const atHome = readEnvFile(join(dataFolder, '.env'), machine, notices);
  const here =
    workingFolder === dataFolder ? null : readEnvFile(join(workingFolder, '.env'), machine, notices);
  const nearby = here === null || here.identity === atHome?.identity ? null : here;
  const trusted = { ...atHome?.variables, ...defined(environment) };

  if (atHome !== null) {
    const isHere = (name: string) =>
      name === 'BAY_HOME' && isPath(atHome.variables[name] ?? '', dataFolder, machine);
    const names = differing(atHome, NEVER_FROM_FILES, environment).filter((name) => !isHere(name));
    notices.push(...ignored(atHome.file, names, null));
  }
  if (nearby !== null) {
    const alone = differing(nearby, ENVIRONMENT_ALONE, environment);
    const names = differing(nearby, ONLY_TRUSTED, trusted).filter((name) => !ENVIRONMENT_ALONE.test(name));
    notices.push(
      ...ignored(nearby.file, names, join(dataFolder, '.env')),
      ...ignored(nearby.file, alone, null),
    );
  }
  return {
    dataFolder,
    trusted,
    nearby,
    files: [nearby, atHome].filter((one) => one !== null),
    notices,
  };
}

/** How people name the home folder where no shell puts its path in place of that. */
const HOME = /^(?:~|\$HOME|\$\{HOME\}|\$env:USERPROFILE|%USERPROFILE%)(?=$|[\\/])/i;

/**
 * A path as somebody wrote it into the settings: `~` is the home folder, and what is relative is meant from here. What only a
 * shell could replace would be a folder of that name, wherever bay is run. Throws `bad-configuration`.
 */
export function absolute(
  path: string,
  setting: string,
  machine: Pick<SettingsMachine, 'homeFolder' | 'workingFolder'>,
): string {
  const home = HOME.exec(path)?.[0];
  if (home !== undefined) return join(machine.homeFolder, path.slice(home.length).replaceAll('\\', '/'));
  const unknown = /^~[^\\/]*|\$(?:[A-Z_][A-Z\d_]+|\{\w+\})|%[A-Za-z_]\w*%/.exec(path)?.[0];
  if (unknown === undefined) return resolve(machine.workingFolder, path);
  const problem = `in ${quotedValue(path)} nobody puts anything in place of ${unknown}`;
  throw badSetting(setting, problem, 'Write the path out; ~ alone is your home folder.');
}

function isPath(written: string, path: string, machine: SettingsMachine): boolean {
  try {
    return absolute(written, 'BAY_HOME', machine) === path;
  } catch {
    return false;
  }
}

/** The names of that kind that the file gives another value than the one in force. */
function differing({ variables }: EnvFile, kind: RegExp, inForce: Environment): string[] {
  return Object.entries(variables)
    .filter(([name, value]) => kind.test(name) && (value ?? '') !== '' && inForce[name] !== value)
    .map(([name]) => name)
    .sort();
}

function ignored(file: string, names: readonly string[], instead: string | null): SettingsNotice[] {
  return names.length === 0 ? [] : [{ kind: 'names-ignored', file, names, instead }];
}

interface EnvFile {
  readonly file: string;
  readonly variables: Environment;
  readonly identity: string;
}

function readEnvFile(
  file: string,
  { readFile }: Pick<SettingsMachine, 'readFile'>,
  notices: SettingsNotice[],
): EnvFile | null {
  const found = readFile(file);
  if (found.kind === 'none') return null;
  if (found.kind === 'text') {
    const { settings, strangeLines } = readEnvText(found.text);
    if (strangeLines.length > 0) notices.push({ kind: 'lines-ignored', file, lines: strangeLines });
    const names = misspelt(settings.map(({ name }) => name));
    if (names.length > 0) notices.push({ kind: 'names-misspelt', file, names });
    const variables = Object.fromEntries(settings.map(({ name, value }) => [name, value]));
    return { file, variables: withoutWrapping(variables), identity: found.identity };
  }
  notices.push({ kind: 'file-ignored', file, reason: found.reason, why: found.why });
  return null;
}

/** The user's data folder: `BAY_HOME`, else XDG on Linux and the platform's own place elsewhere. */
function dataFolderOf(environment: Environment, machine: SettingsMachine): string {
  const { platform } = machine;
  const folderIn = (name: string) => {
    const path = environment[name] ?? '';
    return path === '' ? null : absolute(path, name, machine);
  };
  const moved = folderIn('BAY_HOME');
  if (moved !== null) return moved;
  const { homeFolder } = machine;
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'bay');
  if (platform === 'win32')
    return join(folderIn('LOCALAPPDATA') ?? join(homeFolder, 'AppData', 'Local'), 'bay');
  return join(folderIn('XDG_DATA_HOME') ?? join(homeFolder, '.local', 'share'), 'bay');
}

/** Settings that no blank or quotation mark can begin or end. A passphrase can. */
const BARE =
  /^(?:BAY_(?!TOKEN_PASSPHRASE$)\w+|GOOGLE_\w+|(?:CALENDAR_)?TIMEZONE|XDG_DATA_HOME|LOCALAPPDATA)$/;

/** The environment with what `unwrapped` takes off its settings. */
export function withoutWrapping(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value !== undefined && BARE.test(name) ? unwrapped(value) : value,
    ]),
  );
}

function defined(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}
