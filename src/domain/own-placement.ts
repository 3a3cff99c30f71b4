import type { Appointment } from './appointment.ts';
import type { Interval } from './interval.ts';
import { type PlacementSearch, placementsFor, type Standing } from './placement.ts';
import type { Shop } from './shop.ts';
import type { Occupancy } from './timeline.ts';

/** One of our jobs, as it takes the time of a bay or technician. */
export interface JobTime extends Interval {
  readonly claimableId: number;
  /** Null for time that is held for somebody who has not decided yet. */
  readonly appointmentId: number | null;
}

/** One of those who have an appointment. */
export interface OwnStanding<Held extends Interval, Foreign extends Interval> {
  readonly name: string;
  /** Null for a bay or technician that the shop does not have any more. */
  readonly standing: Standing<Held, Foreign> | null;
}

/** How an appointment's own bay and then, where there is one, its technician stand to a job at one given time. */
export function ownStandings<Held extends Interval, Foreign extends Interval>(
  { bay, technician }: Pick<Appointment, 'bay' | 'technician'>,
  search: Omit<PlacementSearch<Held, Foreign>, 'bayIds' | 'technicianId'>,
): OwnStanding<Held, Foreign>[] {
  const { bays, technicians } = placementsFor({
    ...search,
    bayIds: [bay.id],
    ...(technician === null ? {} : { technicianId: technician.id }),
  });
  const [ofBay] = bays;
  const own = [{ name: bay.name, standing: ofBay?.standing ?? null }];
  if (technician !== null) own.push({ name: technician.name, standing: technicians[0]?.standing ?? null });
  return own;
}

/** The skills that an appointment's service asks for today; none where the shop has no such service any more. */
export function skillsFor(
  { service }: Pick<Appointment, 'service'>,
  { services }: Pick<Shop, 'services'>,
): readonly string[] {
  return services.find(({ id }) => id === service.id)?.skills ?? [];
}

/** What takes everybody's time besides one appointment: our other jobs, and others' events in each one's calendar. */
export function occupanciesBeside<
  Held extends Interval & { readonly claimableId: number; readonly appointmentId: number | null },
  Foreign extends Interval & { readonly calendarId: string },
>(
  appointmentId: number,
  { bays, technicians }: Pick<Shop, 'bays' | 'technicians'>,
  jobs: readonly Held[],
  foreign: readonly Foreign[],
): Map<number, Occupancy<Held, Foreign>> {
  return new Map(
    [...bays, ...technicians].map(({ id, capacity, calendarId }) => [
      id,
      {
        capacity,
        held: jobs.filter((job) => job.claimableId === id && job.appointmentId !== appointmentId),
        foreign: foreign.filter((event) => event.calendarId === calendarId),
      },
    ]),
  );
}
