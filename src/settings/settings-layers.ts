import { join, resolve } from 'node:path';
import { badSetting, type Environment, type FoundFile } from './environment.ts';
import { type EnvFile, readEnvFile } from './settings-file.ts';
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

/**
 * Reads both `.env` files; `environment` is without wrapping already. Throws `bad-configuration` for a data folder that cannot
 * be meant.
 */
export function readLayers(environment: Environment, machine: SettingsMachine): Layers {
  const { workingFolder } = machine;
  const dataFolder = dataFolderOf(environment, machine);
  const notices: SettingsNotice[] = [];
  const atHome = readEnvFile(join(dataFolder, '.env'), machine.readFile, notices);
  const here =
    workingFolder === dataFolder ? null : readEnvFile(join(workingFolder, '.env'), machine.readFile, notices);
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
  // Most are written out, and a start makes no pattern that it can do without.
  if (!/[~$%]/.test(path)) return resolve(machine.workingFolder, path);
  const home = HOME.exec(path)?.[0];
  if (home !== undefined) return join(machine.homeFolder, path.slice(home.length).replaceAll('\\', '/'));
  const part = /^~[^\\/]*|\$(?:[A-Z_][A-Z\d_]+|\{\w+\})|%[A-Za-z_]\w*%/.exec(path)?.[0];
  if (part === undefined) return resolve(machine.workingFolder, path);
  throw badSetting(setting, { kind: 'left-to-a-shell', value: path, part });
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

function defined(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}
