import { assert } from './assert.ts';
import type { Instant, Interval } from './interval.ts';

/**
 * What takes the time of one bay or technician. Any order, overlaps and empty intervals are all welcome; an empty
 * interval takes nothing.
 *
 * `held`: our own live jobs. A bay's reach to the end of their buffer, `[start, end + buffer)`; a technician's do not.
 * `foreign`: other people's events in its calendar, which ask for no buffer. Each takes one unit of `capacity` (≥ 1).
 * Leave out an appointment that is being moved.
 */
export interface Occupancy<Held extends Interval = Interval, Foreign extends Interval = Interval> {
  readonly capacity: number;
  readonly held: readonly Held[];
  readonly foreign: readonly Foreign[];
}

/** Disjoint intervals in ascending order as two columns: the nth is `[starts[n], ends[n])`. Touching ones are joined. */
export interface Stretches {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** An occupancy prepared for questions: nothing in it is ever read from the beginning. */
export interface Timeline {
  /** Where jobs and events together leave no unit free. */
  readonly full: Stretches;
  /** Where our own jobs alone leave no unit free: what a new job's buffer must not touch. */
  readonly heldFull: Stretches;
}

const NOTHING: Stretches = { starts: new Float64Array(), ends: new Float64Array() };

/** The timeline of a bay or technician whom nothing occupies. */
export const UNOCCUPIED: Timeline = { full: NOTHING, heldFull: NOTHING };

/** Sorts a column in place; one that comes in order, as from an index, costs a single pass. */
function sorted(column: Float64Array): Float64Array {
  for (let i = 1; i < column.length; i += 1) {
    if ((column[i] as number) < (column[i - 1] as number)) return column.sort();
  }
  return column;
}

/**
 * Where at least `capacity` of the intervals run at once. Their starts and ends are sorted apart: the load at an
 * instant is the starts up to it less the ends up to it, whichever start belongs to whichever end.
 */
function stretchesAtLoad(lists: readonly (readonly Interval[])[], capacity: number): Stretches {
  let count = 0;
  for (const list of lists) for (const { start, end } of list) if (start < end) count += 1;
  if (count < capacity) return NOTHING;
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  let filled = 0;
  for (const list of lists) {
    for (const { start, end } of list) {
      if (start >= end) continue;
      starts[filled] = start;
      ends[filled] = end;
      filled += 1;
    }
  }
  return sweep(sorted(starts), sorted(ends), capacity);
}

/** Overwrites both columns with the stretches that it finds, which are never ahead of what it has read. */
function sweep(starts: Float64Array, ends: Float64Array, capacity: number): Stretches {
  let found = 0;
  let started = 0;
  let ended = 0;
  let full = false;
  while (ended < ends.length) {
    const nextStart = starts[started] ?? Number.POSITIVE_INFINITY;
    const nextEnd = ends[ended] as number;
    const at = nextStart < nextEnd ? nextStart : nextEnd;
    while (started < starts.length && starts[started] === at) started += 1;
    while (ended < ends.length && ends[ended] === at) ended += 1;
    const isFull = started - ended >= capacity;
    if (isFull && !full) starts[found] = at;
    if (full && !isFull) {
      ends[found] = at;
      found += 1;
    }
    full = isFull;
  }
  return { starts: starts.slice(0, found), ends: ends.slice(0, found) };
}

/**
 * Prepares an occupancy once for any number of questions. O(n log n), O(n) when it comes in order. A capacity below 1
 * is our own bug and fails an assertion; an interval that ends before it starts counts as empty.
 */
export function timeline({ capacity, held, foreign }: Occupancy): Timeline {
  assert(Number.isInteger(capacity) && capacity >= 1, `capacity ${capacity} is not a whole number from 1`);
  const heldFull = stretchesAtLoad([held], capacity);
  return { heldFull, full: foreign.length === 0 ? heldFull : stretchesAtLoad([held, foreign], capacity) };
}

/**
 * The first stretch that ends after `at`, or the number of stretches. O(1) from a `guess` that is right or one short,
 * O(log distance) ahead of it, O(log n) behind it: a walk through time costs what it passes, not what came before.
 */
export function firstEndingAfter({ ends }: Stretches, at: Instant, guess = 0): number {
  let low = 0;
  let high = guess;
  if (guess === 0 || (ends[guess - 1] as number) <= at) {
    low = guess;
    let stride = 1;
    while (low < ends.length && (ends[low] as number) <= at) {
      high = Math.min(low + stride, ends.length);
      if (high === ends.length || (ends[high] as number) > at) break;
      low = high;
      stride *= 2;
    }
    if (low === ends.length || (ends[low] as number) > at) return low;
    low += 1;
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretches that share an instant with `[start, end)`, whole. O(log n + stretches found). */
export function stretchesMeeting(stretches: Stretches, { start, end }: Interval): Interval[] {
  const met: Interval[] = [];
  for (let i = firstEndingAfter(stretches, start); i < stretches.starts.length; i += 1) {
    const stretch = { start: stretches.starts[i] as number, end: stretches.ends[i] as number };
    if (stretch.start >= end) break;
    met.push(stretch);
  }
  return met;
}
