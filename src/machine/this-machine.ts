import { AppError } from '../failure.ts';
import type { Machine } from '../settings/settings.ts';
import { fileSystemOf } from './file-system.ts';
import { isThere, namesIn, readSmallFile } from './small-file.ts';

/** Where this process runs; each answer is looked for when it is asked for. */
export const THIS_MACHINE: Machine = {
  platform: process.platform,
  get homeFolder() {
    return homeFolder();
  },
  get workingFolder() {
    return workingFolder();
  },
  ownZone: () => {
    const zone: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return zone === 'Etc/Unknown' ? undefined : zone;
  },
  login,
  readFile: readSmallFile,
  isThere,
  namesIn,
  fileSystemOf,
};

/** A container may run under a number that no list of users has. */
function login(): string | undefined {
  try {
    return process.getBuiltinModule('node:os').userInfo().username;
  } catch {
    return undefined;
  }
}

/**
 * Throws `bad-configuration` where nobody has said which it is, as in a container under such a number, and where it would be
 * another one in every folder in which bay is run.
 */
function homeFolder(): string {
  const path = homeKnown();
  if (process.getBuiltinModule('node:path').isAbsolute(path)) return path;
  const problem = { kind: 'no-home-folder', path } as const;
  throw new AppError({ code: 'bad-configuration', setting: 'HOME', problem });
}

function homeKnown(): string {
  try {
    return process.getBuiltinModule('node:os').homedir();
  } catch {
    return '';
  }
}

/** Throws `bad-configuration` where somebody has removed it. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    const problem = { kind: 'working-folder-gone' } as const;
    throw new AppError({ code: 'bad-configuration', setting: 'PWD', problem }, { cause });
  }
}
