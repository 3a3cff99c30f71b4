import { assert } from './assert.ts';
import { type FreeRow, joinedRow, sharedRow } from './free-row.ts';
import type { Instant, Interval } from './interval.ts';
import type { Job, JobPiece } from './job.ts';
import type { LocalDate } from './local-date.ts';
import { type Opening, openingOf, openOn } from './opening-hours.ts';
import type { Shop, TechnicianRules } from './shop.ts';
import { qualifies } from './skill.ts';
import { freeWindows, type Walk } from './slot.ts';
import { type Timeline, UNOCCUPIED } from './timeline.ts';
import { inTurns, joinedSpans, startsOfPiece, type Turn, turnStarts } from './turns.ts';

/** A question about free time. */
export interface SlotSearch {
  readonly shop: Pick<
    Shop,
    'zone' | 'hours' | 'specialHours' | 'breaks' | 'closures' | 'slotStepMinutes' | 'bays' | 'technicians'
  >;
  readonly job: Job;
  /** By bay and technician id; who is missing is free. All that touches the days asked must be in it. */
  readonly timelines: ReadonlyMap<number, Timeline>;
  /** Nothing begins earlier: now plus the lead time. */
  readonly notBefore: Instant;
  /** No window or job reaches past it. */
  readonly notAfter?: Instant | undefined;
  /** Only these bays; all when absent. */
  readonly bayIds?: readonly number[] | undefined;
  /** Only this technician; any who is qualified when absent. */
  readonly technicianId?: number | undefined;
}

/** One bay or technician on the way through the days. */
export interface Lane extends Walk {
  readonly id: number;
  readonly opening: Opening;
}

/** What one technician has free that day. */
interface StaffFree {
  /** Null: several who take turns, for each stretch that a job can fill from its start to its end; such stretches may overlap. */
  readonly technicianId: number | null;
  readonly free: FreeRow;
}

/** What one bay has free that day, and where the shop has technicians, what of it with each of them. */
export interface BayFree {
  readonly bay: Lane;
  readonly free: FreeRow;
  readonly by: readonly StaffFree[] | null;
}

/** Those who may do the job, in the shop's order, ready to be asked what they have free on any day. */
export interface Crew {
  readonly job: Job;
  readonly limits: Interval;
  readonly shop: Opening;
  readonly bays: readonly Lane[];
  /** Null in a shop without any, where a bay is enough. */
  readonly technicians: readonly Lane[] | null;
  /** For a job of several pieces: who may do which. Null where one of them does all of it. */
  readonly turns: readonly Turn<Lane>[] | null;
}

/** Prepares a search. A duration or step that is not positive, or a buffer below zero, is our own bug and fails an assertion. */
export function crewFor(search: SlotSearch): Crew {
  const { shop, job, timelines, bayIds, technicianId, notBefore, notAfter } = search;
  assert(
    job.durationMs > 0 && job.bufferMs >= 0,
    `a job of ${job.durationMs} ms and ${job.bufferMs} ms after`,
  );
  assert(shop.slotStepMinutes > 0, `a grid of ${shop.slotStepMinutes} minutes`);
  const shopOpening = openingOf(null, shop);
  const lane = (own: { readonly id: number } & Pick<TechnicianRules, 'hours' | 'away'>): Lane => ({
    id: own.id,
    opening: own.hours === null && own.away.length === 0 ? shopOpening : openingOf(own, shop),
    timeline: timelines.get(own.id) ?? UNOCCUPIED,
    cursor: 0,
  });
  const bays = shop.bays.filter(
    (bay) => (bayIds?.includes(bay.id) ?? true) && qualifies('bay', bay, job.skills, shop),
  );
  const asked = shop.technicians.filter(({ id }) => technicianId === undefined || id === technicianId);
  const able = ({ skills }: Pick<JobPiece, 'skills'>) =>
    asked.filter((technician) => qualifies('technician', technician, skills, shop));
  const crew = {
    job,
    limits: { start: notBefore, end: notAfter ?? Number.POSITIVE_INFINITY },
    shop: shopOpening,
    bays: bays.map(lane),
  };
  if (shop.technicians.length === 0) return { ...crew, technicians: null, turns: null };
  const { pieces } = job;
  if (pieces === undefined) return { ...crew, technicians: able(job).map(lane), turns: null };
  const lanes = new Map(asked.map((one) => [one, lane(one)]));
  const turns = pieces.map((piece) => ({
    piece,
    by: able(piece).map((technician) => lanes.get(technician) as Lane),
  }));
  return { ...crew, technicians: [...new Set(turns.flatMap(({ by }) => by))], turns };
}

function freeOf(
  lane: Lane,
  date: LocalDate,
  shopOpen: readonly Interval[],
  crew: Crew,
  leastMs = crew.job.durationMs,
): FreeRow {
  const open = lane.opening === crew.shop ? shopOpen : openOn(lane.opening, date);
  return freeWindows(open, lane, leastMs, crew.limits);
}

/**
 * What is free on one day for the whole job, bay by bay; where the shop has technicians, with each of them. `shopOpen`
 * is the shop's open time that day. Ascending days are fastest: each begins to look where the last one ended.
 */
export function freeOn(date: LocalDate, shopOpen: readonly Interval[], crew: Crew): BayFree[] {
  const { bays, technicians, turns } = crew;
  const found: BayFree[] = [];
  if (technicians === null) {
    for (const bay of bays) found.push({ bay, free: freeOf(bay, date, shopOpen, crew), by: null });
    return found;
  }
  if (turns !== null) return freeInTurns(date, shopOpen, crew, turns);
  const staff = technicians.map((lane) => ({
    technicianId: lane.id,
    free: freeOf(lane, date, shopOpen, crew),
  }));
  for (const bay of bays) found.push(staffed(bay, freeOf(bay, date, shopOpen, crew), staff, crew.job));
  return found;
}

/** Cuts a bay's free time to what each technician shares of it. One technician must be there for the whole job. */
function staffed(bay: Lane, bayFree: FreeRow, staff: readonly StaffFree[], { durationMs }: Job): BayFree {
  const by: StaffFree[] = [];
  let free: FreeRow = [];
  for (const { technicianId, free: hers } of staff) {
    const shared = sharedRow(bayFree, hers, durationMs);
    if (shared.length === 0) continue;
    by.push({ technicianId, free: shared });
    free = joinedRow(free, shared);
  }
  return { bay, free, by };
}

/** The same for a job of several pieces, each of which may be another technician's. */
function freeInTurns(
  date: LocalDate,
  shopOpen: readonly Interval[],
  crew: Crew,
  turns: readonly Turn<Lane>[],
): BayFree[] {
  const { durationMs } = crew.job;
  const leastMs = Math.min(...turns.map(({ piece }) => piece.durationMs));
  const lanes = crew.technicians ?? [];
  const free = new Map(lanes.map((lane) => [lane, freeOf(lane, date, shopOpen, crew, leastMs)]));
  const starts = turnStarts(turns, free);
  return crew.bays.map((bay) => {
    const whole = startsOfPiece(freeOf(bay, date, shopOpen, crew), { afterMs: 0, durationMs });
    const spans = inTurns(whole, starts, durationMs);
    return { bay, free: joinedSpans(spans), by: [{ technicianId: null, free: spans }] };
  });
}
