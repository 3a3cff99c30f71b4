import type {
  Appointment,
  AppointmentChange,
  AppointmentStatus,
  CancellationReason,
} from '../domain/appointment.ts';
import type { InboxNote } from '../domain/inbox.ts';
import type { Instant, Interval } from '../domain/interval.ts';
import type { By, JournalVerb } from '../domain/journal.ts';
import type { ShopRules } from '../domain/shop.ts';
import type { VisitDetails } from '../domain/visit-details.ts';
import type { ZoneRules } from '../domain/zone.ts';
import type { Change } from './changes.ts';
import type { Holder } from './holds.ts';
import type { AppointmentDraft, HeldClaim, Placement } from './placements.ts';
import type { Write, Written } from './write.ts';

/** What comes with several changes, in the same transaction: all of it or nothing. */
export interface Beside {
  /** Rules that replace those of the revision that they are based on, with the same bays and technicians; null: none. */
  readonly rules: { readonly rules: ShopRules; readonly zone: ZoneRules; readonly basedOn: number } | null;
  readonly notes: readonly InboxNote[];
}

/** One entry of an appointment's history. */
export interface AppointmentRevision extends By {
  readonly revision: number;
  readonly change: AppointmentChange;
  /** The appointment as this change left it. */
  readonly appointment: Pick<
    Appointment,
    | 'status'
    | 'start'
    | 'end'
    | 'wallStart'
    | 'wallEnd'
    | 'zone'
    | 'bay'
    | 'work'
    | 'technician'
    | 'promisedAt'
  > &
    VisitDetails & { readonly customer: { readonly id: number }; readonly vehicle: { readonly id: number } };
}

export interface AppointmentStore {
  /**
   * All of the changes, of each appointment at most one, or none of them, as one entry of the journal. What the batch gives
   * back is free for the rest of it, so that two can swap their places, and the order in which the changes are given decides
   * nothing. Gives the appointments in that order; `replayed` when all were so already. `verb`: what the whole is called.
   * `beside`: placements in it are by the rules that are replaced. Throws `ChangeRefused`, and with rules `Stale`.
   */
  apply(
    changes: readonly Change[],
    write: Write,
    verb?: JournalVerb,
    beside?: Beside,
  ): Promise<Written<Appointment[]>>;
  /**
   * Appointment, claims, first revision and the change owed to the calendar, with a new customer and car where the
   * draft brings them. The same customer, vehicle, start and service again gives the appointment that exists (`replayed`).
   * `holder`: for whom time was held; their hold ends. Throws `ClaimRefused`, `CarElsewhere`, `Stale`, `not-found`, `phone-taken`,
   * `car-known`.
   */
  book(draft: AppointmentDraft, write: Write, holder?: Holder): Promise<Written<Appointment>>;
  /** Moves an open appointment; `holder` as above. Throws `not-found`, `appointment-finished`, `ClaimRefused`, `CarElsewhere`, `Stale`. */
  reschedule(id: number, to: Placement, write: Write, holder?: Holder): Promise<Written<Appointment>>;
  /** Cancels and gives the time back; cancelling again gives the first cancellation. Throws `not-found`, `appointment-finished`. */
  cancel(
    id: number,
    cancellation: { readonly reason: CancellationReason; readonly note: string | null },
    write: Write,
  ): Promise<Written<Appointment>>;
  /**
   * Takes back a booking that nobody has been told of, which is one that is held: cancelled, its time given back, and every
   * key under which it was the answer forgotten, so that asking again books again. It is the calendar's doing. Any other
   * stays, and so does for want of a confirmation (`not-confirmed`) what is held for ever: the appointment as it then is.
   */
  withdraw(id: number, note: string, at: Instant): Promise<Appointment>;
  /**
   * Takes back a move, which is `to.appointmentRevision`: the appointment is where it was, and every key under which that
   * revision was the answer is forgotten, so that asking again moves it again. It is the calendar's doing. Throws as
   * `reschedule` does, and then the move stands as it was answered.
   */
  moveBack(id: number, to: Placement, at: Instant): Promise<Appointment>;
  /**
   * The appointment as it is, under a revision that somebody else has given it in the meantime: what this book does next is
   * later than that. One of that revision or a later one stays.
   */
  catchUp(id: number, revision: number, at: Instant): Promise<Appointment>;
  /** Somebody is about to be told of it: a held booking stands from now on. False when it has been taken back, or cancelled. */
  acknowledge(id: number): Promise<boolean>;
  /** True for a booking that nobody has been told of yet. */
  isHeld(id: number): Promise<boolean>;
  /** Bookings that have been held for longer than they may. */
  heldPast(now: Instant): Promise<number[]>;
  get(id: number): Promise<Appointment | null>;
  byUuid(uuid: string): Promise<Appointment | null>;
  /** The open appointments of that customer and car at that start: what booking it again is compared with. Oldest first. */
  ofVisit(customerId: number, vehicleId: number, start: Instant): Promise<Appointment[]>;
  /** The open appointments of that car that touch `range`, in order of start: a car is in one place at a time. */
  ofVehicle(vehicleId: number, range: Interval): Promise<Appointment[]>;
  /** All visits of a series, in order of start, whatever became of them. */
  ofSeries(seriesId: string): Promise<Appointment[]>;
  /** All visits of a car, whoever had it, the newest first. */
  ofCar(vehicleId: number, limit: number): Promise<Appointment[]>;
  /** The open appointments of those customers that start within `range`, in order of start. */
  openOf(customerIds: readonly number[], range: Interval): Promise<Appointment[]>;
  /** All that touch `range`, in order of start, then bay. */
  during(range: Interval, statuses: readonly AppointmentStatus[]): Promise<Appointment[]>;
  /** The open appointments that are promised to be ready within `range`, in order of that. */
  promisedDuring(range: Interval): Promise<Appointment[]>;
  ofCustomer(customerId: number, range: Partial<Interval>, limit: number): Promise<Appointment[]>;
  /** Claims that touch `range` and are live at `now`, in order of start. */
  claimsDuring(range: Interval, now: Instant): Promise<HeldClaim[]>;
  history(id: number): Promise<AppointmentRevision[]>;
}
