import { lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** A file with a secret that others can come by. */
export interface ExposedFile {
  readonly kind: 'exposed';
  readonly urgent: true;
  readonly file: string;
  readonly why: 'readable' | 'in-git';
}

/** The list of a large repository takes longer to read than the question is worth. */
const MOST_INDEX_BYTES = 4_000_000;

/** Those of the files that other users can read or that git keeps. Starts no program; what cannot be told is left out. */
export function exposedFiles(files: readonly string[]): ExposedFile[] {
  return files.flatMap((file) => {
    const why = isReadableByOthers(file) ? 'readable' : isInGit(file) ? 'in-git' : null;
    return why === null ? [] : [{ kind: 'exposed', urgent: true, file, why }];
  });
}

function isReadableByOthers(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && process.getuid !== undefined && (stats.mode & 0o044) !== 0;
}

function isInGit(file: string): boolean {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (lstatSync(join(folder, '.git'), { throwIfNoEntry: false })?.isDirectory() === true) {
      const path = relative(folder, file).split(sep).join('/');
      return isListed(join(folder, '.git', 'index'), path);
    }
    if (folder === dirname(folder)) return false;
  }
}

/**
 * Whether git's index (version 2, what it writes by itself) names the path: the two bytes before a name hold its length in
 * their lower twelve bits, and a zero byte follows it.
 */
function isListed(index: string, path: string): boolean {
  const stats = statSync(index, { throwIfNoEntry: false });
  if (stats === undefined || stats.size > MOST_INDEX_BYTES) return false;
  const bytes = readFileSync(index);
  const name = Buffer.from(`${path}\0`);
  for (let at = bytes.indexOf(name); at >= 2; at = bytes.indexOf(name, at + 1)) {
    if ((bytes.readUInt16BE(at - 2) & 0x0fff) === name.length - 1) return true;
  }
  return false;
}
