import { type BayFree, crewFor, freeOn, type SlotSearch } from './crew.ts';
import { type Instant, type Interval, MINUTE_MS, overlaps } from './interval.ts';
import type { Job } from './job.ts';
import type { LocalDate } from './local-date.ts';
import { openOn } from './opening-hours.ts';
import { freeStarts } from './slot.ts';
import { type ClosedReason, closedReason } from './why-closed.ts';
import { appendGrid, dayInterval } from './zone.ts';

/** A maximal free stretch of one bay. */
export interface Window extends Interval {
  readonly bayId: number;
}

/**
 * A bay that can take a job, and the technicians who can do all of it there, in the shop's order; none in a shop without any, and
 * for a job of several pieces.
 */
export interface StartBay {
  readonly bayId: number;
  readonly technicianIds: readonly number[];
}

/** A moment at which a job can start, and where: at least one bay, in the shop's order. */
export interface Start {
  readonly start: Instant;
  readonly bays: readonly StartBay[];
}

export interface DayWindows {
  readonly date: LocalDate;
  /** Why the shop is not open at all that day; null when it is, full or not. */
  readonly closedReason: ClosedReason | null;
  /** By start, then in the shop's order of bays. */
  readonly windows: readonly Window[];
}

export interface DaySlots extends DayWindows {
  /** Ascending. A window may have none: between two steps of the grid, or too short for the buffer. */
  readonly starts: readonly Start[];
}

/**
 * By start; where starts are equal the bays keep their order. Each window is put into its place from behind: most begin
 * when the shop opens or a break ends, so that few pass many others, and a general sort takes several times as long.
 */
function windowsOf(bays: readonly BayFree[]): Window[] {
  const windows: Window[] = [];
  for (const { bay, free } of bays) {
    for (let i = 0; i < free.length; i += 2) {
      const window = { bayId: bay.id, start: free[i] as number, end: free[i + 1] as number };
      let place = windows.push(window) - 1;
      for (; place > 0 && (windows[place - 1] as Window).start > window.start; place -= 1) {
        windows[place] = windows[place - 1] as Window;
      }
      windows[place] = window;
    }
  }
  return windows;
}

interface OpenStart {
  readonly start: Instant;
  readonly bays: { readonly bayId: number; readonly technicianIds: number[] }[];
}

function startsOf(bays: readonly BayFree[], grid: readonly Instant[], job: Job): Start[] {
  const board: OpenStart[] = [];
  for (const start of grid) board.push({ start, bays: [] });
  for (const { bay, free, by } of bays) {
    if (by === null) offerAlone(board, bay.id, freeStarts(free, bay.timeline, job, grid));
    for (const { technicianId, free } of by ?? []) {
      const starts = freeStarts(free, bay.timeline, job, grid);
      if (technicianId === null) offerAlone(board, bay.id, starts);
      else offerStaffed(board, bay.id, technicianId, starts);
    }
  }
  return board.filter((at) => at.bays.length > 0);
}

function offerAlone(board: readonly OpenStart[], bayId: number, starts: readonly Instant[]): void {
  const alone = { bayId, technicianIds: [] };
  let next = 0;
  for (const start of starts) {
    while ((board[next] as OpenStart).start < start) next += 1;
    (board[next] as OpenStart).bays.push(alone);
  }
}

function offerStaffed(
  board: readonly OpenStart[],
  bayId: number,
  technicianId: number,
  starts: readonly Instant[],
): void {
  let next = 0;
  for (const start of starts) {
    while ((board[next] as OpenStart).start < start) next += 1;
    const { bays } = board[next] as OpenStart;
    const last = bays[bays.length - 1];
    if (last?.bayId === bayId) last.technicianIds.push(technicianId);
    else bays.push({ bayId, technicianIds: [technicianId] });
  }
}

/** Every moment of the open time, on the shop's grid, at which a job could start if all were free. */
function gridOf(open: readonly Interval[], { shop, job }: SlotSearch): Instant[] {
  const grid: Instant[] = [];
  for (const { start, end } of open) {
    appendGrid(shop.zone, start, end - job.durationMs, shop.slotStepMinutes * MINUTE_MS, grid);
  }
  return grid;
}

/**
 * The free windows of each of `days`, without looking for starts. Ascending days are fastest. A duration or step that
 * is not positive is our own bug and fails an assertion.
 */
export function findWindows(search: SlotSearch, days: readonly LocalDate[]): DayWindows[] {
  const crew = crewFor(search);
  const found: DayWindows[] = [];
  for (const date of days) {
    const open = openOn(crew.shop, date);
    const windows = windowsOf(freeOn(date, open, crew));
    found.push({ date, closedReason: reasonOf(date, open, search), windows });
  }
  return found;
}

/**
 * The free windows of each of `days`, and the moments at which the job can start. Windows are clipped to their local
 * day, so that a job never crosses midnight. A start lies wholly inside what one bay, and where the shop has technicians
 * one of them for each piece of the job, has free; the job's buffer is asked of the bay alone.
 *
 * O(days × bays × (technicians + 1) + windows + starts + busy intervals inside the days), with a logarithm of the history
 * once for each bay and technician.
 */
export function findSlots(search: SlotSearch, days: readonly LocalDate[]): DaySlots[] {
  const crew = crewFor(search);
  const found: DaySlots[] = [];
  for (const date of days) {
    const open = openOn(crew.shop, date);
    const bays = freeOn(date, open, crew);
    const starts = startsOf(bays, gridOf(open, search), search.job);
    found.push({ date, closedReason: reasonOf(date, open, search), windows: windowsOf(bays), starts });
  }
  return found;
}

function reasonOf(date: LocalDate, open: readonly Interval[], { shop }: SlotSearch): ClosedReason | null {
  return open.length > 0 ? null : closedReason(date, null, shop);
}

/** How far `at` is from the nearest instant of a local day. */
function distanceTo({ start, end }: Interval, at: Instant): number {
  return Math.max(start - at, at - end, 0);
}

/**
 * The `count` starts nearest to `wanted` among `days` (any order), ascending; of two that are equally near, the earlier.
 * One that is `wanted` itself is the nearest; none at which the job would meet one of `without`, or at
 * which it may not begin. Days are looked at from the
 * nearest outward and no further than needed.
 */
export function nearestStarts(
  search: SlotSearch,
  days: readonly LocalDate[],
  wanted: Instant,
  {
    count = 2,
    without = [],
    mayBegin = () => true,
  }: {
    readonly count?: number;
    readonly without?: readonly Interval[];
    readonly mayBegin?: (at: Instant) => boolean;
  } = {},
): Start[] {
  const crew = crewFor(search);
  const nearer = (a: number, b: number) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b;
  const outward = days
    .map((date) => ({ date, distance: distanceTo(dayInterval(search.shop.zone, date), wanted) }))
    .sort((a, b) => a.distance - b.distance);
  let nearest: Start[] = [];
  for (const { date, distance } of outward) {
    const furthest = nearest[count - 1];
    if (furthest !== undefined && distance > Math.abs(furthest.start - wanted)) break;
    const open = openOn(crew.shop, date);
    const { durationMs } = search.job;
    const grid = gridOf(open, search).filter(
      (start) =>
        mayBegin(start) && !without.some((taken) => overlaps(taken, { start, end: start + durationMs })),
    );
    const starts = startsOf(freeOn(date, open, crew), grid, search.job);
    nearest = [...nearest, ...starts].sort((a, b) => nearer(a.start, b.start)).slice(0, count);
  }
  return nearest.sort((a, b) => a.start - b.start);
}
