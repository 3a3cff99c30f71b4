/**
 * Starts a stopwatch that gives the whole milliseconds since, by the plainest clock that does not jump: `performance` is loaded
 * when first used.
 */
export function stopwatch(): () => number {
  const began = process.hrtime.bigint();
  return () => Math.round(Number(process.hrtime.bigint() - began) / 1_000_000);
}

/** Stops this thread for so many milliseconds: for what has to be waited for while nothing else may happen. */
export function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
