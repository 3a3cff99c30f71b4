import type { Interval } from './interval.ts';
import { type Place, taken } from './placement.ts';
import type { Occupancy } from './timeline.ts';

/** What leaves no room for a job where it lies all the same. */
export interface LiesOver<Held extends Interval, Foreign extends Interval> {
  /** Our own, by bay and then by technician: one that has both is there twice. */
  readonly jobs: readonly Held[];
  readonly events: readonly Foreign[];
}

/** Whose time is taken, and when; our own jobs are in the way until the buffer after it has ended. */
export interface Taking {
  readonly id: number;
  readonly slot: Interval;
  readonly bufferMs: number;
}

/** Those who have a job that is placed there: the bay, and who does its pieces where there are technicians. */
export function takingOf(
  { bayId, technicianIds }: Place,
  pieces: readonly Interval[],
  { slot, bufferMs }: Pick<Taking, 'slot' | 'bufferMs'>,
): Taking[] {
  const doing = pieces.flatMap((piece, i): Taking[] => {
    const id = technicianIds[i] ?? null;
    return id === null ? [] : [{ id, slot: piece, bufferMs: 0 }];
  });
  return [{ id: bayId, slot, bufferMs }, ...doing];
}

/**
 * What a job lies over with those who have it: others' events, and our own jobs. Whatever leaves room for one more is not among
 * them.
 */
export function liesOver<Held extends Interval, Foreign extends Interval>(
  takings: readonly Taking[],
  occupancies: ReadonlyMap<number, Occupancy<Held, Foreign>>,
): LiesOver<Held, Foreign> {
  const jobs: Held[] = [];
  const events = new Set<Foreign>();
  for (const { id, slot, bufferMs } of takings) {
    const occupancy = occupancies.get(id);
    const standing = occupancy && taken(occupancy, slot, bufferMs);
    if (standing?.kind !== 'taken') continue;
    jobs.push(...standing.held);
    for (const event of standing.foreign) events.add(event);
  }
  return { jobs, events: [...events] };
}
