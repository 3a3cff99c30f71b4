import type { AppointmentStatus, CancellationReason } from '../domain/appointment.ts';
import type { Instant } from '../domain/interval.ts';
import type { VisitDetails } from '../domain/visit-details.ts';
import type { PlannedWork } from '../domain/work.ts';
import type { Holder } from './holds.ts';
import type { AppointmentDraft, Placement } from './placements.ts';

interface OfOne {
  readonly id: number;
  /** The revision that it is based on; left out, whatever it is. Another one throws `Stale`. */
  readonly basedOn?: number;
}

interface TakesUp {
  /** For whom the time was kept: their hold ends. Who has none any more has none. */
  readonly holder?: Holder;
}

/** What is done to one appointment, as data. */
export type Change =
  | ({ readonly do: 'book'; readonly draft: AppointmentDraft } & TakesUp)
  /** To another time, bay or technician: for one that is open. */
  | ({ readonly do: 'move'; readonly to: Placement } & OfOne & TakesUp)
  /** Its time is given back. One that is cancelled stays as it is. */
  | ({ readonly do: 'cancel'; readonly reason: CancellationReason; readonly note: string | null } & OfOne)
  /** One that was cancelled takes its time again. One that was not stays as it is. */
  | ({ readonly do: 'reinstate' } & OfOne)
  /**
   * As it was before that revision, and cancelled where it was booked by it. It has to be as that revision has left it, else
   * throws `ChangedSince`.
   */
  | ({ readonly do: 'restore'; readonly before: number } & OfOne)
  /** How far the visit has come, and what is noted with it. Who does not come gives the time back. */
  | ({
      readonly do: 'mark';
      readonly status: Exclude<AppointmentStatus, 'cancelled'>;
      readonly details?: Partial<VisitDetails>;
      readonly promisedAt?: Instant | null;
    } & OfOne)
  /**
   * What is left out stays, and what is so already changes nothing. A car belongs to the customer whose appointment it is. A hold
   * of the `holder` ends only where there is no room beside it.
   */
  | ({
      readonly do: 'edit';
      readonly details?: Partial<VisitDetails>;
      readonly work?: readonly PlannedWork[];
      /** Where it fits with other work or another length; its work goes along, and it has to be open. */
      readonly to?: Placement;
      readonly promisedAt?: Instant | null;
      readonly customerId?: number;
      readonly vehicleId?: number;
    } & OfOne &
      TakesUp);
