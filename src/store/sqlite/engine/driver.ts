import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import PackedDriver from 'better-sqlite3';
import { version as packedVersion } from 'better-sqlite3/package.json' with { type: 'json' };
import { AppError } from '../../../failure.ts';

/** 3.7.0 to 3.51.2 can corrupt a database that several processes write and checkpoint (WAL-reset race). */
const OLDEST_SAFE_SQLITE = [3, 51, 3] as const;

/** better-sqlite3 13 needs Node-API 10 (Node 22.14); on an older Node it would end the process without a word. */
const NAPI_OF_MAJOR: Readonly<Record<string, number>> = { '13': 10 };

/**
 * The native module, and what to open a database with. Of better-sqlite3 only the part that is compiled must come from
 * where it is installed; the JavaScript around it, a dozen small files, is packed with bay and used where the installed
 * version is the same to the letter. Reading it from there costs a fifth of starting Node.
 */
interface Driver {
  readonly Database: typeof PackedDriver;
  readonly options: PackedDriver.Options;
}

/** Loads the native module, or says in a sentence why it cannot be. Throws `native-module-missing`. */
export function loadDriver(): Driver {
  const folder = installedFolder();
  const version = versionIn(folder);
  const major = version.split('.')[0] ?? '';
  const needed = NAPI_OF_MAJOR[major] ?? 0;
  if (Number(process.versions['napi']) < needed) {
    throw missing(`better-sqlite3 ${major} does not run on Node ${process.versions.node}`);
  }
  const compiledPart = join(folder, 'build', 'Release', 'better_sqlite3.node');
  if (version === packedVersion && existsSync(compiledPart)) {
    return { Database: PackedDriver, options: { nativeBinding: compiledPart } };
  }
  try {
    return { Database: ownRequire()('better-sqlite3') as typeof PackedDriver, options: {} };
  } catch (cause) {
    throw missing((cause as Error).message.split('\n')[0] ?? 'it does not load', cause);
  }
}

/**
 * Looked for as Node does, from folder to folder, but not in bay's own, which are three or more; Node is asked where it has other
 * ways, for it costs a start more.
 */
function installedFolder(): string {
  for (let folder = join(import.meta.dirname, '../../..'); ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', 'better-sqlite3');
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) break;
  }
  try {
    return dirname(ownRequire().resolve('better-sqlite3/package.json'));
  } catch (cause) {
    throw missing('better-sqlite3 is not installed', cause);
  }
}

function ownRequire(): NodeJS.Require {
  return process.getBuiltinModule('node:module').createRequire(import.meta.filename);
}

/** `require` would do, at twice the price. */
function versionIn(folder: string): string {
  return /"version":\s*"([^"]+)"/.exec(readFileSync(join(folder, 'package.json'), 'utf8'))?.[1] ?? '';
}

function missing(why: string, cause?: unknown): AppError {
  return new AppError({ code: 'native-module-missing', why }, { cause });
}

/** Throws `native-module-missing` for an SQLite that is not safe for several processes. */
export function assertSafeSqlite(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [i, oldest] of OLDEST_SAFE_SQLITE.entries()) {
    const part = parts[i] ?? 0;
    if (part > oldest) return;
    if (part < oldest) throw missing(`its SQLite ${version} is older than ${OLDEST_SAFE_SQLITE.join('.')}`);
  }
}
