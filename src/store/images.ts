import type { Appointment } from '../domain/appointment.ts';
import type { EventImage } from '../domain/event-image.ts';
import type { Instant, Interval } from '../domain/interval.ts';
import type { Action, Step } from '../domain/next-step.ts';
import type { JobTime } from '../domain/own-placement.ts';
import type { Settlement } from '../domain/settlement.ts';

/** Which image: of that appointment, in that calendar. */
export interface ImageKey {
  readonly appointmentId: number;
  readonly calendarId: string;
}

/** An image to which something is owed, and how often in a row a try came to nothing. */
export interface OwedImage extends ImageKey {
  readonly failures: number;
}

/** Who works on an image. Safety never depends on it (the fence does): it keeps two from doing the same work. */
export interface Worker {
  /** Machine, process and when that started. */
  readonly id: string;
  /** True for a worker that is known to have ended, so that its work need not wait for the lease to run out. */
  readonly hasEnded: (id: string) => boolean;
}

/** A request that is about to be sent; the image has been kept as it must be before. */
export interface Turn {
  readonly key: ImageKey;
  readonly fence: number;
  /** Tries before this one that came to nothing, in a row. */
  readonly failures: number;
  readonly action: Action;
  readonly image: EventImage;
  readonly appointment: Appointment;
}

/** What settling a turn came to. */
export interface Settled {
  /** False when somebody else has taken the image over meanwhile: the answer was dropped. */
  readonly kept: boolean;
  /** What was kept; null where nothing was. */
  readonly settlement: Settlement | null;
  /** The appointment where somebody's move of its event was adopted, else null. */
  readonly adopted: Appointment | null;
  /** Nothing is owed any more, and the lease has been given back. */
  readonly atRest: boolean;
}

/** What is known here when an answer is interpreted, all of the same transaction. */
export interface SettlingFacts {
  readonly image: EventImage;
  readonly appointment: Appointment;
  /** When the appointment lay in each of its revisions. */
  readonly times: ReadonlyMap<number, Interval>;
  /** Live claims that touch the times that were asked about, and the appointment's buffer after them. */
  readonly jobs: readonly JobTime[];
  /** Other open appointments of the same car that touch those times. */
  readonly visits: readonly number[];
}

/** An event that was seen in a calendar, as a hint for its image. */
export interface SeenEvent {
  readonly uuid: string;
  readonly generation: number;
  readonly etag: string;
  readonly cancelled: boolean;
  readonly recurring: boolean;
}

/** What bay shows in a calendar, as far as is known. */
export interface ShownInterval extends Interval {
  readonly calendarId: string;
  readonly appointmentId: number;
  readonly eventId: string;
}

/** An image, and the appointment that it is of, as both are now. */
export interface ShownImage extends Interval {
  readonly appointmentId: number;
  readonly uuid: string;
  readonly revision: number;
  readonly image: EventImage;
  readonly isOwed: boolean;
}

/** How far each appointment's image in each calendar has come; with it the outbox (docs/protocol.md §3). */
export interface ImageStore {
  /**
   * Images to which something is owed, longest waiting first. Those whose last try came to nothing follow after all others, in
   * the order in which they are due again, so that none keeps the others from their turn.
   */
  owed(limit: number): Promise<OwedImage[]>;
  /**
   * The owed images of one appointment: first that in its bay's calendar, by which the appointment is confirmed; last what is
   * to be removed.
   */
  owedOf(appointmentId: number): Promise<OwedImage[]>;
  /**
   * Of the images to which something is owed, in that calendar or in all (null), those whose turn it is: a try that came to nothing
   * has put its image off.
   */
  due(calendarId: string | null, now: Instant, limit: number): Promise<OwedImage[]>;
  /** The calendars to which something is owed, each with when the first of it is due; a moment that is over: now. */
  dueFrom(now: Instant): Promise<{ readonly calendarId: string; readonly at: Instant }[]>;
  owedCount(): Promise<number>;
  /** How many of those nobody is bringing to their calendar just now, and since when the first one waits; null: none does. */
  waiting(now: Instant): Promise<{ readonly count: number; readonly since: Instant } | null>;
  /** The image as it is, or null. */
  get(key: ImageKey): Promise<EventImage | null>;

  /**
   * Takes the image's lease for `leaseMs` and decides by `decide` what to do, durably, before anything is sent. Null: there
   * is nothing to do (which is kept, too), or another worker is at it. `isStillToBeShown` is true while another calendar
   * that is to show the appointment does not yet, and has not refused it for good.
   */
  begin(
    key: ImageKey,
    worker: Worker,
    at: Instant,
    leaseMs: number,
    decide: (image: EventImage, isStillToBeShown: boolean) => Step,
  ): Promise<Turn | null>;

  /**
   * Keeps what `interpret` makes of an answer, unless the fence has moved: image, inbox notes and, where somebody's move is
   * adopted, the appointment with its claims through the guard, all in one transaction. `placing` gives the placement of
   * an appointment at other times. `asked`: the times at which it might come to lie, of which it has to be known who has them;
   * null where nobody asks.
   */
  settle(
    turn: Turn,
    at: Instant,
    interpret: (facts: SettlingFacts) => Settlement,
    placing: (appointment: Appointment, times: Interval) => AdoptedTimes,
    asked: Interval | null,
  ): Promise<Settled>;

  /** Images of that calendar to which something is owed, and whose event may be there. */
  leftIn(calendarId: string): Promise<ImageKey[]>;

  /** A person has seen to the event of an image that is to be gone: nothing is owed to it any more. */
  giveUp(key: ImageKey, at: Instant): Promise<void>;

  /** Gives the lease back after a try that came to nothing, and keeps why: the next one is due at `nextAt`. */
  release(turn: Turn, nextAt: Instant, why: string): Promise<void>;

  /** Makes an event that somebody removed, or a change that was refused, owed again: the former as a new event. */
  restore(key: ImageKey, at: Instant): Promise<void>;

  /**
   * Every image in that calendar of an appointment that ends after then, with what the appointment says, and whether something is
   * owed to it.
   */
  shownIn(calendarId: string, after: Instant): Promise<ShownImage[]>;

  /** Where our events lie in the calendars, or may lie, during `range`: as the calendars show it, not as it is wanted. */
  shownDuring(range: Interval): Promise<ShownInterval[]>;
}

/** The promised wall times that go with adopted times. */
export interface AdoptedTimes extends Interval {
  readonly wallStart: string;
  readonly wallEnd: string;
  readonly zone: string;
}
