/** A moment, as milliseconds since the Unix epoch. */
export type Instant = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** A half-open stretch of time `[start, end)`: one may begin at the instant another ends. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** True when the two share an instant. An empty interval overlaps nothing. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end && a.start < a.end && b.start < b.end;
}

/** True when `inner` lies wholly inside `outer`. */
export function covers(outer: Interval, inner: Interval): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The same time as disjoint intervals in ascending order; touching ones are joined, empty ones dropped. */
export function merge(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const merged: { start: Instant; end: Instant }[] = [];
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What is left of `from` outside `holes`. Both must be disjoint and ascending, as `merge` returns them. */
export function subtract(from: readonly Interval[], holes: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let next = 0;
  for (const { start, end } of from) {
    let cursor = start;
    while (next < holes.length && (holes[next] as Interval).end <= cursor) next += 1;
    for (let i = next; i < holes.length && cursor < end; i += 1) {
      const hole = holes[i] as Interval;
      if (hole.start >= end) break;
      if (hole.start > cursor) left.push({ start: cursor, end: hole.start });
      cursor = Math.max(cursor, hole.end);
    }
    if (cursor < end) left.push({ start: cursor, end });
  }
  return left;
}

/** The time that both share. Both must be disjoint and ascending. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const shared: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as Interval;
    const y = b[j] as Interval;
    const start = Math.max(x.start, y.start);
    const end = Math.min(x.end, y.end);
    if (start < end) shared.push({ start, end });
    if (x.end < y.end) i += 1;
    else j += 1;
  }
  return shared;
}
