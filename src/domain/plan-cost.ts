import type { Interval } from './interval.ts';
import type { PlanPlace, PlanVisit } from './plan-visit.ts';
import { isSamePlace, ownPlace } from './plan-visit.ts';

/**
 * What a plan asks of customers, the worst first: promises that are broken, visits that have no place, visits on another day, at
 * another time, and with another bay or technician. Plans are compared in that order, as words are by their letters.
 */
export type PlanCost = readonly [
  broken: number,
  unplaced: number,
  otherDay: number,
  otherTime: number,
  changed: number,
];

export const NO_COST: PlanCost = [0, 0, 0, 0, 0];

export function sumOf(one: PlanCost, other: PlanCost): PlanCost {
  return [one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3], one[4] + other[4]];
}

/** Negative where the first is the better. */
export function compared(one: PlanCost, other: PlanCost): number {
  for (let i = 0; i < one.length; i += 1) {
    const difference = (one[i] as number) - (other[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** True where the visit would keep its promise at its own time and does not in the place that it gets; null: it gets none. */
export function breaksPromise(visit: PlanVisit, place: PlanPlace | null): boolean {
  const { promisedAt, start, end } = visit;
  if (promisedAt === null || end > promisedAt) return false;
  return place === null || place.start + (end - start) > promisedAt;
}

/** What a place asks of a visit's customer; null: it has none. `ownDay`: the day on which the visit is now. */
export function costOf(visit: PlanVisit, place: PlanPlace | null, ownDay: Interval): PlanCost {
  const broken = Number(breaksPromise(visit, place));
  if (place === null) return [broken, 1, 0, 0, 0];
  return [
    broken,
    0,
    Number(place.start < ownDay.start || place.start >= ownDay.end),
    Number(place.start !== visit.start),
    Number(!isSamePlace(place, ownPlace(visit))),
  ];
}
