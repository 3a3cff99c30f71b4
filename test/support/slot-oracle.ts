import { DateTime, IANAZone } from 'luxon';
import type { SlotSearch } from '../../src/domain/crew.ts';
import type { Interval } from '../../src/domain/interval.ts';
import type { JobPiece } from '../../src/domain/job.ts';
import type { LocalDate, Weekday } from '../../src/domain/local-date.ts';
import type { OwnTimes } from '../../src/domain/opening-hours.ts';
import type { MinuteRange, Shop } from '../../src/domain/shop.ts';
import type { Start, Window } from '../../src/domain/slot-search.ts';
import type { Occupancy } from '../../src/domain/timeline.ts';

/**
 * The rules of free time written a second time, as slowly and plainly as possible: every tick of a local day is asked
 * by itself whether it is free. It shares no arithmetic with the engine; wall time comes from luxon. Every boundary in
 * a case must lie on a tick, and durations must be whole ticks.
 */
export interface OracleCase extends Omit<SlotSearch, 'timelines' | 'shop'> {
  readonly shop: Omit<SlotSearch['shop'], 'zone'>;
  readonly zoneName: string;
  readonly occupancies: ReadonlyMap<number, Occupancy>;
  readonly tickMs: number;
}

interface Tick {
  readonly at: number;
  readonly date: LocalDate;
  readonly weekday: Weekday;
  /** Wall-clock milliseconds since midnight. */
  readonly wallMs: number;
}

type Claimable = Pick<Shop['bays'][number], 'id' | 'hours' | 'away' | 'skills'>;

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const offsetsSeen = new Map<string, Map<number, number>>();

/** Luxon's offset in milliseconds, remembered, for luxon needs many microseconds for each. */
function luxonOffset(zoneName: string, at: number): number {
  const seen = offsetsSeen.get(zoneName) ?? new Map<number, number>();
  offsetsSeen.set(zoneName, seen);
  const offset = seen.get(at) ?? Math.round(IANAZone.create(zoneName).offset(at) * MINUTE);
  seen.set(at, offset);
  return offset;
}

/** Read at both ends of its quarter of an hour, and to the minute only where those differ: changes come on a minute. */
function offsetOfTick(zoneName: string, at: number): number {
  const quarter = Math.floor(at / QUARTER) * QUARTER;
  const before = luxonOffset(zoneName, quarter);
  if (before === luxonOffset(zoneName, quarter + QUARTER)) return before;
  return luxonOffset(zoneName, Math.floor(at / MINUTE) * MINUTE);
}

const daysSeen = new Map<string, Tick[]>();

/** Every tick at which the clock of the zone shows that date, in the order in which they happen. */
export function ticksOf(zoneName: string, date: LocalDate, tickMs: number): Tick[] {
  const key = `${zoneName} ${date} ${tickMs}`;
  const seen = daysSeen.get(key);
  if (seen !== undefined) return seen;
  const midnight = DateTime.fromISO(date, { zone: 'utc' }).toMillis();
  const weekday = weekdayOf(date);
  const ticks: Tick[] = [];
  for (let at = midnight - 26 * 60 * MINUTE; at < midnight + 50 * 60 * MINUTE; at += tickMs) {
    const wallMs = at + offsetOfTick(zoneName, at) - midnight;
    if (wallMs >= 0 && wallMs < 24 * 60 * MINUTE) ticks.push({ at, date, weekday, wallMs });
  }
  daysSeen.set(key, ticks);
  return ticks;
}

/** The dates of the years on which, or on the eve of which, the clocks change: luxon's noons have different offsets. */
export function clockChangeDates(zoneName: string, fromYear: number, toYear: number): LocalDate[] {
  const dates: LocalDate[] = [];
  let eve = DateTime.fromObject({ year: fromYear - 1, month: 12, day: 31, hour: 12 }, { zone: zoneName });
  while (eve.year <= toYear) {
    const day = eve.plus({ days: 1 });
    if (day.offset !== eve.offset) dates.push(eve.toISODate() as LocalDate, day.toISODate() as LocalDate);
    eve = day;
  }
  return dates;
}

function inRanges(ranges: readonly MinuteRange[], wallMs: number): boolean {
  return ranges.some(({ from, to }) => wallMs >= from * MINUTE && wallMs < to * MINUTE);
}

function weekdayOf(date: LocalDate): Weekday {
  return DateTime.fromISO(date, { zone: 'utc' }).setLocale('en').weekdayLong?.toLowerCase() as Weekday;
}

/** Is the shop, and the one whose `own` times these are, open at that tick? */
export function isOpen(shop: OracleCase['shop'], own: OwnTimes, tick: Tick): boolean {
  const { weekday } = tick;
  const special = shop.specialHours.find(({ date }) => date === tick.date);
  if (!inRanges(special === undefined ? shop.hours[weekday] : special.ranges, tick.wallMs)) return false;
  const ownRanges = own?.hours?.[weekday] ?? null;
  if (ownRanges !== null && !inRanges(ownRanges, tick.wallMs)) return false;
  for (const rest of shop.breaks) {
    if ((rest.days === null || rest.days.includes(weekday)) && inRanges([rest], tick.wallMs)) return false;
  }
  for (const { fromDate, toDate, hours } of [...shop.closures, ...(own?.away ?? [])]) {
    const today = fromDate <= tick.date && tick.date <= toDate;
    if (today && (hours === null || inRanges([hours], tick.wallMs))) return false;
  }
  return true;
}

