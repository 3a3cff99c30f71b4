import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import { type LiesOver, liesOver, takingOf } from '../../domain/lies-over.ts';
import type { OthersEvent } from '../../domain/others-event.ts';
import { occupanciesBeside, sharesOf } from '../../domain/own-placement.ts';
import type { Place } from '../../domain/placement.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Occupancy } from '../../domain/timeline.ts';
import type { Blocking } from '../../failure.ts';
import type { HeldClaim } from '../../store/placements.ts';
import type { KnownTime } from '../free-time/occupancies.ts';
import { othersThere } from '../free-time/others-there.ts';
import type { Ports } from '../ports.ts';
import { byAppointment, byEvent, eachOnce } from './blocking.ts';
import type { Wish } from './wish.ts';

/** What one place has already at the time of a wish, others' events there by their names. */
export interface Beneath extends LiesOver<HeldClaim, Interval> {
  readonly occupancies: KnownTime['occupancies'];
  /** Those of the events that a reason for overbooking is about: what is known only as busy time says nothing about what is there. */
  readonly named: readonly OthersEvent[];
}

/**
 * What an appointment would lie over in that place. Busy time does not tell what lies under an event of ours, so that others'
 * events are asked for one by one: who is to say why all the same has to be told of all of it.
 */
export async function lookBeneath(
  where: Place,
  { slot, bufferMs, pieces }: Pick<Wish, 'slot' | 'bufferMs' | 'pieces'>,
  known: KnownTime,
  shop: Pick<Shop, 'bays' | 'technicians'>,
  ports: Pick<Ports, 'store' | 'calendar'>,
): Promise<Beneath> {
  const there = await othersThere(slot, where, known, shop, ports);
  const occupancies = new Map(known.occupancies);
  for (const { id, calendarId } of [...shop.bays, ...shop.technicians]) {
    const occupancy = occupancies.get(id);
    const theirs = there.filter((event) => event.calendarId === calendarId);
    if (occupancy !== undefined && theirs.length > 0) occupancies.set(id, { ...occupancy, foreign: theirs });
  }
  const over = liesOver(takingOf(where, pieces, { slot, bufferMs }), occupancies);
  return { ...over, occupancies, named: there.filter((event) => over.events.includes(event)) };
}

/** All of it: jobs, events, and the car's other visits. */
export function blockingIn(
  { jobs, events }: LiesOver<HeldClaim, Interval>,
  visits: readonly Appointment[],
): Blocking[] {
  const ours = eachOnce([
    ...jobs.map(byAppointment),
    ...visits.map(({ id, start, end }) => byAppointment({ start, end, appointmentId: id })),
  ]);
  return [...ours, ...events.map(byEvent)];
}

/** The same of one that is in the book: our own jobs as they are by now, and the events that its reason is about. */
export async function allBeneath(
  appointment: Appointment,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<Blocking[]> {
  const { appointments } = ports.store;
  const { id, start, end, bufferMs, vehicle, overbookedOver } = appointment;
  const slot = { start, end };
  const jobs = await appointments.claimsDuring({ start, end: end + bufferMs }, ports.clock.now());
  const occupancies: ReadonlyMap<number, Occupancy<HeldClaim, OthersEvent>> = occupanciesBeside(
    id,
    shop,
    jobs,
    overbookedOver,
  );
  const { jobs: over } = liesOver(sharesOf(appointment, slot), occupancies);
  const visits = (await appointments.ofVehicle(vehicle.id, slot)).filter((visit) => visit.id !== id);
  return blockingIn({ jobs: over, events: overbookedOver }, visits);
}
