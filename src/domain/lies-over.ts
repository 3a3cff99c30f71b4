import type { Interval } from './interval.ts';
import { type FreePlacement, taken } from './placement.ts';
import type { Occupancy } from './timeline.ts';

/** What leaves no room for a job where it lies all the same. */
export interface LiesOver<Held extends Interval, Foreign extends Interval> {
  /** Our own, by bay and then by technician: one that has both is there twice. */
  readonly jobs: readonly Held[];
  readonly events: readonly Foreign[];
}

/**
 * What a job lies over in its bay and with its technician: others' events during the slot, and our own jobs until its buffer
 * has ended. Whatever leaves room for one more is not among them.
 */
export function liesOver<Held extends Interval, Foreign extends Interval>(
  { bayId, technicianId }: FreePlacement,
  { slot, bufferMs }: { readonly slot: Interval; readonly bufferMs: number },
  occupancies: ReadonlyMap<number, Occupancy<Held, Foreign>>,
): LiesOver<Held, Foreign> {
  const jobs: Held[] = [];
  const events = new Set<Foreign>();
  for (const [id, buffer] of [
    [bayId, bufferMs],
    [technicianId, 0],
  ] as const) {
    const occupancy = id === null ? undefined : occupancies.get(id);
    const standing = occupancy && taken(occupancy, slot, buffer);
    if (standing?.kind !== 'taken') continue;
    jobs.push(...standing.held);
    for (const event of standing.foreign) events.add(event);
  }
  return { jobs, events: [...events] };
}
