import type { Environment, FoundFile } from '../../src/settings/environment.ts';
import { type Choices, type Machine, readSettings, type Settings } from '../../src/settings/settings.ts';

const HOME_FOLDER = '/home/ana';
export const DATA_FOLDER = '/home/ana/.local/share/bay';
export const WORKING_FOLDER = '/home/ana/garage';

/** Where files are put in these tests. */
export interface Given {
  readonly environment?: Environment;
  /** The text of the data folder's `.env`. */
  readonly atHome?: string;
  /** That of the working folder's. */
  readonly here?: string;
  readonly files?: Readonly<Record<string, string | FoundFile>>;
  readonly choices?: Choices;
  readonly machine?: Partial<Machine>;
}

/** The settings in force on a machine with these files. */
export function settingsIn({
  environment = {},
  atHome,
  here,
  files = {},
  choices = {},
  machine = {},
}: Given): Settings {
  const there: Record<string, string | FoundFile> = {
    ...(atHome === undefined ? {} : { [`${DATA_FOLDER}/.env`]: atHome }),
    ...(here === undefined ? {} : { [`${WORKING_FOLDER}/.env`]: here }),
    ...files,
  };
  return readSettings(choices, environment, {
    platform: 'linux',
    homeFolder: HOME_FOLDER,
    workingFolder: WORKING_FOLDER,
    ownZone: () => 'America/Chicago',
    login: () => 'ana',
    readFile: (file) => {
      const found = there[file];
      if (found === undefined) return { kind: 'none' };
      return typeof found === 'string' ? { kind: 'text', text: found, identity: file } : found;
    },
    isThere: (path) => path in there,
    namesIn: (folder) =>
      Object.keys(there).flatMap((path) =>
        path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
      ),
    fileSystemOf: () => null,
    ...machine,
  });
}
