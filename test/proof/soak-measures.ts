import { readdirSync } from 'node:fs';
import { getActiveResourcesInfo } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What this process holds on to. */
export interface Held {
  readonly heapBytes: number;
  /** Sockets, timers, requests: all that may still have something to say. */
  readonly resources: number;
  /** Files and sockets that are open, as Linux counts them; 0 elsewhere. */
  readonly descriptors: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Once all is gone that nobody holds. */
export async function held(): Promise<Held> {
  for (let i = 0; i < 3; i += 1) {
    collect();
    await new Promise((resolve) => void setImmediate(resolve));
  }
  return {
    heapBytes: process.memoryUsage().heapUsed,
    resources: getActiveResourcesInfo().length,
    descriptors: descriptors(),
  };
}

function descriptors(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}

/** By how much something grows from one to the next, as the straight line that fits best; 0 for fewer than two. */
export function slopeOf(values: readonly number[]): number {
  const mid = (values.length - 1) / 2;
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const spread = values.reduce((sum, _, i) => sum + (i - mid) ** 2, 0);
  return spread === 0 ? 0 : values.reduce((sum, one, i) => sum + (i - mid) * (one - mean), 0) / spread;
}
