import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** In memory where the system has such a place: the tests make thousands of commits, and none must outlive them. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A new folder that is gone when the test that asked for it has ended. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(SCRATCH, 'bay-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The path of a file that is not there yet, in a folder of its own. */
export function scratchFile(name = 'shop.db'): string {
  return join(scratchFolder(), name);
}
