import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type FileKind, MOST_FILE_BYTES } from '../domain/text-limits.ts';
import { AppError, type SettingProblem } from '../failure.ts';
import type { Environment } from '../settings/settings.ts';
import { NoFile, readAtMost, TooMuch, takeAtMost } from './limited-reading.ts';
import { listensAt } from './local-port.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { type DecodedText, decodedText, encodedOnce, type ReadAgainText } from './text-encoding.ts';

/** Files and programs of the user's machine, for the commands that read, write or edit a file. */
export interface Desk {
  /** No more of it than a file of that kind may have. Throws `file-unreadable`, `file-too-large`. `-` is standard input. */
  readText(file: string, what: FileKind): Promise<string>;
  /** As `readText`, with what is to be told of how the text was written. */
  readDecoded(file: string, what: FileKind): Promise<ReadAgainText>;
  /** Opens the text in the user's editor and gives what was saved. Throws as `readText`, and `bad-configuration`. */
  edit(text: string, name: string, what: FileKind): Promise<string>;
  /** Null where there is no such file. Throws as `readText`. */
  readTextIfAny(file: string, what: FileKind): Promise<string | null>;
  /** Puts a text with a secret in place of a file in one step; a new file is for this user alone. Throws `token-store-failed`. */
  writeSecret(file: string, text: string): Promise<void>;
  /** Writes a text that anybody may read, in place of what the file held. Throws `file-unwritable`. */
  writeText(file: string, text: string): Promise<void>;
  /** Writes a text for this user into a file that is not there yet; false where one is. Throws `file-unwritable`. */
  writeNew(file: string, text: string): Promise<boolean>;
  /** Puts a text where it can be found again, and says where. Throws `bad-configuration`, `file-unwritable`. */
  keep(text: string, name: string): Promise<string>;
  /** Whether a program of this machine takes connections at that port. */
  listensAt(port: number): Promise<boolean>;
}

/** `input` is asked for when it is read: reading a pipe as a file fails while nothing has come yet. */
interface StandardInput {
  readonly hasTerminal: boolean;
  readonly input: () => AsyncIterable<Uint8Array>;
}

/** The files of this machine, and the editor that the environment names (`VISUAL`, `EDITOR`). */
export function deskOf(environment: Environment, { hasTerminal, input }: StandardInput): Desk {
  const read = async (file: string, what: FileKind) =>
    file === '-' ? decodedComing(input(), what) : readDecoded(file, what);
  return {
    readText: async (file, what) => (await read(file, what)).text,
    readDecoded: async (file, what) => {
      const decoded = await read(file, what);
      return { ...decoded, ...encodedOnce(decoded.text) };
    },
    edit: async (text, name, what) => {
      const editor = (environment['VISUAL'] || environment['EDITOR'] || (hasTerminal ? 'vi' : '')).trim();
      if (editor === '') throw editorFailed({ kind: 'no-editor' });
      const folder = temporaryFolder();
      try {
        const file = join(folder, name);
        writeText(file, text, 0o600);
        runEditor(editor, file);
        return readText(file, what);
      } finally {
        removeQuietly(folder);
      }
    },
    readTextIfAny: async (file, what) => (existsSync(file) ? readText(file, what) : null),
    writeSecret: async (file, text) => replaceFile(file, text),
    writeText: async (file, text) => writeText(file, text),
    writeNew: async (file, text) => writeNew(file, text),
    keep: async (text, name) => {
      const file = join(temporaryFolder(), name);
      writeText(file, text, 0o600);
      return file;
    },
    listensAt,
  };
}

function readText(file: string, what: FileKind): string {
  return readDecoded(file, what).text;
}

function readDecoded(file: string, what: FileKind): DecodedText {
  try {
    return decodedText(readAtMost(file, MOST_FILE_BYTES[what]));
  } catch (cause) {
    throw unread(file, what, cause);
  }
}

async function decodedComing(input: AsyncIterable<Uint8Array>, what: FileKind): Promise<DecodedText> {
  try {
    return decodedText(await takeAtMost(input, MOST_FILE_BYTES[what]));
  } catch (cause) {
    throw unread('standard input', what, cause);
  }
}

function unread(file: string, what: FileKind, cause: unknown): AppError {
  if (cause instanceof TooMuch)
    return new AppError({ code: 'file-too-large', file, what, mostBytes: MOST_FILE_BYTES[what] }, { cause });
  const why = cause instanceof NoFile ? cause.message : reason(cause);
  return new AppError({ code: 'file-unreadable', file, why }, { cause });
}

function writeText(file: string, text: string, mode = 0o666): void {
  try {
    writeFileSync(file, text, { mode });
  } catch (cause) {
    throw new AppError({ code: 'file-unwritable', file, why: refusal(cause) }, { cause });
  }
}

/** All of it or, where the disk is full, nothing. */
function writeNew(file: string, text: string): boolean {
  let fd = -1;
  try {
    fd = openSync(file, 'wx', 0o600);
    writeFileSync(fd, text);
    fsyncSync(fd);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    if (fd >= 0) removeQuietly(file);
    throw new AppError({ code: 'file-unwritable', file, why: refusal(cause) }, { cause });
  } finally {
    if (fd >= 0) closeSync(fd);
  }
}

/** What is left behind must not hide what was done. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Where nothing can be removed any more, it stays.
  }
}

function refusal(cause: unknown): string {
  const { code = '' } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such folder';
  return ['EACCES', 'EPERM', 'EROFS'].includes(code) ? 'it may not be written' : reason(cause);
}

/**
 * In one step, so that a crash leaves the old file or the new one. A link goes on pointing where it did. Whoever else could
 * read the file cannot any more: from now on there is a secret in it.
 */
function replaceFile(file: string, text: string): void {
  const isThere = existsSync(file);
  let half = '';
  try {
    const target = isThere ? realpathSync(file) : file;
    half = `${target}.${process.pid}.tmp`;
    const fd = openSync(half, 'wx', isThere ? statSync(target).mode & 0o700 : 0o600);
    try {
      writeFileSync(fd, text);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(half, target);
  } catch (cause) {
    if (half !== '') removeQuietly(half);
    const why = reason(cause);
    throw new AppError({ code: 'token-store-failed', place: file, problem: 'unwritable', why }, { cause });
  }
}

/**
 * `EDITOR` may bring arguments (`code --wait`): split at spaces, never given to a shell. What it shows goes to stderr,
 * because stdout carries the result.
 */
function runEditor(editor: string, file: string): void {
  const [program, ...words] = editor.split(/\s+/).filter((word) => word !== '');
  const { error, status, signal } = spawnSync(program as string, [...words, file], { stdio: [0, 2, 2] });
  if (error === undefined && status === 0) return;
  const how = signal === null ? { status } : { signal };
  const ended = error === undefined ? how : { why: reason(error) };
  throw editorFailed({ kind: 'editor-failed', editor, ended });
}

function editorFailed(problem: SettingProblem): AppError {
  return new AppError({ code: 'bad-configuration', setting: 'EDITOR', problem });
}

function reason(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'it may not be read';
  if (code === 'EISDIR') return 'it is a folder';
  return message;
}
