import { DAY_MS, type Instant, type Interval, MINUTE_MS } from './interval.ts';
import { dateOfWall, type LocalDate, wallMidnight } from './local-date.ts';

/**
 * A time zone as the list of its clock changes, 1970 to 2100, so that wall times cost a binary search and no `Intl`.
 *
 * `offsets[i]` (milliseconds east of UTC) holds from `changes[i]` until `changes[i + 1]`; `changes[0]` is before all
 * instants that bay keeps. `tzdata` is the edition of the time zone database that it was read from: another edition
 * means that it must be read again.
 */
export interface ZoneRules {
  readonly name: string;
  readonly tzdata: string;
  readonly changes: readonly Instant[];
  readonly offsets: readonly number[];
}

/** Before every instant that bay keeps, and finite, because JSON knows no infinity. */
export const BEFORE_ALL: Instant = -1e15;

/** A clock that never changes, `offset` milliseconds east of UTC. */
export function fixedZone(name: string, offset: number): ZoneRules {
  return { name, tzdata: '', changes: [BEFORE_ALL], offsets: [offset] };
}

/** The instants that a wall time names: one, none (clocks jump over it) or two (clocks go back over it). */
export type WallInstants =
  | { readonly kind: 'one'; readonly at: Instant }
  | {
      readonly kind: 'skipped';
      readonly jumpFrom: number;
      readonly jumpTo: number;
      readonly changeAt: Instant;
    }
  | { readonly kind: 'twice'; readonly first: Instant; readonly second: Instant };

function ruleAt(zone: ZoneRules, at: Instant): number {
  let low = 0;
  let high = zone.changes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((zone.changes[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Milliseconds east of UTC at that instant. */
export function offsetAt(zone: ZoneRules, at: Instant): number {
  return zone.offsets[ruleAt(zone, at)] as number;
}

/** The wall clock at that instant, as milliseconds since 1970-01-01T00:00 on that clock. */
export function wallAt(zone: ZoneRules, at: Instant): number {
  return at + offsetAt(zone, at);
}

export function dateAt(zone: ZoneRules, at: Instant): LocalDate {
  return dateOfWall(wallAt(zone, at));
}

/** Every instant at which the shop's clock shows `wallMs`. */
export function instantsOf(zone: ZoneRules, wallMs: number): WallInstants {
  const last = ruleAt(zone, wallMs + DAY_MS);
  const found: Instant[] = [];
  let jump = -1;
  for (let rule = ruleAt(zone, wallMs - DAY_MS); rule <= last; rule += 1) {
    const at = wallMs - (zone.offsets[rule] as number);
    const from = zone.changes[rule] as number;
    const until = zone.changes[rule + 1] ?? Number.POSITIVE_INFINITY;
    if (at >= from && at < until) found.push(at);
    if (at < from && wallMs - (zone.offsets[rule - 1] ?? 0) >= from) jump = rule;
  }
  const [first, second] = found;
  if (first !== undefined)
    return second === undefined ? { kind: 'one', at: first } : { kind: 'twice', first, second };
  const changeAt = zone.changes[jump] as number;
  return {
    kind: 'skipped',
    changeAt,
    jumpFrom: changeAt + (zone.offsets[jump - 1] as number),
    jumpTo: changeAt + (zone.offsets[jump] as number),
  };
}

/** True where clocks go back over what the clock shows at that instant, so that it shows it once more. */
export function isShownTwice(zone: ZoneRules, at: Instant): boolean {
  const { changes, offsets } = zone;
  const rule = ruleAt(zone, at);
  const offset = offsets[rule] as number;
  const turnedBack = (offsets[rule - 1] ?? offset) - offset;
  const willTurnBack = offset - (offsets[rule + 1] ?? offset);
  return (
    at < (changes[rule] as number) + turnedBack ||
    at >= (changes[rule + 1] ?? Number.POSITIVE_INFINITY) - willTurnBack
  );
}

/** The first instant at which the clock shows `wallMs` or, where clocks jump over it, the instant of the jump. */
export function earliestOf(zone: ZoneRules, wallMs: number): Instant {
  const instants = instantsOf(zone, wallMs);
  if (instants.kind === 'one') return instants.at;
  return instants.kind === 'twice' ? instants.first : instants.changeAt;
}

/**
 * Every instant at which the clock shows a time in `[wallFrom, wallTo)`, disjoint and ascending: nearly always one
 * stretch; shorter or none where clocks jump ahead, longer or two where they go back.
 */
export function instantsWithin(zone: ZoneRules, wallFrom: number, wallTo: number): Interval[] {
  const { changes, offsets } = zone;
  const stretches: { start: Instant; end: Instant }[] = [];
  for (
    let rule = ruleAt(zone, wallFrom - DAY_MS);
    rule < changes.length && (changes[rule] as number) < wallTo + DAY_MS;
    rule += 1
  ) {
    const offset = offsets[rule] as number;
    const start = Math.max(wallFrom - offset, changes[rule] as number);
    const end = Math.min(wallTo - offset, changes[rule + 1] ?? Number.POSITIVE_INFINITY);
    const last = stretches.at(-1);
    if (start >= end) continue;
    if (last?.end === start) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches;
}

/** The offset of every instant that shows the wall day from `midnight`, or null when clocks change within a day of it. */
export function steadyOffset(zone: ZoneRules, midnight: number): number | null {
  const rule = ruleAt(zone, midnight - DAY_MS);
  const next = zone.changes[rule + 1];
  return next === undefined || next > midnight + 2 * DAY_MS ? (zone.offsets[rule] as number) : null;
}

/**
 * Adds to `grid`, ascending, every instant from `from` to `until` (both included) at which the clock shows a multiple
 * of `stepMs` since its midnight. The count begins anew each midnight; a time shown twice is on the grid twice.
 */
export function appendGrid(
  zone: ZoneRules,
  from: Instant,
  until: Instant,
  stepMs: number,
  grid: Instant[],
): void {
  const { changes, offsets } = zone;
  for (
    let rule = ruleAt(zone, from);
    rule < changes.length && (changes[rule] as number) <= until;
    rule += 1
  ) {
    const offset = offsets[rule] as number;
    const last = Math.min(until, (changes[rule + 1] ?? Number.POSITIVE_INFINITY) - 1);
    let at = Math.max(from, changes[rule] as number);
    while (at <= last) {
      const midnight = Math.floor((at + offset) / DAY_MS) * DAY_MS - offset;
      const end = Math.min(last, midnight + DAY_MS - 1);
      for (at = midnight + Math.ceil((at - midnight) / stepMs) * stepMs; at <= end; at += stepMs)
        grid.push(at);
      at = midnight + DAY_MS;
    }
  }
}

/** The local day: 23, 24 or 25 hours in most zones, from its first instant to the next day's. */
export function dayInterval(zone: ZoneRules, date: LocalDate): Interval {
  const midnight = wallMidnight(date);
  return { start: earliestOf(zone, midnight), end: earliestOf(zone, midnight + DAY_MS) };
}

/** `2026-11-23T09:00` as the shop's clock shows it. */
export function wallText(zone: ZoneRules, at: Instant): string {
  return new Date(wallAt(zone, at)).toISOString().slice(0, 16);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** `-05:00` */
export function offsetText(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS);
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `2026-11-23T09:00:00-05:00`: ISO 8601 with the shop's offset at that instant. */
export function isoText(zone: ZoneRules, at: Instant): string {
  return new Date(wallAt(zone, at)).toISOString().slice(0, 19) + offsetText(offsetAt(zone, at));
}
