import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Part `share` of `shares`, from 0. */
export interface Share {
  readonly share: number;
  readonly shares: number;
}

/** The share of this process, where it is one of several that work on the same; null for the one that was started. */
export function ownShare(): Share | null {
  const [share, shares] = (process.env['BAY_SHARE'] ?? '').split('/').map(Number);
  return shares === undefined || share === undefined ? null : { share, shares };
}

/** Runs the program once for every core, with the arguments of this process, and hears what they tell with `tell`. */
export async function onEveryCore<Told>(program: string, hear: (told: Told) => void): Promise<void> {
  const shares = availableParallelism();
  const runs = Array.from({ length: shares }, async (_, share) => {
    const child = fork(program, process.argv.slice(2), {
      env: { ...process.env, BAY_SHARE: `${share}/${shares}` },
    });
    child.on('message', (told) => hear(told as Told));
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', resolve);
    });
    if (code !== 0) throw new Error(`part ${share} of the run ended with ${String(code)}`);
  });
  await Promise.all(runs);
}

export function tell<Told>(told: Told): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(told, undefined, undefined, (error) => (error === null ? resolve() : reject(error)));
  });
}
