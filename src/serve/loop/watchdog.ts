/** What has started this process, and wants to hear from it. */
export interface ServiceManager {
  readonly tell: (state: string) => void;
  /** It wants to hear of progress at least this often; null where it does not. */
  readonly everyMs: number | null;
}

/** What a service manager is told, which starts the process anew when it hears of no progress. */
export interface Watchdog {
  readonly ready: () => void;
  /** To be called at each progress. */
  readonly fed: () => void;
  readonly stopping: () => void;
}

/** Half of what it waits for is early enough, and the loop gets on much more often. */
export function watchdogOf(manager: ServiceManager | null, stopwatch: () => () => number): Watchdog {
  let sinceMs = stopwatch();
  const everyMs = manager?.everyMs ?? null;
  return {
    ready: () => manager?.tell('READY=1'),
    fed: () => {
      if (everyMs === null || sinceMs() < everyMs / 2) return;
      sinceMs = stopwatch();
      manager?.tell('WATCHDOG=1');
    },
    stopping: () => manager?.tell('STOPPING=1'),
  };
}
