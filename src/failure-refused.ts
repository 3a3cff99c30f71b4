import type { Appointment, AppointmentStatus } from './domain/appointment.ts';
import type { Instant, Interval } from './domain/interval.ts';
import type { ChangedBy, ChangedThing, JournalEntry } from './domain/journal.ts';
import type { LocalDate } from './domain/local-date.ts';
import type { ModeFull } from './domain/mode-limits.ts';
import type { Mark, NotDue } from './domain/visit-chain.ts';
import type { ClosedReason } from './domain/why-closed.ts';

/** What takes the time: one of ours, with its number, a hold for somebody who is deciding, or somebody's event in that calendar. */
export interface Blocking extends Interval {
  readonly by: 'appointment' | 'hold' | 'event';
  readonly appointmentId: number | null;
  /** Of a hold: who is deciding, where that is known, and until when. */
  readonly heldFor?: { readonly who: string | null; readonly until: Instant };
}

/** An appointment that stands in the way, as far as a person must be told of it. */
export type VisitInTheWay = Pick<
  Appointment,
  'id' | 'start' | 'end' | 'work' | 'service' | 'customer' | 'vehicle' | 'bay' | 'technician'
>;

/** A visit of a series that cannot be then. */
export interface SeriesRefusal {
  readonly at: Instant;
  readonly why: Refused;
  /** The nearest starts that work. */
  readonly nearest: readonly Instant[];
}

/** What of a request the appointment that is there already does not have. */
export type OtherWork =
  | 'service'
  | 'duration'
  | 'bay'
  | 'technician'
  | 'notes'
  | 'concerns'
  | 'invitation'
  | 'mode'
  | 'promise'
  | 'tag';

/** What the same person did before, and could take back; null: nothing. */
interface OlderDeed {
  /** It was to be done again, and not taken back. */
  readonly again?: true;
  readonly older: Pick<JournalEntry, 'id' | 'at' | 'verb' | 'appointments'> | null;
}

/** Why what was done cannot be taken back. */
export type NotUndoable =
  /** It was taken back already, by that entry. */
  | { readonly kind: 'taken-back'; readonly by: number }
  | { readonly kind: 'import' | 'new-shop' | 'answer' | 'given-up' | 'calendar' | 'recovery' }
  /** It is to be done again, and nobody has taken it back. */
  | { readonly kind: 'stands' }
  /** The shop does not have that bay or technician any more. */
  | { readonly kind: 'retired'; readonly name: string };

