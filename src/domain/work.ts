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

/** Services that are done one after the other and together fill `slot`, each in proportion to its minutes; by nobody yet. */
export function plannedWork(
  services: readonly { readonly id: number; readonly minutes: number }[],
  slot: Interval,
): PlannedWork[] {
  let at = slot.start;
  const inTurn = services.map(({ id, minutes }): PlannedWork => {
    const start = at;
    at += minutes * 60_000;
    return { serviceId: id, minutes, technicianId: null, start, end: at };
  });
  return movedWork(inTurn, { start: slot.start, end: at }, slot, null);
}

/**
 * The work of a visit that comes to lie elsewhere: its only piece takes all of the new time. Several keep their order and their
 * technicians, and fill as much of the new time as they did of the old: where that is as long they keep their lengths, else
 * each grows or shrinks with it, by whole minutes where there are enough of them.
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
  const byMinutes = stretched(work, from, to, 60_000);
  return byMinutes.every(({ start, end }) => start < end) ? byMinutes : stretched(work, from, to, 1);
}

/** What began or ended with the visit still does; all between comes to lie on whole steps, unless it lay where it does now. */
function stretched(
  work: readonly PlannedWork[],
  from: Interval,
  to: Interval,
  stepMs: number,
): PlannedWork[] {
  const [before, after] = [from.end - from.start, to.end - to.start];
  const moved = (at: number): number => {
    const passed = at - from.start;
    if (before === after || passed === 0) return to.start + passed;
    if (passed === before) return to.end;
    return to.start + Math.round((passed * after) / before / stepMs) * stepMs;
  };
  return work.map((piece) => {
    const time = { start: moved(piece.start), end: moved(piece.end) };
    return { ...piece, ...time, minutes: before === after ? piece.minutes : minutesOf(time) };
  });
}

/** Whole minutes of it. */
export function minutesOf({ start, end }: Interval): number {
  return Math.round((end - start) / 60_000);
}

/** What is done, each service once. */
export function servicesOf(work: readonly Pick<Work, 'service'>[]): Work['service'][] {
  return [...new Map(work.map(({ service }) => [service.id, service])).values()];
}

/** Those who do it, in order of the work, each once; nobody in a shop without technicians. */
export function techniciansOf(work: readonly Pick<Work, 'technician'>[]): NonNullable<Work['technician']>[] {
  const doing = work.flatMap(({ technician }) => technician ?? []);
  return [...new Map(doing.map((technician) => [technician.id, technician])).values()];
}

/** Whether all of it is that technician's. */
export function isDoneBy(
  { id }: { readonly id: number },
  work: readonly Pick<Work, 'technician'>[],
): boolean {
  return work.every(({ technician }) => technician?.id === id);
}
