import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../failure.ts';
import { makePrivateFolder } from '../../../machine/private-folder.ts';

/** Files of this user alone, in a folder of this user alone. All throw `token-store-failed`. */

/** Far more than a sign-in takes. */
const MOST_BYTES = 65_536;

/** 0 where the system has no such protection (Windows, whose user folders are the user's alone). */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
/** Opening a pipe in the file's place would wait for somebody who writes into it. */
const NO_WAIT = constants.O_NONBLOCK ?? 0;

/** The text, or null when there is no such file. What others can read, own or have put a link to is not read. */
export function readSecretFile(file: string): string | null {
  const folder = lstatOrNull(dirname(file));
  if (folder === null) return null;
  assertOwn(dirname(file), folder, folder.isDirectory());
  const fd = openedOrNull(file);
  if (fd === null) return null;
  try {
    const stats = fstatSync(fd);
    assertOwn(file, stats, stats.isFile());
    if (stats.size > MOST_BYTES) throw unsafe(file, 'it is far too long');
    return readFileSync(fd, 'utf8');
  } finally {
    closeSync(fd);
  }
}

/** Whether anything is there, also what would not be read. */
export function isThere(file: string): boolean {
  return lstatOrNull(file) !== null;
}

/** The names in such a folder; none where it is not there. */
export function namesInFolder(folder: string): string[] {
  try {
    return lstatOrNull(folder) === null ? [] : readdirSync(folder);
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

/**
 * Puts the text in place of the file in one step: a crash leaves the old file or the new one. One writer at a time (its
 * callers hold the lock); what writers before it left half done is removed.
 */
export function writeSecretFile(file: string, text: string): void {
  const half = `${file}.new.tmp`;
  try {
    ownFolder(dirname(file));
    removeHalfWritten(file);
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;
    const fd = openSync(half, flags, 0o600);
    try {
      writeFileSync(fd, text);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(half, file);
    syncFolder(dirname(file));
  } catch (cause) {
    discard(half);
    throw cause instanceof AppError ? cause : unwritable(file, cause);
  }
}

/** Removing what is not there is done already. */
export function removeSecretFile(file: string): void {
  try {
    if (lstatOrNull(dirname(file)) === null) return;
    removeHalfWritten(file);
    rmSync(file, { force: true });
    syncFolder(dirname(file));
  } catch (cause) {
    throw cause instanceof AppError ? cause : unwritable(file, cause);
  }
}

/** Makes the folder where it is not there. */
export function ownFolder(folder: string): void {
  try {
    makePrivateFolder(folder);
    const stats = lstatSync(folder);
    assertOwn(folder, stats, stats.isDirectory());
  } catch (cause) {
    throw cause instanceof AppError ? cause : unwritable(folder, cause);
  }
}

/** What cannot be removed either is removed by the next writer. */
function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // what is reported is why it could not be written
  }
}

function removeHalfWritten(file: string): void {
  const folder = dirname(file);
  const start = `${basename(file)}.`;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(start) && name.endsWith('.tmp')) rmSync(join(folder, name), { force: true });
  }
}

/** A rename is on the disk when its folder is. Windows opens no folders, and needs none opened. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function openedOrNull(file: string): number | null {
  try {
    return openSync(file, constants.O_RDONLY | NO_FOLLOW | NO_WAIT);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'ELOOP') throw unsafe(file, 'it is a link to another file');
    throw unreadable(file, cause);
  }
}

function lstatOrNull(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function assertOwn(path: string, { uid, mode }: Stats, isOfItsKind: boolean): void {
  if (!isOfItsKind) throw unsafe(path, 'it is a link or something else than it should be');
  if (process.getuid === undefined) return;
  if (uid !== process.getuid()) throw unsafe(path, 'it belongs to another user');
  if ((mode & 0o077) !== 0) throw unsafe(path, 'other users may look into it');
}

function unsafe(place: string, why: string): AppError {
  return new AppError({ code: 'token-store-failed', place, problem: 'unsafe', why });
}

function unreadable(place: string, cause: unknown): AppError {
  const { message } = cause as NodeJS.ErrnoException;
  return new AppError({ code: 'token-store-failed', place, problem: 'unreadable', why: message }, { cause });
}

function unwritable(place: string, cause: unknown): AppError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const why = code === 'ENOSPC' ? 'the disk is full' : message;
  return new AppError({ code: 'token-store-failed', place, problem: 'unwritable', why }, { cause });
}
