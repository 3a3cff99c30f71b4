import type { Interval } from './interval.ts';

/** A piece of what is done during a visit: which service, by whom, and when. */
export interface Work extends Interval {
  readonly service: { readonly id: number; readonly type: string; readonly name: string };
  readonly minutes: number;
  readonly technician: { readonly id: number; readonly name: string } | null;
}

/** The same, as it is planned. */
export interface PlannedWork extends Interval {
  readonly serviceId: number;
  readonly minutes: number;
  readonly technicianId: number | null;
}

export function planOf({ service, minutes, technician, start, end }: Work): PlannedWork {
  return { serviceId: service.id, minutes, technicianId: technician?.id ?? null, start, end };
}

/**
 * The work of a visit that comes to lie elsewhere: its only piece takes all of the new time, several keep their lengths and
 * their distances from the start.
 */
export function movedWork(
  work: readonly PlannedWork[],
  from: Interval,
  to: Interval,
  technicianId: number | null,
): PlannedWork[] {
  const [only, ...more] = work;
  if (only !== undefined && more.length === 0)
    return [{ ...only, technicianId, minutes: minutesOf(to), start: to.start, end: to.end }];
  const by = to.start - from.start;
  return work.map((piece) => ({ ...piece, start: piece.start + by, end: piece.end + by }));
}

/** Whole minutes of it. */
export function minutesOf({ start, end }: Interval): number {
  return Math.round((end - start) / 60_000);
}
