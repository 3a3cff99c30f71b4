import { assert } from './assert.ts';
import { type FreeRow, joinedRow, sharedRow } from './free-row.ts';
import type { Instant, Interval } from './interval.ts';
import type { LocalDate } from './local-date.ts';
import { effectiveHours, type Opening, openingOf, openOn } from './opening-hours.ts';
import type { Shop, WeeklyHours } from './shop.ts';
import { qualifies } from './skill.ts';
import { freeWindows, type JobTime, type Walk } from './slot.ts';
import { type Timeline, UNOCCUPIED } from './timeline.ts';

/** What has to be done: how long, and the skills that it asks for (see `qualifies`). */
export interface Job extends JobTime {
  readonly skills: readonly string[];
}

/** A question about free time. */
export interface SlotSearch {
  readonly shop: Pick<
    Shop,
    'zone' | 'hours' | 'breaks' | 'closures' | 'slotStepMinutes' | 'bays' | 'technicians'
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
  readonly technicianId: number;
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
}

/** Prepares a search. A duration or step that is not positive, or a buffer below zero, is our own bug and fails an assertion. */
export function crewFor(search: SlotSearch): Crew {
  const { shop, job, timelines, bayIds, technicianId, notBefore, notAfter } = search;
  assert(
    job.durationMs > 0 && job.bufferMs >= 0,
    `a job of ${job.durationMs} ms and ${job.bufferMs} ms after`,
  );
  assert(shop.slotStepMinutes > 0, `a grid of ${shop.slotStepMinutes} minutes`);
  const shopOpening = openingOf(shop.hours, shop);
  const lane = ({ id, hours }: { readonly id: number; readonly hours: WeeklyHours | null }): Lane => ({
    id,
    opening: hours === null ? shopOpening : openingOf(effectiveHours(shop.hours, hours), shop),
    timeline: timelines.get(id) ?? UNOCCUPIED,
    cursor: 0,
  });
  const bays = shop.bays.filter(
    (bay) => (bayIds?.includes(bay.id) ?? true) && qualifies('bay', bay, job.skills, shop),
  );
  const technicians = shop.technicians.filter(
    (technician) =>
      (technicianId === undefined || technician.id === technicianId) &&
      qualifies('technician', technician, job.skills, shop),
  );
  return {
    job,
    limits: { start: notBefore, end: notAfter ?? Number.POSITIVE_INFINITY },
    shop: shopOpening,
    bays: bays.map(lane),
    technicians: shop.technicians.length === 0 ? null : technicians.map(lane),
  };
}

function freeOf(lane: Lane, date: LocalDate, shopOpen: readonly Interval[], crew: Crew): FreeRow {
  const open = lane.opening === crew.shop ? shopOpen : openOn(lane.opening, date);
  return freeWindows(open, lane, crew.job.durationMs, crew.limits);
}

/**
 * What is free on one day for the whole job, bay by bay; where the shop has technicians, with each of them. `shopOpen`
 * is the shop's open time that day. Ascending days are fastest: each begins to look where the last one ended.
 */
export function freeOn(date: LocalDate, shopOpen: readonly Interval[], crew: Crew): BayFree[] {
  const { bays, technicians } = crew;
  const found: BayFree[] = [];
  if (technicians === null) {
    for (const bay of bays) found.push({ bay, free: freeOf(bay, date, shopOpen, crew), by: null });
    return found;
  }
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
