import type { Appointment, AppointmentStatus, CancellationReason } from '../domain/appointment.ts';
import type { CustomerDetails } from '../domain/customer.ts';
import type { Instant, Interval } from '../domain/interval.ts';
import type { OthersEvent } from '../domain/others-event.ts';
import type { Shop, ShopRules } from '../domain/shop.ts';
import type { VehicleDetails } from '../domain/vehicle.ts';
import type { ZoneRules } from '../domain/zone.ts';
import type { CalendarPlaceStore } from './calendar-places.ts';
import type { CalendarStateStore, InboxStore } from './calendar-states.ts';
import type { ImageStore } from './images.ts';
import type { CustomerStore, VehicleStore } from './people.ts';
import type { ChangeSource, Write, Written } from './write.ts';

/**
 * The authority on who has which bay and technician when (docs/protocol.md §2). Split by noun; every method is one promise,
 * kept in one transaction. Methods that write take a `Write`; all of them throw the `database-…` failures.
 */
export interface Store {
  readonly shop: ShopStore;
  readonly customers: CustomerStore;
  readonly vehicles: VehicleStore;
  readonly appointments: AppointmentStore;
  readonly images: ImageStore;
  readonly places: CalendarPlaceStore;
  readonly calendars: CalendarStateStore;
  readonly inbox: InboxStore;
  readonly health: HealthStore;
  /**
   * The result that was given under this key, or null. To be asked before a request is checked against the present,
   * in which its own first result stands in its way. Throws `key-reused`.
   */
  earlierResult<T>(key: Write['key']): Promise<T | null>;
  /**
   * Keeps the answer to a request that had nothing to write, so that its key is taken and the answer stays the same.
   * Throws `key-reused`.
   */
  keepResult<T>(value: T, write: Write): Promise<Written<T>>;
  close(): void;
}

/** Thrown by `book` and `reschedule`: the time is not to be had. Nothing was written. */
export abstract class PlacementRefused extends Error {}

/** The bay's or technician's capacity is used up at some instant of the claim. */
export class ClaimRefused extends PlacementRefused {
  readonly claimableId: number;
  constructor(claimableId: number) {
    super(`claim on ${claimableId} refused`);
    this.name = 'ClaimRefused';
    this.claimableId = claimableId;
  }
}

/** The car has another open appointment during that time, and nobody has said why it should be in two places. */
export class CarElsewhere extends PlacementRefused {
  constructor() {
    super('the car has another appointment then');
    this.name = 'CarElsewhere';
  }
}

/** The shop's rules, or the appointment to be moved, have changed since they were read. Nothing was written: read again. */
export class Stale extends Error {
  constructor() {
    super('what this was based on has changed');
    this.name = 'Stale';
  }
}

export interface ShopStore {
  read(): Promise<Shop>;
  /** The name that this book puts on its calendar events: random, and the same for the life of the book. */
  bookId(): Promise<string>;
  /**
   * Replaces the rules. Bays and technicians keep their identity by name (`renamed`: old name → new name). Throws
   * `appointments-in-the-way` when one that goes still has appointments after `write.at`, or a smaller capacity would not
   * hold them, and `Stale` when another revision than `basedOn` is in force; left out, whatever is in force goes.
   */
  replace(
    rules: ShopRules,
    zone: ZoneRules,
    renamed: ReadonlyMap<string, string>,
    write: Write,
    basedOn?: number,
  ): Promise<Written<Shop>>;
  /** Keeps the zone's clock changes as another edition of the time zone database tells them. */
  refreshZone(zone: ZoneRules): Promise<void>;
}

/** The bay or technician that an appointment takes, and for how long: the bay's time includes the buffer. */
export interface Claim extends Interval {
  readonly claimableId: number;
}

/** A live claim, with the appointment that holds it. */
export interface HeldClaim extends Claim {
  readonly appointmentId: number;
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
  /** The calendar that shows it there. */
  readonly calendarId: string;
}

