import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import type { GivenNumbers } from '../../standing.ts';

/** How far a book was written. */
export interface LastWritten {
  /** Another one begins whenever it was settled that this copy is the one to go on. */
  readonly life: string;
  /** The newest entry of its journal. */
  readonly entry: number;
  readonly numbers: GivenNumbers;
}

/** What lies beside a book. `isOwn`: no copy that was put there with it, or in place of it. */
export interface FoundBeside {
  readonly written: LastWritten;
  readonly isOwn: boolean;
}

const nameOf = (file: string) => `${file}-last-written`;

/** By the clock of the file system: so soon after its first line the file is as it stays. A machine that is very busy tries again. */
const AT_ONCE_MS = 20;
const MOST_TRIES = 5;

/**
 * Notes how far the book is written, as a whole or not at all. The second line is when the first was written: whoever copies the
 * file, or restores it, cannot give it the time of change that goes with that.
 */
export function noteLastWritten(file: string, written: LastWritten): void {
  const name = nameOf(file);
  try {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (isAsLeft(name, writeAside(name, written))) return;
    }
  } catch {
    // Where nothing can be written beside the book, every process compares it with its calendars for itself.
  }
}

/** Gives when the first line was written. */
function writeAside(name: string, written: LastWritten): number {
  const fresh = openSync(`${name}-new`, 'w', 0o600);
  try {
    writeSync(fresh, `${JSON.stringify(written)}\n`);
    const { ctimeMs } = fstatSync(fresh);
    writeSync(fresh, `${ctimeMs}\n`);
    return ctimeMs;
  } finally {
    closeSync(fresh);
    renameSync(`${name}-new`, name);
  }
}

function isAsLeft(name: string, firstLineMs: number): boolean {
  return Math.abs(statSync(name).ctimeMs - firstLineMs) < AT_ONCE_MS;
}

/** Null where there is nothing, or nothing that can be read. */
export function lastWritten(file: string): FoundBeside | null {
  try {
    const name = nameOf(file);
    const [first = '', second = ''] = readFileSync(name, 'utf8').split('\n');
    const { life, entry, numbers } = JSON.parse(first) as Partial<LastWritten>;
    const { appointment, customer, vehicle } = numbers ?? {};
    if (typeof life !== 'string' || typeof entry !== 'number') return null;
    if (![appointment, customer, vehicle].every(Number.isSafeInteger)) return null;
    const isOwn = isAsLeft(name, Number(second));
    return { written: { life, entry, numbers: numbers as GivenNumbers }, isOwn };
  } catch {
    return null;
  }
}
