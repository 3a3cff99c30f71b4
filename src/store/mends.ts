import type { CauseCode } from '../domain/calendar-health.ts';
import type { Instant } from '../domain/interval.ts';

/** Something that bay has tried to mend by itself. */
export interface Mend {
  readonly calendarId: string;
  readonly code: CauseCode;
  readonly at: Instant;
}

export interface MendStore {
  /** Kept before it is tried, so that one that ends the process counts as well. */
  note(mends: readonly Mend[]): Promise<void>;
  /** Those of that moment and later, oldest first. */
  since(at: Instant): Promise<Mend[]>;
}
