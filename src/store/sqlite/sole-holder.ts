import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { makePrivateFolder } from '../../machine/private-folder.ts';
import { loadDriver } from './engine/driver.ts';
import { isBusy, translated } from './engine/errors.ts';

/** That this process alone stays with a book, until it is released or the process ends, however it does. */
export interface SoleHolder {
  readonly release: () => void;
}

/**
 * Takes the lock beside a book, or gives null where another process has it. It is SQLite's own lock on an empty database: the system
 * gives it back as soon as the process is gone, so no number of a process that is long dead is ever in the way. Nothing else may
 * open that file: a process that opens and closes it once more gives back the lock that it holds itself. Throws the
 * `database-…` failures.
 */
export function soleHolder(file: string): SoleHolder | null {
  const { Database, options } = loadDriver();
  const lock = lockOf(file);
  let db: BetterSqlite3.Database | null = null;
  try {
    makePrivateFolder(dirname(file));
    const held = new Database(lock, { ...options, timeout: 0 });
    db = held;
    held.pragma('locking_mode = EXCLUSIVE');
    held.exec('BEGIN EXCLUSIVE');
    return { release: () => held.close() };
  } catch (thrown) {
    db?.close();
    if (isBusy(thrown)) return null;
    throw translated(thrown, lock, 0);
  }
}

function lockOf(file: string): string {
  return `${file}-serve`;
}
