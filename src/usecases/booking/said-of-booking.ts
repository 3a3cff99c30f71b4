import type { VisitMode } from '../../domain/visit-mode.ts';
import type { Wanted } from '../../input/words/wanted.ts';

/** A time that is less than one moment: limits, several days, a part of a day, or only that it should be early. */
export interface WantedTimes {
  readonly wanted: Wanted;
  /** As they were typed. */
  readonly words: string;
}

/** What was said of a booking, each thing by itself; left out: nothing. */
export interface SaidOfBooking {
  readonly at?: string;
  readonly wanted?: WantedTimes;
  readonly service?: readonly string[];
  readonly duration?: number;
  readonly bay?: string;
  readonly technician?: string;
  readonly mode?: VisitMode;
  /** A time of the visit's day. */
  readonly promise?: string;
  readonly tag?: string;
  readonly notes?: string;
  readonly concerns?: string;
  readonly vehicle?: string;
  readonly customer?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly plate?: string;
  readonly make?: string;
  readonly model?: string;
  readonly year?: string;
  readonly vin?: string;
  /** What is told of the car beside that, if it is new. */
  readonly carNotes?: string;
  /** How often it comes again, with until when or how many times where that is said. */
  readonly repeat?: string;
  /** Words that are in no vocabulary were taken for the customer's own, or for a long name. */
  readonly isLoose?: boolean;
}
