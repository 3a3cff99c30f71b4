import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Clock } from '../../../clock.ts';

/** This process among the others of the machine. */
export interface Processes {
  readonly own: number;
  /** True where it cannot be told. */
  isRunning(id: number): boolean;
}

interface LockSetup {
  readonly clock: Clock;
  readonly processes: Processes;
  /** How long to wait for another holder, which is also how long this one may hold it. */
  readonly waitMs: number;
}

/** Nobody has got the lock within the time. */
export class LockBusy extends Error {}

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 100;

/** A lock without a readable holder is being made right now, or was left by one who died in between. */
const UNNAMED_MS = 1_000;

let locksTaken = 0;

/**
 * Runs `work` while no other process does, by a file that names its holder. A holder who died or overstayed is put aside.
 * Two who put the same one aside at the same moment may both get in: what is done here must be harmless twice, only
 * wasteful. Where no file can be made, `work` runs without. It is told what is left of the time. Throws `LockBusy`.
 */
export async function underLock<T>(
  file: string,
  setup: LockSetup,
  work: (leftMs: number) => Promise<T>,
): Promise<T> {
  locksTaken += 1;
  const { clock, processes } = setup;
  const own = JSON.stringify([processes.own, locksTaken, clock.now() + setup.waitMs]);
  let waitedMs = 0;
  for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
    const taken = take(file, own);
    if (taken === 'impossible') return work(setup.waitMs);
    if (taken === 'taken') break;
    if (putAside(file, setup, waitedMs)) continue;
    if (waitedMs >= setup.waitMs) throw new LockBusy();
    await clock.sleep(ms);
    waitedMs += ms;
  }
  try {
    return await work(Math.max(1, setup.waitMs - waitedMs));
  } finally {
    if (readOrNull(file) === own) rmSync(file, { force: true });
  }
}

function take(file: string, own: string): 'taken' | 'busy' | 'impossible' {
  try {
    writeFileSync(file, own, { flag: 'wx', mode: 0o600 });
    return 'taken';
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EEXIST' ? 'busy' : 'impossible';
  }
}

/** True when the lock has been freed, so that it can be tried at once. */
function putAside(file: string, { clock, processes }: LockSetup, waitedMs: number): boolean {
  const holder = readOrNull(file);
  if (holder === null) return false;
  const [, pid, until] = /^\[(\d+),\d+,(\d+)\]$/.exec(holder) ?? [];
  const isHeld =
    pid === undefined
      ? waitedMs < UNNAMED_MS
      : processes.isRunning(Number(pid)) && clock.now() <= Number(until);
  if (isHeld || readOrNull(file) !== holder) return false;
  const aside = `${file}.old.tmp`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    return false; // another was faster
  }
  return true;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
