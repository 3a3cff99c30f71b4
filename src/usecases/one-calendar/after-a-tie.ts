import { AppError, type Failure } from '../../failure.ts';
import type { Ports } from '../ports.ts';

/** No command takes much longer, whatever it waits for. */
const COMMAND_MS = 10_000;
/**
 * When to try again, in ms after the lost tie: the one whose event id is smaller goes first, the other leaves it the first try.
 */
const FIRST = { from: 2_000, to: 4_500 } as const;
const SECOND = { from: 5_500, to: 8_000 } as const;

/**
 * Somebody's event is of the very moment of ours, so that nobody can say who was first, and ours was taken back. Where it is
 * another book's, that book has most likely done the same: then neither has the time (docs/protocol.md §13).
 */
export class LostTie extends AppError {
  /** Known from the ids of the two events, which both books see. It decides how long to wait, and never who gets the time. */
  readonly goesFirst: boolean;

  constructor(failure: Failure, goesFirst: boolean) {
    super(failure);
    this.goesFirst = goesFirst;
  }
}

/**
 * Runs `attempt`, and again after every lost tie for as long as a command may last. The pause before is random, so that one of
 * those who lost finds the time free. Throws what the last attempt throws.
 */
export async function againAfterTie<T>(
  attempt: () => Promise<T>,
  {
    clock,
    stopwatch,
    random,
    observe,
    interruption,
  }: Pick<Ports, 'clock' | 'stopwatch' | 'random' | 'observe' | 'interruption'>,
): Promise<T> {
  const elapsed = stopwatch();
  for (;;) {
    const began = elapsed();
    try {
      return await attempt();
    } catch (thrown) {
      if (!(thrown instanceof LostTie)) throw thrown;
      const { from, to } = thrown.goesFirst ? FIRST : SECOND;
      // The next attempt will take about as long as this one did.
      const latest = COMMAND_MS - elapsed() - (elapsed() - began);
      if (latest < from) throw thrown;
      const pauseMs = Math.round(from + random() * (Math.min(to, latest) - from));
      observe({ kind: 'waiting', waitingFor: 'another book', ms: pauseMs });
      await clock.sleep(pauseMs, interruption);
    }
  }
}
