import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../failure.ts';

/** A new folder for this user alone, to be removed by whoever asked. Throws `bad-configuration`, or `database-full`. */
export function temporaryFolder(): string {
  const place = process.getBuiltinModule('node:os').tmpdir();
  try {
    return mkdtempSync(join(place, 'bay-'));
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new AppError({ code: 'database-full', file: place }, { cause });
    throw new AppError(
      {
        code: 'bad-configuration',
        setting: 'TMPDIR',
        problem: `no folder can be made in ${place}: ${WHY[code] ?? code}`,
        hint: 'Set TMPDIR to a folder that this user can write, as TMPDIR=/tmp.',
      },
      { cause },
    );
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'it is no folder',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'it is read-only',
};
