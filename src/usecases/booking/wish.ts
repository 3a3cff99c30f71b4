import type { Place } from '../../domain/placement.ts';
import type { PlannedVisit } from '../../domain/planned-visit.ts';
import type { Bay, Technician } from '../../domain/shop.ts';

/** What somebody wants placed, in the words of the shop as it is at that moment. */
export interface Wish extends PlannedVisit {
  readonly bay: Bay | null;
  readonly technician: Technician | null;
  /** The car, which can be in one place at a time; null for one that is new, or stays where it is. */
  readonly vehicleId: number | null;
  /** Why a taken time is to be taken all the same; opening hours and skills still hold. */
  readonly overbookReason: string | null;
  /** The appointment that is being moved: it does not stand in its own way, and keeps its bay and technicians if it can. */
  readonly moving: (Place & { readonly appointmentId: number }) | null;
}

/** What whoever has that wish is doing. */
export function verbOf({ moving }: Pick<Wish, 'moving'>): 'book' | 'reschedule' {
  return moving === null ? 'book' : 'reschedule';
}
