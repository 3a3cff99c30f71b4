import { appendFree, type FreeRow } from './free-row.ts';
import type { Instant, Interval } from './interval.ts';
import { firstEndingAfter, type Timeline } from './timeline.ts';

/** How long a job takes its bay, and how long the bay then stays free of our next one. */
export interface JobTime {
  readonly durationMs: number;
  readonly bufferMs: number;
}

/** A timeline, and where the last question ended in it: the next one, if it is about a later day, begins there. */
export interface Walk {
  readonly timeline: Timeline;
  cursor: number;
}

/**
 * The maximal free windows of at least `minDurationMs` in one bay, or for one technician: `open` (disjoint and ascending,
 * as `openOn` returns it) less what is full, cut to `limits`, which may fall inside a minute.
 *
 * O(open + busy intervals inside it + log of the distance walked), whatever the history.
 */
export function freeWindows(
  open: readonly Interval[],
  walk: Walk,
  minDurationMs: number,
  limits: Interval,
): FreeRow {
  const free: Instant[] = [];
  for (const { start, end } of open) {
    const from = Math.max(start, limits.start);
    const until = Math.min(end, limits.end);
    if (until - from < minDurationMs) continue;
    walk.cursor = appendFree(walk.timeline.full, from, until, minDurationMs, free, walk.cursor);
  }
  return free;
}

/**
 * Every moment of `grid` (ascending) at which a job can start in one bay: the job lies wholly inside one of `windows`
 * (as `freeWindows` returns them) and its buffer ends before our next job begins. The buffer may run past the window:
 * closing time, breaks and other people's events do not mind it.
 *
 * O(grid + windows + busy intervals met).
 */
export function freeStarts(
  windows: FreeRow,
  { heldFull }: Timeline,
  { durationMs, bufferMs }: JobTime,
  grid: readonly Instant[],
): Instant[] {
  const found: Instant[] = [];
  let next = 0;
  let cursor = 0;
  for (let window = 0; window < windows.length; window += 2) {
    const first = windows[window] as number;
    const last = (windows[window + 1] as number) - durationMs;
    while (next < grid.length && (grid[next] as number) < first) next += 1;
    for (; next < grid.length && (grid[next] as number) <= last; next += 1) {
      const start = grid[next] as number;
      const end = start + durationMs;
      if (bufferMs > 0) {
        cursor = firstEndingAfter(heldFull, end, cursor);
        if (cursor < heldFull.starts.length && (heldFull.starts[cursor] as number) < end + bufferMs) continue;
      }
      found.push(start);
    }
  }
  return found;
}
