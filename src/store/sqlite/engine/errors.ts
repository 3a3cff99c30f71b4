import { AppError, type Failure, failureOf } from '../../../failure.ts';
import { GUARDS, GuardRefusal } from '../../sql/engine/sql.ts';

interface SqliteError extends Error {
  readonly code: string;
}

export function isSqliteError(thrown: unknown): thrown is SqliteError {
  return thrown instanceof Error && thrown.constructor.name === 'SqliteError';
}

/** Another process has the lock, as SQLite says it or as we do. */
export function isBusy(thrown: unknown): boolean {
  return isSqliteError(thrown) ? BUSY.test(thrown.code) : failureOf(thrown, 'database-locked') !== null;
}

const BUSY = /^SQLITE_(?:BUSY|LOCKED|PROTOCOL)/;

/** What SQLite threw, as a failure or refusal of ours where it is one; anything else (a bug) comes back as it is. */
export function translated(thrown: unknown, file: string, busyTimeoutMs: number): unknown {
  if (!isSqliteError(thrown)) return thrown;
  const guard = GUARDS.find((one) => one === thrown.message);
  if (guard !== undefined) return new GuardRefusal(guard, thrown);
  const failure = failureFor(thrown, file, busyTimeoutMs);
  return failure === null ? thrown : new AppError(failure, { cause: thrown });
}

function failureFor({ code, message }: SqliteError, file: string, waitedMs: number): Failure | null {
  if (code === 'SQLITE_FULL') return { code: 'database-full', file };
  if (code === 'SQLITE_NOTADB') return { code: 'database-foreign', file };
  if (BUSY.test(code)) return { code: 'database-locked', file, waitedMs };
  if (/^SQLITE_(READONLY|PERM|AUTH)/.test(code)) return { code: 'database-read-only', file };
  if (code.startsWith('SQLITE_CORRUPT') || message === 'malformed JSON') {
    return { code: 'database-damaged', file, found: [{ kind: 'unreadable', said: message }] };
  }
  if (/^SQLITE_(CANTOPEN|IOERR|NOLFS)/.test(code))
    return { code: 'database-unreachable', file, why: message };
  return null;
}
