import { OPEN_STATUSES } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import { carKey, type PlanPlace, type PlanVisit, takenBy } from '../../domain/plan-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Occupancy } from '../../domain/timeline.ts';
import type { KnownTime } from '../free-time/occupancies.ts';
import type { Ports } from '../ports.ts';

/** What takes the time of bays, technicians, cars and limits, to which more can be added. */
export type EverybodysTime = Map<number, Occupancy & { readonly held: Interval[] }>;

/** All of it but what those visits take. */
export async function everybodysTime(
  { occupancies }: KnownTime,
  { limits }: Shop,
  range: Interval,
  besides: ReadonlySet<number>,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<EverybodysTime> {
  const time: EverybodysTime = new Map();
  const isOthers = (id: number | null) => id === null || !besides.has(id);
  for (const [id, { capacity, held, foreign }] of occupancies)
    time.set(id, { capacity, held: held.filter((claim) => isOthers(claim.appointmentId)), foreign });
  for (const { id, most } of limits) time.set(id, { capacity: most, held: [], foreign: [] });
  const claims = limits.length === 0 ? [] : await store.appointments.claimsDuring(range, clock.now());
  for (const { claimableId, appointmentId, start, end } of claims) {
    if (limits.some(({ id }) => id === claimableId) && isOthers(appointmentId))
      add(time, claimableId, { start, end });
  }
  for (const { id, vehicle, start, end } of await store.appointments.during(range, OPEN_STATUSES)) {
    if (isOthers(id)) add(time, carKey(vehicle.id), { start, end });
  }
  return time;
}

/** Takes the time of a visit there. */
export function addVisit(time: EverybodysTime, visit: PlanVisit, place: PlanPlace): void {
  for (const { key, ...stretch } of takenBy(visit, place)) add(time, key, stretch);
}

function add(time: EverybodysTime, key: number, stretch: Interval): void {
  const known = time.get(key);
  if (known === undefined) time.set(key, { capacity: 1, held: [stretch], foreign: [] });
  else known.held.push(stretch);
}
