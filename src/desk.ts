import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from './app.ts';
import type { Environment } from './config.ts';
import { AppError } from './failure.ts';

/** `input` is asked for when it is read: reading a pipe as a file fails while nothing has come yet. */
interface StandardInput {
  readonly hasTerminal: boolean;
  readonly input: () => AsyncIterable<Uint8Array>;
}

/** The files of this machine, and the editor that the environment names (`VISUAL`, `EDITOR`). */
export function deskOf(environment: Environment, { hasTerminal, input }: StandardInput): Desk {
  return {
    readText: async (file) => (file === '-' ? decoded(await everything(input())) : readText(file)),
    edit: async (text, name) => {
      const editor = environment['VISUAL'] || environment['EDITOR'] || (hasTerminal ? 'vi' : '');
      if (editor === '') throw editorFailed('is not set, and there is no terminal for vi');
      const folder = mkdtempSync(join(tmpdir(), 'bay-'));
      try {
        const file = join(folder, name);
        writeFileSync(file, text, { mode: 0o600 });
        runEditor(editor, file);
        return readText(file);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    readTextIfAny: async (file) => (existsSync(file) ? readText(file) : null),
    writeSecret: async (file, text) => replaceFile(file, text),
    writeText: async (file, text) => writeText(file, text),
    keep: async (text, name) => {
      const file = join(mkdtempSync(join(tmpdir(), 'bay-')), name);
      writeFileSync(file, text, { mode: 0o600 });
      return file;
    },
  };
}

function readText(file: string): string {
  try {
    return decoded(readFileSync(file));
  } catch (cause) {
    throw new AppError({ code: 'file-unreadable', file, why: reason(cause) }, { cause });
  }
}

function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new AppError({ code: 'file-unwritable', file, why: refusal(cause) }, { cause });
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
  const target = isThere ? realpathSync(file) : file;
  const half = `${target}.${process.pid}.tmp`;
  try {
    const fd = openSync(half, 'wx', isThere ? statSync(target).mode & 0o700 : 0o600);
    try {
      writeFileSync(fd, text);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(half, target);
  } catch (cause) {
    if (existsSync(half)) rmSync(half);
    const why = reason(cause);
    throw new AppError({ code: 'token-store-failed', place: file, problem: 'unwritable', why }, { cause });
  }
}

async function everything(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of input) parts.push(part);
  return Buffer.concat(parts);
}

/** UTF-8, as nearly everything is; else Windows' western alphabet, in which spreadsheets like to save. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * `EDITOR` may bring arguments (`code --wait`): split at spaces, never given to a shell. What it shows goes to stderr,
 * because stdout carries the result.
 */
function runEditor(editor: string, file: string): void {
  const [program, ...words] = editor.split(/\s+/).filter((word) => word !== '');
  const { error, status } = spawnSync(program as string, [...words, file], { stdio: [0, 2, 2] });
  if (error === undefined && status === 0) return;
  const why = error === undefined ? `ended with ${status}` : `cannot be started: ${reason(error)}`;
  throw editorFailed(`${editor} ${why}; nothing was changed`);
}

function editorFailed(problem: string): AppError {
  const hint = 'Name an editor that works, as EDITOR=nano; or use bay shop export and bay shop import.';
  return new AppError({ code: 'bad-configuration', setting: 'EDITOR', problem, hint });
}

function reason(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'it may not be read';
  if (code === 'EISDIR') return 'it is a folder';
  return message;
}
