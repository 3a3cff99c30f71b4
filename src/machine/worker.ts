import { readFileSync } from 'node:fs';
import type { Worker } from '../store/images.ts';

/**
 * This process among those that share the work: machine, number and start, by which a process is told from a later one of
 * the same number. Asking for it reads a file, so it is asked for when first needed.
 */
export function thisWorker(processId: number): Worker {
  let id: string | null = null;
  return {
    get id() {
      id ??= [hostname(), processId, startOf(processId) ?? UNKNOWN].join('/');
      return id;
    },
    hasEnded,
  };
}

/** Asked for when first needed: most commands work alone. */
function hostname(): string {
  return process.getBuiltinModule('node:os').hostname();
}

/** The start of a process on a system that does not tell. */
const UNKNOWN = '-';

/** True for a process of this machine that is not there any more, or is another one by now. What cannot be told lives. */
function hasEnded(id: string): boolean {
  const [host, number = '', start] = id.split('/');
  const processId = Number(number);
  if (host !== hostname() || !Number.isSafeInteger(processId) || processId <= 0) return false;
  if (!isRunning(processId)) return true;
  return start !== UNKNOWN && startOf(processId) !== start;
}

/** True for what cannot be told. */
export function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (thrown) {
    // Any other refusal comes from a process that is there, and somebody else's.
    return (thrown as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** When a process began, in ticks since the machine did (proc(5): field 22); null where that cannot be read. */
function startOf(processId: number): string | null {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
