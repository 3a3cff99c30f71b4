import type { World } from '../cli/world.ts';

/** The signals by which somebody wishes the process to end, and their numbers. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * For so long after the first signal, others count as the same wish: closing a terminal or stopping a service sends several.
 */
const SAME_WISH_MS = 1_000;

/** What is needed of the process. */
interface Process {
  readonly on: (name: keyof typeof SIGNALS, heard: () => void) => unknown;
  readonly now: () => number;
  readonly exit: (code: number) => void;
}

/**
 * The first signal is told and obeyed by whoever listens; what comes right after it changes nothing, so that it cannot take the
 * word away; a later one ends the process at once. Nobody stops listening before the process has ended: a signal must
 * not change the code of what is done.
 */
export function signalsOf({ on, now, exit }: Process): World['onInterruption'] {
  return ({ heard, lastWord }) => {
    let first: number | null = null;
    for (const name of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const)
      on(name, () => {
        if (first === null) {
          first = now();
          heard();
        } else if (now() - first >= SAME_WISH_MS) exit(lastWord(128 + SIGNALS[name]));
      });
  };
}
