import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

function system(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: 'ignore' });
}

function mount(folder: string, kilobytes: number): boolean {
  try {
    system('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder);
    return true;
  } catch {
    return false;
  }
}

function unmount(folder: string): void {
  system('umount', folder);
}

/** Whether this user may mount small disks here: root on Linux, as a rule. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'bay-disk-'));
  const mounted = mount(folder, 64);
  if (mounted) unmount(folder);
  rmSync(folder, { recursive: true });
  return mounted;
}

/** A disk of that size, gone when the test has ended. Only where `canMount`. */
export function smallDisk(kilobytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'bay-disk-'));
  if (!mount(folder, kilobytes)) throw new Error('no disk can be mounted here');
  onTestFinished(() => {
    unmount(folder);
    rmSync(folder, { recursive: true });
  });
  return folder;
}
