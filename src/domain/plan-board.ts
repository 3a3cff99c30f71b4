import { type Interval, overlaps } from './interval.ts';
import {
  isOwnLimit,
  isSamePlace,
  ownPlace,
  type PlanPlace,
  type PlanVisit,
  type Taken,
  takenBy,
} from './plan-visit.ts';
import type { Occupancy } from './timeline.ts';

interface Entry extends Taken {
  readonly visitId: number;
  /** It is where it has been all along. */
  readonly stays: boolean;
}

/** Where the visits of a plan are put, and taken off again, while it is made. */
export interface PlanBoard {
  put(visit: PlanVisit, place: PlanPlace): void;
  takeOff(visit: PlanVisit): void;
  /**
   * Whether there is room beside the other visits of the plan; that there is beside everything else is the caller's to know.
   * Those who stay do not stand in each other's way, for they have lain there all along.
   */
  hasRoom(visit: PlanVisit, place: PlanPlace): boolean;
}

/** `occupancies`: what takes everybody's time besides the plan, which counts where there is room for more than one. */
export function planBoard(occupancies: ReadonlyMap<number, Occupancy>): PlanBoard {
  const entries = new Map<number, Entry[]>();
  const keysOf = new Map<number, readonly number[]>();

  const isFree = (wanted: Entry): boolean => {
    const beside = (entries.get(wanted.key) ?? []).filter(
      (other) => overlaps(other, wanted) && !(wanted.stays && other.stays),
    );
    if (beside.length === 0) return true;
    const occupancy = occupancies.get(wanted.key);
    if (occupancy === undefined || occupancy.capacity === 1) return false;
    const others = [...occupancy.held, ...occupancy.foreign, ...beside];
    return loadDuring(wanted, others) < occupancy.capacity;
  };

  return {
    put: (visit, place) => {
      const taken = entriesOf(visit, place);
      for (const entry of taken) {
        const list = entries.get(entry.key);
        if (list === undefined) entries.set(entry.key, [entry]);
        else list.push(entry);
      }
      keysOf.set(
        visit.id,
        taken.map(({ key }) => key),
      );
    },
    takeOff: (visit) => {
      for (const key of keysOf.get(visit.id) ?? []) {
        entries.set(key, entries.get(key)?.filter(({ visitId }) => visitId !== visit.id) ?? []);
      }
      keysOf.delete(visit.id);
    },
    hasRoom: (visit, place) => entriesOf(visit, place).every(isFree),
  };
}

function entriesOf(visit: PlanVisit, place: PlanPlace): Entry[] {
  const stays = isSamePlace(place, ownPlace(visit));
  return takenBy(visit, place).map((taken) =>
    Object.assign({}, taken, { visitId: visit.id, stays: stays || isOwnLimit(visit, taken) }),
  );
}

/** How many of them run at once during `slot`, at most. */
function loadDuring(slot: Interval, others: readonly Interval[]): number {
  const near = others.filter((other) => overlaps(other, slot));
  const moments = [slot.start, ...near.map(({ start }) => Math.max(start, slot.start))];
  return Math.max(...moments.map((at) => near.filter(({ start, end }) => start <= at && at < end).length));
}
