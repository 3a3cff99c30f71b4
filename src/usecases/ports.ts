import type { CalendarService } from '../calendar/calendar-service.ts';
import type { Clock } from '../clock.ts';
import type { ZoneRules } from '../domain/zone.ts';
import type { Store } from '../store/store.ts';

/** Everything that a use case may need from outside. Each takes the part that it needs. */
export interface Ports {
  readonly store: Store;
  readonly calendar: CalendarService;
  readonly clock: Clock;
  /** A new random uuid. */
  readonly newUuid: () => string;
  /** The clock changes of a zone by its IANA name; null for a name that nobody knows. */
  readonly zoneRules: (name: string) => Promise<ZoneRules | null>;
}
