import { readFileSync, type StatSyncOptions, statSync, writeFileSync } from 'node:fs';
import type { Instant } from '../../../domain/interval.ts';
import type { Damage } from '../../../failure.ts';

/** What is remembered beside a book of how it was last found, so that not every command has to look at all of it. */
export interface CheckupNote {
  /** The file as bay left it then. Another look: somebody else has been at it, or bay did not come to its end. */
  readonly look: string;
  /** SQLite's count of changes to the tables. */
  readonly schemaVersion: number;
  /** Of which build's tables the book was then (`TABLES`). */
  readonly tables: string;
  /** What was found damaged. As long as there is anything, nothing is written into the book. */
  readonly damage: readonly Damage[];
  /** When the last round of checks began; null for none. */
  readonly roundAt: Instant | null;
  /** How many parts of it have been done; null when it is complete. */
  readonly partsDone: number | null;
}

const nameOf = (file: string) => `${file}-checkup`;

const EXACT: StatSyncOptions & { bigint: true; throwIfNoEntry: false } = {
  bigint: true,
  throwIfNoEntry: false,
};

/** Size, times and place of the file: cheap to ask for, and other after any change. Empty for one that cannot be seen. */
export function lookOf(file: string): string {
  try {
    const stat = statSync(file, EXACT);
    return stat === undefined ? '' : [stat.size, stat.mtimeNs, stat.ctimeNs, stat.ino].join(' ');
  } catch {
    return '';
  }
}

/** Null where there is none, or none that can be read. */
export function readNote(file: string): CheckupNote | null {
  try {
    const note = JSON.parse(readFileSync(nameOf(file), 'utf8')) as Partial<CheckupNote> | null;
    const { look, schemaVersion, tables, damage, roundAt, partsDone } = note ?? {};
    if (typeof look !== 'string' || typeof schemaVersion !== 'number' || !areDamages(damage)) return null;
    return {
      look,
      schemaVersion,
      tables: typeof tables === 'string' ? tables : '',
      damage,
      roundAt: typeof roundAt === 'number' ? roundAt : null,
      partsDone: typeof partsDone === 'number' ? partsDone : null,
    };
  } catch {
    return null;
  }
}

function areDamages(noted: unknown): noted is readonly Damage[] {
  return (
    Array.isArray(noted) && noted.every((each: Partial<Damage> | null) => typeof each?.kind === 'string')
  );
}

/** Without a flush: after a power cut it is missing or old, which asks for a look at the book. */
export function writeNote(file: string, note: CheckupNote): void {
  try {
    writeFileSync(nameOf(file), `${JSON.stringify(note)}\n`, { mode: 0o600 });
  } catch {
    // Where nothing can be written beside the book, every command looks for itself.
  }
}
