import type { Instant, Interval } from './interval.ts';

/** A piece of a visit's work, as far as it asks for somebody's time. */
export interface PlanPiece {
  /** From the start of the visit. */
  readonly afterMs: number;
  readonly durationMs: number;
  /** Null in a shop without technicians. */
  readonly technicianId: number | null;
  readonly skills: readonly string[];
}

/** A visit that a plan may move. */
export interface PlanVisit extends Interval {
  readonly id: number;
  readonly vehicleId: number;
  readonly bayId: number;
  readonly bufferMs: number;
  readonly pieces: readonly PlanPiece[];
  readonly promisedAt: Instant | null;
  /** The customer sits in the shop until it is done. */
  readonly isWaiting: boolean;
  /** What it takes of the shop's limits for how cars come, if it begins then; left out: nothing. */
  readonly limitsAt?: (start: Instant) => readonly Taken[];
  /** The car is in the shop: it can be seen to earlier than was agreed. */
  readonly isHere: boolean;
  /** Work has begun: it goes on at its time, or nowhere. */
  readonly isStarted: boolean;
}

/** Where and by whom a visit is seen to; the technicians in the order of its pieces. */
export interface PlanPlace {
  readonly start: Instant;
  readonly bayId: number;
  readonly technicianIds: readonly (number | null)[];
}

export function ownPlace({ start, bayId, pieces }: PlanVisit): PlanPlace {
  return { start, bayId, technicianIds: pieces.map(({ technicianId }) => technicianId) };
}

export function isSamePlace(one: PlanPlace, other: PlanPlace): boolean {
  return (
    one.start === other.start &&
    one.bayId === other.bayId &&
    one.technicianIds.every((id, i) => id === other.technicianIds[i])
  );
}

/** Whose time a visit takes there, and when. A car is one, too, which can be in one place at a time; and so is a limit. */
export interface Taken extends Interval {
  readonly key: number;
}

/** What it takes of a limit where it is now stays its own, whoever was let in beside it since. */
export function isOwnLimit({ start, limitsAt }: PlanVisit, taken: Taken): boolean {
  const own = limitsAt?.(start) ?? [];
  return own.some(({ key, start, end }) => key === taken.key && start === taken.start && end === taken.end);
}

/** A car among bays and technicians, whose numbers are above zero. */
export function carKey(vehicleId: number): number {
  return -vehicleId;
}

/** All that it takes, the shop's limits included. */
export function takenBy(visit: PlanVisit, place: PlanPlace): Taken[] {
  return [...timeTakenBy(visit, place), ...(visit.limitsAt?.(place.start) ?? [])];
}

/** What it takes of a bay, to the end of the buffer, of its car and of whoever does it. */
export function timeTakenBy(visit: PlanVisit, { start, bayId, technicianIds }: PlanPlace): Taken[] {
  const end = start + visit.end - visit.start;
  return [
    { key: bayId, start, end: end + visit.bufferMs },
    { key: carKey(visit.vehicleId), start, end },
    ...visit.pieces.flatMap(({ afterMs, durationMs }, i): Taken[] => {
      const id = technicianIds[i] ?? null;
      return id === null ? [] : [{ key: id, start: start + afterMs, end: start + afterMs + durationMs }];
    }),
  ];
}
