import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type FolderRefusal } from '../failure.ts';

/** A new folder for this user alone, to be removed by whoever asked. Throws `bad-configuration`, or `database-full`. */
export function temporaryFolder(): string {
  const place = process.getBuiltinModule('node:os').tmpdir();
  try {
    return mkdtempSync(join(place, 'bay-'));
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new AppError({ code: 'database-full', file: place }, { cause });
    const is = WHY[code];
    throw new AppError(
      {
        code: 'bad-configuration',
        setting: 'TMPDIR',
        problem: { kind: 'no-temporary-folder', place, why: is === undefined ? { said: code } : { is } },
      },
      { cause },
    );
  }
}

const WHY: Readonly<Record<string, Extract<FolderRefusal, { is: unknown }>['is']>> = {
  ENOENT: 'not-there',
  ENOTDIR: 'no-folder',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'read-only',
};
