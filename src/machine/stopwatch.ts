/**
 * Starts a stopwatch that gives the whole milliseconds since, by the plainest clock that does not jump: `performance` is loaded
 * when first used.
 */
export function stopwatch(): () => number {
  const began = process.hrtime.bigint();
  return () => Math.round(Number(process.hrtime.bigint() - began) / 1_000_000);
}
