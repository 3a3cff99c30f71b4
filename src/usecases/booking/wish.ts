import type { Interval } from '../../domain/interval.ts';
import type { Bay, Service, Technician } from '../../domain/shop.ts';

/** What somebody wants placed, in the words of the shop as it is at that moment. */
export interface Wish {
  readonly service: Pick<Service, 'id' | 'name' | 'skills'>;
  readonly slot: Interval;
  readonly bufferMs: number;
  readonly bay: Bay | null;
  readonly technician: Technician | null;
  /** The car, which can be in one place at a time; null for one that is new, or stays where it is. */
  readonly vehicleId: number | null;
  /** Why a taken time is to be taken all the same; opening hours and skills still hold. */
  readonly overbookReason: string | null;
  /** The appointment that is being moved: it does not stand in its own way, and keeps its bay and technician if it can. */
  readonly moving: {
    readonly appointmentId: number;
    readonly bayId: number;
    readonly technicianId: number | null;
  } | null;
}

/** What whoever has that wish is doing. */
export function verbOf({ moving }: Pick<Wish, 'moving'>): 'book' | 'reschedule' {
  return moving === null ? 'book' : 'reschedule';
}