export interface AppointmentDraft extends Placement {
  readonly uuid: string;
  readonly serviceId: number;
  /** Somebody in the book, or a new customer who enters it together with the appointment. */
  readonly customer: { readonly id: number } | CustomerDetails;
  readonly vehicle: { readonly id: number } | VehicleDetails;
  readonly notes: string | null;
  readonly concerns: string | null;
  /** Whether the customer is invited to this appointment; null follows the customer, and then the shop. */
  readonly invite: boolean | null;
  /**
   * Until when it is held, unless it is acknowledged: then anybody may give it up. For ever, for a shop that keeps what its
   * calendar has not confirmed; null: it stands as soon as it is kept.
   */
  readonly heldUntil: Instant | null;
}

/** One entry of an appointment's history. */
export interface AppointmentRevision {
  readonly revision: number;
  readonly at: Instant;
  readonly source: ChangeSource;
  readonly change: 'booked' | 'rescheduled' | 'cancelled' | 'caught-up';
  /** The appointment as this change left it. */
  readonly appointment: Pick<
    Appointment,
    'status' | 'start' | 'end' | 'wallStart' | 'wallEnd' | 'zone' | 'bay' | 'technician' | 'overbookReason'
  >;
}

export interface AppointmentStore {
  /**
   * Appointment, claims, first revision and the change owed to the calendar, with a new customer and car where the
   * draft brings them. The same customer, vehicle, start and service again gives the appointment that exists (`replayed`).
   * Throws `ClaimRefused`, `CarElsewhere`, `Stale`, `not-found`, `phone-taken`, `car-known`.
   */
  book(draft: AppointmentDraft, write: Write): Promise<Written<Appointment>>;
  /** Moves an open appointment. Throws `not-found`, `appointment-finished`, `ClaimRefused`, `CarElsewhere`, `Stale`. */
  reschedule(id: number, to: Placement, write: Write): Promise<Written<Appointment>>;
  /** Cancels and gives the time back; cancelling again gives the first cancellation. Throws `not-found`, `appointment-finished`. */
  cancel(
    id: number,
    cancellation: { readonly reason: CancellationReason; readonly note: string | null },
    write: Write,
  ): Promise<Written<Appointment>>;
  /**
   * Takes back a booking that nobody has been told of, which is one that is held: cancelled, its time given back, and every
   * key under which it was the answer forgotten, so that asking again books again. Any other stays: the appointment as it
   * then is.
   */
  withdraw(id: number, note: string, write: Pick<Write, 'at' | 'source'>): Promise<Appointment>;
  /**
   * The appointment as it is, under a revision that somebody else has given it in the meantime: what this book does next is
   * later than that. One of that revision or a later one stays.
   */
  catchUp(id: number, revision: number, write: Pick<Write, 'at' | 'source'>): Promise<Appointment>;
  /** Forgets every key under which this revision of the appointment was the answer: what they promised is taken back. */
  forgetAnswers(id: number, revision: number): Promise<void>;
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
  /** All that touch `range`, in order of start, then bay. */
  during(range: Interval, statuses: readonly AppointmentStatus[]): Promise<Appointment[]>;
  ofCustomer(customerId: number, range: Partial<Interval>, limit: number): Promise<Appointment[]>;
  /** Live claims that touch `range`, in order of start. */
  claimsDuring(range: Interval): Promise<HeldClaim[]>;
  history(id: number): Promise<AppointmentRevision[]>;
}

export interface HealthStore {
  /**
   * What is wrong with the data, one sentence each; empty when all is well. Reads everything: for `bay doctor`. A book that
   * was found damaged and is not damaged any more may be written again.
   */
  check(): Promise<string[]>;
  /**
   * What is known to be damaged, one sentence each, after looking at as much as a command has time for once it has answered:
   * whatever is due because of what happened to the book, and once a day all of it, in parts if it is large.
   */
  checkInPassing(now: Instant, stopwatch: () => () => number): Promise<readonly string[]>;
  /** True for a book that other users of this machine can read. */
  readableByOthers(): Promise<boolean>;
  /** When an appointment was last written, by the clock of who wrote it; null in an empty book. */
  newestWrite(): Promise<Instant | null>;
  facts(): Promise<{
    location: string;
    schemaVersion: number;
    engine: string;
    appointments: number;
    customers: number;
  }>;
}
