import type { Instant } from './interval.ts';
import { firstEndingAfter, type Stretches } from './timeline.ts';

/**
 * Free stretches as one flat row: start, end, start, end … ascending and disjoint. The slot engine speaks it inside,
 * because a row of numbers costs no object for each stretch.
 */
export type FreeRow = readonly Instant[];

/**
 * Adds to `row` what `busy` leaves of `[start, end)`, in stretches of at least `minDurationMs`, and returns the cursor
 * for the next call. A cursor is a guess of where to look first: any from 0 to the number of stretches is right, one
 * near `start` is fast. O(stretches met + log distance).
 */
export function appendFree(
  busy: Stretches,
  start: Instant,
  end: Instant,
  minDurationMs: number,
  row: Instant[],
  cursor = 0,
): number {
  const { starts, ends } = busy;
  let at = start;
  let next = firstEndingAfter(busy, start, cursor);
  for (; next < starts.length; next += 1) {
    const busyFrom = starts[next] as number;
    if (busyFrom >= end) break;
    if (busyFrom > at && busyFrom - at >= minDurationMs) row.push(at, busyFrom);
    at = ends[next] as number;
    if (at >= end) return next;
  }
  if (end > at && end - at >= minDurationMs) row.push(at, end);
  return next;
}

/** The stretches that both rows share, those of at least `minDurationMs`. O(a + b). */
export function sharedRow(a: FreeRow, b: FreeRow, minDurationMs: number): FreeRow {
  const shared: Instant[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const start = Math.max(a[i] as number, b[j] as number);
    const end = Math.min(a[i + 1] as number, b[j + 1] as number);
    if (end > start && end - start >= minDurationMs) shared.push(start, end);
    if ((a[i + 1] as number) < (b[j + 1] as number)) i += 2;
    else j += 2;
  }
  return shared;
}

/** The time of either row; touching stretches are joined. O(a + b). */
export function joinedRow(a: FreeRow, b: FreeRow): FreeRow {
  if (a.length === 0) return b;
  const joined: Instant[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const fromA = (a[i] ?? Number.POSITIVE_INFINITY) <= (b[j] ?? Number.POSITIVE_INFINITY);
    const start = (fromA ? a[i] : b[j]) as number;
    const end = (fromA ? a[i + 1] : b[j + 1]) as number;
    if (fromA) i += 2;
    else j += 2;
    const last = joined.length - 1;
    if (last < 0 || start > (joined[last] as number)) joined.push(start, end);
    else if (end > (joined[last] as number)) joined[last] = end;
  }
  return joined;
}
