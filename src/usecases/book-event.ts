import type { RequestBegun, RequestMade } from '../calendar/request-made.ts';
import type { EventAnswer } from '../domain/calendar-answer.ts';
import type { AskedVerb, NotDone } from '../domain/decision-figure.ts';
import type { Action } from '../domain/next-step.ts';
import type { FailureCode } from '../failure.ts';

/** What happens on the way: for a person who waits, for a log, for figures. Nothing in it is secret or about customers. */
export type BookEvent = Waiting | RequestBegun | RequestMade | CalendarAsked | NothingDone;

/** A wait that takes longer than people expect. */
export interface Waiting {
  readonly kind: 'waiting';
  readonly waitingFor: 'another book';
  readonly ms: number;
}

/** What was decided to be asked of a calendar for an appointment, and what came of it. */
export interface CalendarAsked {
  readonly kind: 'calendar-asked';
  readonly appointmentId: number;
  readonly calendarId: string;
  readonly asked: Action['do'];
  readonly answer: EventAnswer['kind'];
}

/** Something was asked of the book and not done. */
export interface NothingDone {
  readonly kind: 'not-done';
  readonly verb: AskedVerb;
  readonly outcome: NotDone;
  readonly code: FailureCode | 'bug';
}
