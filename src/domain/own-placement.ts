import type { Appointment } from './appointment.ts';
import type { Interval } from './interval.ts';
import type { Taking } from './lies-over.ts';
import { type Standing, standingOf } from './placement.ts';
import type { Bay, Shop, Technician } from './shop.ts';
import type { Kind } from './skill.ts';
import type { Occupancy } from './timeline.ts';
import { movedWork, planOf } from './work.ts';

/** One of our jobs, as it takes the time of a bay or technician. */
export interface JobTime extends Interval {
  readonly claimableId: number;
  /** Null for time that is held for somebody who has not decided yet. */
  readonly appointmentId: number | null;
}

/** What one of those who have an appointment gives to it: the bay for all of it, a technician for a piece of the work. */
export interface Share extends Taking {
  readonly kind: Kind;
  readonly name: string;
  /** The services of which the skills are asked. */
  readonly services: readonly number[];
}

/** All shares in an appointment if it lay in `slot`: the bay's, and then those of the technicians, in order of the work. */
export function sharesOf(
  { bay, work, start, end, bufferMs }: Pick<Appointment, 'bay' | 'work' | 'start' | 'end' | 'bufferMs'>,
  slot: Interval,
): Share[] {
  const first = work[0]?.technician?.id ?? null;
  const there = movedWork(work.map(planOf), { start, end }, slot, first);
  const services = work.map(({ service }) => service.id);
  return [
    { ...bay, kind: 'bay', slot, bufferMs, services },
    ...work.flatMap(({ technician, service }, i): Share[] => {
      if (technician === null) return [];
      const piece = there[i] ?? slot;
      const time = { start: piece.start, end: piece.end };
      return [{ ...technician, kind: 'technician', slot: time, bufferMs: 0, services: [service.id] }];
    }),
  ];
}

/** One of those who have an appointment. */
export interface OwnStanding<Held extends Interval, Foreign extends Interval> {
  readonly share: Share;
  /** Null for a bay or technician that the shop does not have any more. */
  readonly standing: Standing<Held, Foreign> | null;
}

/** How each of those who have an appointment stands to its own share, if it lay in `slot`. */
export function ownStandings<Held extends Interval, Foreign extends Interval>(
  appointment: Parameters<typeof sharesOf>[0],
  slot: Interval,
  shop: Shop,
  occupancies: ReadonlyMap<number, Occupancy<Held, Foreign>>,
): OwnStanding<Held, Foreign>[] {
  return sharesOf(appointment, slot).map((share) => {
    const who = whose(share, shop);
    const job = { bufferMs: share.bufferMs, skills: skillsFor(share, shop) };
    const standing =
      who === null
        ? null
        : standingOf(share.kind, who, share.bufferMs, { shop, slot: share.slot, job, occupancies });
    return { share, standing };
  });
}

/** The bay or technician whose share it is; null for one that the shop does not have any more. */
export function whose(
  { kind, id }: Share,
  { bays, technicians }: Pick<Shop, 'bays' | 'technicians'>,
): Bay | Technician | null {
  return (kind === 'bay' ? bays : technicians).find((one) => one.id === id) ?? null;
}

/** The skills that the services ask for today; none where the shop has no such service any more. */
function skillsFor({ services }: Share, shop: Pick<Shop, 'services'>): readonly string[] {
  const asked = shop.services.filter(({ id }) => services.includes(id));
  return [...new Set(asked.flatMap(({ skills }) => skills))];
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
