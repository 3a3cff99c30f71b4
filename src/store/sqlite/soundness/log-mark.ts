import { existsSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { lookOf } from './checkup-note.ts';

/**
 * A mark that lies beside a book for as long as commits are in its write-ahead log alone. As long as the book looks as it did
 * when it was made, none of them has been taken into it: then the log has to be there, and be no shorter than it was. A mark
 * that is missing or says nothing of this look leaves open what was lost; it is never wrong about what was not.
 */
interface LogMark {
  readonly look: string;
  readonly size: number;
}

const markOf = (file: string) => `${file}-unfinished`;
const logOf = (file: string) => `${file}-wal`;

/** To be called after a commit, with the look that the book then has. */
export function markLog(file: string, look: string): void {
  const size = logSize(file);
  if (size === 0) return;
  try {
    writeFileSync(markOf(file), `${JSON.stringify({ look, size } satisfies LogMark)}\n`, { mode: 0o600 });
  } catch {
    // Where nothing can be written beside the book, a lost log is not missed.
  }
}

/**
 * True where commits are gone. Reads the mark, the log and the book in this order, the opposite of the order in which a closing
 * process changes them.
 */
export function isLogLost(file: string): boolean {
  const mark = markAt(file);
  if (mark === null || logSize(file) >= mark.size) return false;
  return lookOf(file) === mark.look;
}

/** Once the log has been taken into the book, or a person knows that it is gone. */
export function forgetLog(file: string): void {
  try {
    if (existsSync(markOf(file))) unlinkSync(markOf(file));
  } catch {
    // Where nothing can be removed beside the book, the mark is out of date as soon as the book looks otherwise.
  }
}

export function hasLog(file: string): boolean {
  return lookOf(logOf(file)) !== '';
}

function logSize(file: string): number {
  try {
    return statSync(logOf(file), { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0; // it cannot be seen
  }
}

/** Mostly there is none, and to ask costs less than an exception. */
function markAt(file: string): LogMark | null {
  if (!existsSync(markOf(file))) return null;
  try {
    const { look, size } = JSON.parse(readFileSync(markOf(file), 'utf8')) as Partial<LogMark>;
    return typeof look === 'string' && typeof size === 'number' ? { look, size } : null;
  } catch {
    return null;
  }
}
