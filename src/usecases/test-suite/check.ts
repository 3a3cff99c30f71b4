import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble, EventAnswer } from '../../domain/calendar-answer.ts';
import type { StoredEvent } from '../../domain/calendar-event.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { Failure } from '../../failure.ts';

/** One thing that `bay test-suite` tries. */
export interface Check {
  /** From 1, in the order in which they are run. */
  readonly number: number;
  readonly name: string;
  /** The checks without which this one says nothing; all have smaller numbers. */
  readonly needs: readonly number[];
  /** Throws `CheckFailed`, and whatever the use cases throw. */
  readonly run: () => Promise<Finding>;
}

/** What a check that passed has seen. */
export type Finding =
  | {
      readonly kind: 'connected';
      readonly source: string;
      readonly calendars: number;
      readonly writable: number;
    }
  | { readonly kind: 'free'; readonly range: Interval; readonly windows: readonly Interval[] }
  | Each<'created' | 'read' | 'updated', { readonly event: StoredEvent }>
  | { readonly kind: 'gone'; readonly eventId: string }
  | { readonly kind: 'starts'; readonly first: Instant; readonly second: Instant }
  | Each<'booked' | 'moved' | 'cancelled', { readonly appointment: Appointment }>;

/** A member of the union for each of the kinds, all with the same facts. */
type Each<K extends string, Facts> = K extends string ? { readonly kind: K } & Facts : never;

/** One field of an event that is not as it was sent. Times are instants. */
export type Difference =
  | { readonly field: 'title' | 'description'; readonly sent: string; readonly found: string }
  | { readonly field: 'start' | 'end'; readonly sent: Instant; readonly found: Instant }
  | { readonly field: 'mark' };

/** Why a check has failed. */
export type Fault =
  /** The calendar gave no usable answer. */
  | { readonly kind: 'trouble'; readonly trouble: CalendarTrouble }
  /** It gave one that it must not give to what was asked. */
  | {
      readonly kind: 'answer';
      readonly asked: 'create' | 'update' | 'cancel' | 'get';
      readonly answer: EventAnswer['kind'];
    }
  | { readonly kind: 'not-writable'; readonly calendarId: string }
  | { readonly kind: 'differs'; readonly differences: readonly Difference[] }
  | { readonly kind: 'still-there'; readonly eventId: string }
  | { readonly kind: 'too-few-starts'; readonly date: LocalDate; readonly found: number }
  /** The book has the change, and the calendar does not show it. */
  | { readonly kind: 'not-shown'; readonly appointment: Appointment }
  | { readonly kind: 'failure'; readonly failure: Failure };

export class CheckFailed extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.kind);
    this.name = 'CheckFailed';
    this.fault = fault;
  }
}

interface Run {
  readonly number: number;
  readonly name: string;
  readonly durationMs: number;
}
export type CheckResult = Run &
  (
    | { readonly status: 'passed'; readonly finding: Finding }
    | { readonly status: 'failed'; readonly fault: Fault }
    /** `because`: the check that it needs and that has not passed. */
    | { readonly status: 'skipped'; readonly because: number }
  );
