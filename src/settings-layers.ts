import { join, resolve } from 'node:path';
import type { Environment, FoundFile } from './environment.ts';
import type { SettingsNotice } from './settings-notice.ts';

/** Where the program runs, as far as settings are concerned. */
export interface SettingsMachine {
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  readonly workingFolder: string;
  readonly readFile: (file: string) => FoundFile;
  /** False where there is certainly nothing. */
  readonly isThere: (path: string) => boolean;
  /** The names in a folder; none where it is not there or cannot be read. */
  readonly namesIn: (folder: string) => readonly string[];
  readonly parseEnv: (text: string) => Environment;
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

/** Reads both `.env` files. Never throws. */
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
    const moved = atHome.variables['BAY_HOME'] ?? '';
    const names = moved === '' || absolute(moved, machine) === dataFolder ? [] : ['BAY_HOME'];
    notices.push(...ignored(atHome.file, names, null));
  }
  if (nearby !== null) {
    const given = Object.entries(nearby.variables).filter(
      ([name, value]) => ONLY_TRUSTED.test(name) && (value ?? '') !== '' && trusted[name] !== value,
    );
    notices.push(
      ...ignored(
        nearby.file,
        given.map(([name]) => name),
        join(dataFolder, '.env'),
      ),
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

/** A path as somebody wrote it into the settings: `~` is the home folder, and what is relative is meant from here. */
export function absolute(
  path: string,
  { homeFolder, workingFolder }: Pick<SettingsMachine, 'homeFolder' | 'workingFolder'>,
): string {
  if (path === '~' || path.startsWith('~/')) return join(homeFolder, path.slice(1));
  return resolve(workingFolder, path);
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
  { readFile, parseEnv }: SettingsMachine,
  notices: SettingsNotice[],
): EnvFile | null {
  const found = readFile(file);
  if (found.kind === 'none') return null;
  if (found.kind === 'text') return { file, variables: parseEnv(found.text), identity: found.identity };
  notices.push({ kind: 'file-ignored', file, reason: found.reason, why: found.why });
  return null;
}

/** The user's data folder: `BAY_HOME`, else XDG on Linux and the platform's own place elsewhere. */
function dataFolderOf(environment: Environment, machine: SettingsMachine): string {
  const { platform, homeFolder } = machine;
  const moved = environment['BAY_HOME'] ?? '';
  if (moved !== '') return absolute(moved, machine);
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'bay');
  if (platform === 'win32')
    return join(environment['LOCALAPPDATA'] || join(homeFolder, 'AppData', 'Local'), 'bay');
  return join(environment['XDG_DATA_HOME'] || join(homeFolder, '.local', 'share'), 'bay');
}

function defined(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}
