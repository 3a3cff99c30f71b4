import { isAscii } from 'node:buffer';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { MOST_FILE_BYTES } from '../domain/text-limits.ts';
import type { FoundFile, UnusableFile } from '../settings/environment.ts';
import { decodedText } from './text-encoding.ts';

const MOST_BYTES = MOST_FILE_BYTES['settings file'];

/** Somebody may put a pipe there between the look and the opening: it must not be waited for. */
const NO_WAIT = constants.O_NONBLOCK ?? 0;

/** A small text file, or what else is there. Waits for nobody, reads no more than `MOST_BYTES`, and never throws. */
export function readSmallFile(file: string): FoundFile {
  try {
    const link = lstatSync(file, { throwIfNoEntry: false });
    if (link === undefined) return { kind: 'none' };
    const stats = link.isSymbolicLink() ? statSync(file, { throwIfNoEntry: false }) : link;
    if (stats === undefined) return unusable('link-to-nothing');
    const kind = kindOf(stats);
    return kind === null ? contentOf(file) : unusable(kind);
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return { kind: 'none' };
    return unusable('unreadable', message);
  }
}

/** False where there is certainly nothing: what cannot be told is left to whoever opens it. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== 'ENOTDIR';
  }
}

/** The names in a folder; none where it is not there or cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : []; // an error costs more than a look
  } catch {
    return [];
  }
}

function contentOf(file: string): FoundFile {
  const fd = openSync(file, constants.O_RDONLY | NO_WAIT);
  try {
    const stats = fstatSync(fd);
    const kind = kindOf(stats);
    if (kind !== null) return unusable(kind);
    const bytes = firstBytes(fd);
    if (bytes.length > MOST_BYTES) return unusable('too-long');
    return { kind: 'text', text: textOf(bytes), identity: `${stats.dev}:${stats.ino}` };
  } finally {
    closeSync(fd);
  }
}

/** Nearly always plain ASCII, which needs no decoder. */
function textOf(bytes: Buffer): string {
  return isAscii(bytes) && !bytes.includes(0) ? bytes.toString('latin1') : decodedText(bytes).text;
}

/** One more than is taken, where there are as many; counted here, because a file may grow, or lie about its size. */
function firstBytes(fd: number): Buffer {
  const bytes = Buffer.allocUnsafe(MOST_BYTES + 1);
  let length = 0;
  for (;;) {
    const read = readSync(fd, bytes, length, bytes.length - length, null);
    length += read;
    if (read === 0 || length === bytes.length) return bytes.subarray(0, length);
  }
}

/** Null for a file. */
function kindOf(stats: Stats): UnusableFile | null {
  if (stats.isFile()) return null;
  if (stats.isDirectory()) return 'folder';
  if (stats.isFIFO()) return 'pipe';
  return stats.isSocket() ? 'socket' : 'device';
}

function unusable(reason: UnusableFile, why = ''): FoundFile {
  return { kind: 'unusable', reason, why };
}
