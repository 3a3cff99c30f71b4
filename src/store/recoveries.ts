import type { Appointment } from '../domain/appointment.ts';
import type { CustomerDetails } from '../domain/customer.ts';
import type { InboxKind } from '../domain/inbox.ts';
import type { Instant } from '../domain/interval.ts';
import type { VehicleDetails } from '../domain/vehicle.ts';
import type { Placement } from './placements.ts';
import type { GivenNumbers } from './standing.ts';
import type { Write, Written } from './write.ts';

/** Somebody of this book, called as the calendars call them by now, or somebody whom it does not know. */
export type RecoveredCustomer = KnownCustomer | CustomerDetails;
type KnownCustomer = Pick<CustomerDetails, 'name' | 'phone'> & { readonly id: number };
/** A car of this book, which belongs to whoever comes with it, or one that it does not know. */
export type RecoveredCar = KnownCar | VehicleDetails;
type KnownCar = Pick<VehicleDetails, 'plate' | 'year' | 'make' | 'model'> & { readonly id: number };

/** A visit as the calendars show it, written by a state of the book that is later than this one. */
export interface RecoveredVisit {
  /** As this book has it; null: it does not know it. */
  readonly before: Appointment | null;
  readonly uuid: string;
  /** The number that people know it by; null: nobody can tell, and it gets a new one. */
  readonly number: number | null;
  /** The revision that the calendars show. */
  readonly revision: number;
  readonly placement: Placement;
  readonly promisedAt: Instant | null;
  readonly notes: string | null;
  readonly concerns: string | null;
  readonly customer: RecoveredCustomer;
  readonly vehicle: RecoveredCar;
  /** In which calendars its event is, and which of its events that is. */
  readonly shown: readonly { readonly calendarId: string; readonly generation: number }[];
  /** What is to be asked of a person about it, because the event does not say it; null: nothing. */
  readonly asks: { readonly kind: InboxKind; readonly detail: string } | null;
}

/** All that is taken into an old copy of the book, so that it goes on in place of the newest. */
export interface Recovery {
  readonly visits: readonly RecoveredVisit[];
  /** Visits whose events are gone, and of which a person has said that they were cancelled. */
  readonly cancelled: readonly Appointment[];
  /** The calendars that were read as a whole. */
  readonly calendars: readonly string[];
  /** Below these no number is given again. */
  readonly given: GivenNumbers;
  /** The life under which the copy goes on. */
  readonly life: string;
}

export interface RecoveryStore {
  /**
   * All of it as one entry of the journal, in one transaction: visits, customers and cars, what is known of their events, numbers
   * above those that were given. The calendars are read as a whole next, and whatever is owed to them only after a look. Gives the
   * visits in their order, then those that were cancelled. Throws `Stale` and `PlacementRefused` where the book is not any more as it
   * was when the recovery was made, `phone-taken`, `car-known`.
   */
  carryOut(recovery: Recovery, write: Write): Promise<Written<Appointment[]>>;
}
