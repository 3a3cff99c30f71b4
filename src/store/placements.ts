import type { CustomerDetails } from '../domain/customer.ts';
import type { Instant, Interval } from '../domain/interval.ts';
import type { OthersEvent } from '../domain/others-event.ts';
import type { VehicleDetails } from '../domain/vehicle.ts';
import type { VisitMode } from '../domain/visit-mode.ts';
import type { PlannedWork } from '../domain/work.ts';

/** The bay or technician that an appointment takes, and for how long: the bay's time includes the buffer. */
export interface Claim extends Interval {
  readonly claimableId: number;
}

/** For whom time is held, as the people at the counter read it, and until when; null: nobody knows who that is. */
export interface HeldFor {
  readonly who: string | null;
  readonly until: Instant;
}

/** A live claim, with the appointment that has it; null for a hold's, which says for whom it is. */
export interface HeldClaim extends Claim {
  readonly appointmentId: number | null;
  readonly heldFor?: HeldFor;
}

/** When, where and by whom: what booking and moving have in common. */
export interface Placement extends Interval {
  readonly wallStart: string;
  readonly wallEnd: string;
  readonly zone: string;
  readonly bufferMs: number;
  readonly bayId: number;
  readonly technicianId: number | null;
  /** Why a taken time was taken all the same; such an appointment counts for others and is not held against them. */
  readonly overbookReason: string | null;
  /** Others' events that lay there when the reason was given; left out: none. */
  readonly overbookedOver?: readonly OthersEvent[];
  /** The edition of the shop's rules that allowed it: with another in force the store throws `Stale`. */
  readonly shopRevision: number;
  /** The revision of the appointment that is moved; left out, whatever it is. Another one throws `Stale`, too. */
  readonly appointmentRevision?: number;
  /** The calendar that shows it there; null: none. */
  readonly calendarId: string | null;
  /** When the customer confirmed this start, of a visit that is put back to it; left out: a new start is not confirmed. */
  readonly confirmedAt?: Instant | null;
  /** It takes the place of what is held there for somebody who is deciding: that much of the hold ends. */
  readonly takesHeld?: true;
  /** What is done; left out: all the work that there is, by that technician. */
  readonly work?: readonly PlannedWork[];
}

export interface AppointmentDraft extends Placement {
  readonly uuid: string;
  /** The number that people know it by already; left out: the next one. */
  readonly number?: number;
  /** That of all visits that are booked with it; left out: it is none of a series. */
  readonly seriesId?: string;
  readonly serviceId: number;
  /** When it was promised to be ready; left out: nothing was. */
  readonly promisedAt?: Instant | null;
  /** Somebody in the book, or a new customer who enters it together with the appointment. */
  readonly customer: { readonly id: number } | CustomerDetails;
  readonly vehicle: { readonly id: number } | VehicleDetails;
  readonly notes: string | null;
  readonly concerns: string | null;
  /** Whether the customer is invited to this appointment; null follows the customer, and then the shop. */
  readonly invite: boolean | null;
  readonly mode?: VisitMode | null;
  readonly keyTag?: string | null;
  /**
   * Until when it is held, unless it is acknowledged: then anybody may give it up. For ever, for a shop that keeps what its
   * calendar has not confirmed; null: it stands as soon as it is kept.
   */
  readonly heldUntil: Instant | null;
}