function running(intervals: readonly Interval[], at: number): number {
  let count = 0;
  for (const { start, end } of intervals) if (start <= at && at < end) count += 1;
  return count;
}

/** The skills that a job asks of technicians or of bays, read from the rule's words. */
function asks(shop: OracleCase['shop'], kind: 'bays' | 'technicians', skill: string): boolean {
  const bayKnows = shop.bays.some((bay) => bay.skills.includes(skill));
  const technicianKnows = shop.technicians.some((technician) => technician.skills.includes(skill));
  if (kind === 'bays') return bayKnows;
  return technicianKnows || (!technicianKnows && !bayKnows);
}

function suited<T extends Claimable>(
  { shop }: OracleCase,
  kind: 'bays' | 'technicians',
  all: readonly T[],
  skills: readonly string[],
): T[] {
  return all.filter((one) => skills.every((skill) => one.skills.includes(skill) || !asks(shop, kind, skill)));
}

/** The ticks at which a bay or technician has a unit free. */
function freeTicks(test: OracleCase, who: Claimable, ticks: readonly Tick[]): Set<number> {
  const occupancy = test.occupancies.get(who.id) ?? { capacity: 1, held: [], foreign: [] };
  const free = new Set<number>();
  for (const tick of ticks) {
    const { at } = tick;
    if (at < test.notBefore || at + test.tickMs > (test.notAfter ?? Number.POSITIVE_INFINITY)) continue;
    if (!isOpen(test.shop, who, tick)) continue;
    if (running(occupancy.held, at) + running(occupancy.foreign, at) < occupancy.capacity) free.add(at);
  }
  return free;
}

/** Runs of ticks that follow one another without a gap, ascending. */
export function runsOf(ticks: Iterable<number>, tickMs: number): Interval[] {
  const runs: { start: number; end: number }[] = [];
  for (const at of [...ticks].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.end === at) last.end = at + tickMs;
    else runs.push({ start: at, end: at + tickMs });
  }
  return runs;
}

function bufferFits(test: OracleCase, bayId: number, end: number): boolean {
  const occupancy = test.occupancies.get(bayId);
  if (occupancy === undefined) return true;
  for (let at = end; at < end + test.job.bufferMs; at += test.tickMs) {
    if (running(occupancy.held, at) >= occupancy.capacity) return false;
  }
  return true;
}

/** What `findSlots` must answer for one day: every tick is asked whether the whole job can begin there, in that bay. */
export function oracleSlots(test: OracleCase, date: LocalDate): { windows: Window[]; starts: Start[] } {
  const { job, shop, tickMs } = test;
  const ticks = ticksOf(test.zoneName, date, tickMs);
  const bays = suited(test, 'bays', shop.bays, job.skills).filter(
    ({ id }) => test.bayIds?.includes(id) ?? true,
  );
  const free = new Map(
    [...bays, ...shop.technicians].map((one) => [one.id, freeTicks(test, one, ticks)] as const),
  );
  const isFree = (id: number, from: number, durationMs: number) => {
    for (let at = from; at < from + durationMs; at += tickMs) if (!free.get(id)?.has(at)) return false;
    return true;
  };
  const asked = shop.technicians.filter(
    ({ id }) => test.technicianId === undefined || id === test.technicianId,
  );
  const { pieces = [{ afterMs: 0, durationMs: job.durationMs, skills: job.skills }] } = job;
  const able = new Map(
    pieces.map((piece) => [piece, suited(test, 'technicians', asked, piece.skills)] as const),
  );
  /** Who is free for that piece of a job that begins at `start`. */
  const doing = (piece: JobPiece, start: number) =>
    (able.get(piece) ?? []).filter(({ id }) => isFree(id, start + piece.afterMs, piece.durationMs));
  const fits = (bayId: number, start: number) =>
    isFree(bayId, start, job.durationMs) &&
    (shop.technicians.length === 0 || pieces.every((piece) => doing(piece, start).length > 0));

  const windows: Window[] = [];
  for (const bay of bays) {
    const offered = new Set<number>();
    for (const { at: start } of ticks) {
      if (!fits(bay.id, start)) continue;
      for (let at = start; at < start + job.durationMs; at += tickMs) offered.add(at);
    }
    for (const run of runsOf(offered, tickMs)) windows.push({ bayId: bay.id, ...run });
  }
  const order = bays.map(({ id }) => id);
  windows.sort((a, b) => a.start - b.start || order.indexOf(a.bayId) - order.indexOf(b.bayId));

  const starts: Start[] = [];
  for (const { at, wallMs } of ticks) {
    if (wallMs % MINUTE !== 0 || (wallMs / MINUTE) % shop.slotStepMinutes !== 0) continue;
    const there = bays.filter(({ id }) => fits(id, at) && bufferFits(test, id, at + job.durationMs));
    const [only] = pieces;
    const technicianIds =
      job.pieces === undefined && only !== undefined ? doing(only, at).map(({ id }) => id) : [];
    if (there.length > 0)
      starts.push({ start: at, bays: there.map(({ id }) => ({ bayId: id, technicianIds })) });
  }
  return { windows, starts };
}
