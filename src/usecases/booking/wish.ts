import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import type { Place } from '../../domain/placement.ts';
import type { PlannedPiece, PlannedVisit } from '../../domain/planned-visit.ts';
import type { Bay, Shop, Technician } from '../../domain/shop.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';
import { movedWork, planOf, type Work } from '../../domain/work.ts';
import type { Claim } from '../../store/placements.ts';

/** What becomes of time that is held for somebody who is deciding, where it is all that is in the way. */
export type OfHeldTime =
  /** The refusal says that it can be taken. */
  'told' | 'taken';

/** What somebody wants placed, in the words of the shop as it is at that moment. */
export interface Wish extends PlannedVisit {
  readonly bay: Bay | null;
  readonly technician: Technician | null;
  /** The car, which can be in one place at a time; null for one that is new, or stays where it is. */
  readonly vehicleId: number | null;
  /** It begins when it does already: that this is past, or too soon, refuses nothing. */
  readonly keepsStart?: boolean;
  /** Why a taken time is to be taken all the same; opening hours and skills still hold. */
  readonly overbookReason: string | null;
  /** How the car comes, which the shop may have limited; null: nobody has said. */
  readonly mode: VisitMode | null;
  /** The appointment that is being moved: it does not stand in its own way, and keeps its bay and technicians if it can. */
  readonly moving: (Place & { readonly appointmentId: number }) | null;
  /** Those that are moved together with it, by number: nor do they stand in its way. */
  readonly together?: readonly number[];
  /** What is held for whoever wishes it. */
  readonly ownHold?: readonly Claim[];
  /** Left out: what is held is taken from nobody, and nothing is said of it. */
  readonly held?: OfHeldTime | undefined;
  /** One of a series, which may lie further ahead than the shop books. */
  readonly isOfSeries?: boolean;
}

/** Those that give their time back for the wish, by number. */
export function givingWay({ moving, together = [] }: Pick<Wish, 'moving' | 'together'>): ReadonlySet<number> {
  return new Set(moving === null ? together : [moving.appointmentId, ...together]);
}

/** What a visit is by itself, if it lay in `slot`: what else is wished for is said beside it. */
export function wishOfVisit(
  visit: Appointment,
  shop: Pick<Shop, 'services'>,
  slot: Interval = { start: visit.start, end: visit.end },
): Wish {
  const { id, work, bay, vehicle, bufferMs } = visit;
  const technicianIds = work.map(({ technician }) => technician?.id ?? null);
  return {
    pieces: movedWork(work.map(planOf), visit, slot, null).map(({ start, end, minutes }, i) => {
      return { start, end, minutes, service: serviceOf((work[i] as Work).service, shop) };
    }),
    slot,
    bufferMs,
    bay: null,
    technician: null,
    vehicleId: vehicle.id,
    overbookReason: null,
    mode: visit.mode,
    moving: { appointmentId: id, bayId: bay.id, technicianIds },
    isOfSeries: visit.seriesId !== null,
  };
}

/** As the shop has it; one that it does not offer any more asks for no skills. */
function serviceOf(service: Work['service'], { services }: Pick<Shop, 'services'>): PlannedPiece['service'] {
  return services.find(({ id }) => id === service.id) ?? { ...service, skills: [] };
}

/** What whoever has that wish is doing. */
export function verbOf({ moving }: Pick<Wish, 'moving'>): 'book' | 'reschedule' {
  return moving === null ? 'book' : 'reschedule';
}
