import type { VisitMode } from '../../domain/visit-mode.ts';
import type { WantedTimes } from '../../usecases/booking/said-of-booking.ts';
import type { CustomerOptions, VehicleOptions } from '../people/people-options.ts';

/** What `bay book` may be told. */
export interface BookOptions extends CustomerOptions, VehicleOptions {
  readonly customer?: string;
  readonly vehicle?: string;
  /** As they were said, each once or in one: `oil+tires`. */
  readonly service?: readonly string[];
  readonly at?: string;
  readonly duration?: number;
  readonly bay?: string;
  readonly technician?: string;
  readonly notes?: string;
  readonly concerns?: string;
  readonly overbook?: string;
  readonly takeHeld?: boolean;
  readonly invite?: boolean;
  /** Heard in free words. */
  readonly wanted?: WantedTimes;
  readonly mode?: VisitMode;
  readonly promise?: string;
  readonly tag?: string;
  /** How often it comes again, and until when. */
  readonly repeat?: string;
  readonly count?: number;
  readonly until?: string;
  readonly isLoose?: boolean;
  readonly carNotes?: string;
}