/** What the rules of the shop or the state of the book refuse. Facts only, as all of `Failure`. */
export type Refused =
  /** None of the times that were asked for is free. */
  | { readonly code: 'no-time-fits'; readonly words: string; readonly nearest: readonly Instant[] }
  | {
      readonly code: 'slot-taken';
      readonly what: 'bay' | 'technician';
      /** The bay or technician asked for; null when none of them is free. */
      readonly name: string | null;
      readonly slot: Interval;
      /** First all that it would lie over if it were overbooked, then what keeps it from everywhere else. */
      readonly blocking: readonly Blocking[];
      readonly nearest: readonly Instant[];
      /** Nothing but held time is in the way, and whoever asks may take it. */
      readonly isOnlyHeld?: true;
    }
  | {
      readonly code: 'shop-closed';
      readonly slot: Interval;
      readonly date: LocalDate;
      /** The bay or technician whose own hours these are; null for the shop's. */
      readonly name: string | null;
      readonly why: ClosedReason;
      readonly nearest: readonly Instant[];
    }
  | {
      readonly code: 'in-the-past';
      readonly slot: Interval;
      readonly now: Instant;
      /** What may have been meant by a time of today that is past: the same time on the next open day; null for none. */
      readonly instead: Instant | null;
      /** That it is the promise, and not the visit. */
      readonly of?: 'promise';
      readonly nearest: readonly Instant[];
    }
  | {
      readonly code: 'too-soon';
      readonly slot: Interval;
      readonly leadTimeMinutes: number;
      readonly nearest: readonly Instant[];
    }
  | {
      readonly code: 'beyond-horizon';
      readonly slot: Interval;
      readonly horizonDays: number;
      readonly nearest: readonly Instant[];
    }
  | {
      readonly code: 'not-qualified';
      readonly what: 'bay' | 'technician';
      readonly name: string | null;
      readonly service: string;
      readonly skills: readonly string[];
    }
  | {
      readonly code: 'appointment-finished';
      readonly appointmentId: number;
      readonly status: AppointmentStatus;
      readonly verb: 'reschedule' | 'cancel' | 'mark' | 'edit' | 'confirm';
    }
  /** It has come further, and is not marked so any more: only taking back what was noted leads there. */
  | {
      readonly code: 'status-order';
      readonly appointmentId: number;
      readonly status: AppointmentStatus;
      readonly mark: Mark;
    }
  /** It is another day's, or still to come: likely a slip. */
  | {
      readonly code: 'not-due';
      readonly appointmentId: number;
      readonly start: Instant;
      readonly mark: Mark;
      readonly why: NotDue;
    }
  /** The same customer, car and start, and other work: another request than the one that was kept. */
  | {
      readonly code: 'visit-exists';
      readonly visit: VisitInTheWay;
      readonly differs: readonly OtherWork[];
      /** What else it would lie over if it were overbooked. */
      readonly blocking: readonly Blocking[];
    }
  /** A car cannot be in two places at once. */
  | {
      readonly code: 'car-taken';
      readonly slot: Interval;
      readonly visit: VisitInTheWay;
      /** No reason to overbook can be given; left out: one can. */
      readonly isFinal?: boolean;
      /** What else it would lie over if it were overbooked. */
      readonly blocking: readonly Blocking[];
      readonly nearest: readonly Instant[];
    }
  /** What is to be taken back is not as it was left; by nobody that is known, where a text was scrubbed from the history. */
  | ({
      readonly code: 'changed-since';
      readonly what: ChangedThing;
      readonly by: ChangedBy | null;
    } & OlderDeed)
  | ({
      readonly code: 'not-undoable';
      readonly entry: Pick<JournalEntry, 'id' | 'at' | 'actor' | 'verb'>;
      readonly why: NotUndoable;
    } & OlderDeed)
  /** The shop takes no more visits of that mode in that hour, or on that day. */
  | ({
      readonly code: 'mode-full';
      readonly slot: Interval;
      /** The visits that are there. */
      readonly appointmentIds: readonly number[];
      /** What may be said with it instead: that the car comes otherwise, or why it is right. */
      readonly instead: readonly ('mode' | 'reason')[];
      readonly nearest: readonly Instant[];
    } & Pick<ModeFull, 'mode' | 'per' | 'most' | 'during'>)
  | { readonly code: 'key-reused'; readonly key: string }
  | {
      readonly code: 'phone-taken';
      readonly phone: string;
      readonly customer: { readonly id: number; readonly name: string };
      /** The customer in the book who was to have it, too; left out: somebody new. */
      readonly wantedFor?: number;
    }
  /** The plate or VIN is that of another car in the book. */
  | {
      readonly code: 'car-known';
      readonly field: 'plate' | 'vin';
      readonly value: string;
      readonly vehicleId: number;
      readonly customer: { readonly id: number; readonly name: string };
    }
  | {
      readonly code: 'appointments-in-the-way';
      readonly change: string;
      readonly appointmentIds: readonly number[];
    }
  /** Somebody else was faster; nothing was written. */
  | { readonly code: 'changed-meanwhile'; readonly what: 'appointment' | 'shop' }
  /** Some visits of a series cannot be, each for its own reason, and so none of the `count` is booked or changed. */
  | {
      readonly code: 'series-refused';
      readonly count: number;
      readonly refused: readonly SeriesRefusal[];
    }
  /** A plan was accepted that has no place for these, and nobody has said that they may stay where they are. */
  | { readonly code: 'plan-incomplete'; readonly unplaced: readonly VisitInTheWay[] }
  | { readonly code: 'not-confirmed'; readonly action: string };
