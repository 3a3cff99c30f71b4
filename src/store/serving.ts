import type { Instant } from '../domain/interval.ts';

/** The process that stays, as the book tells of it: the last one that began, whether it still runs or not. */
export interface Serving {
  readonly pid: number;
  readonly startedAt: Instant;
  /** Its last progress. */
  readonly beatAt: Instant;
  /** Where Google is to tell it of changes; null: nowhere, and it reads by the clock alone. */
  readonly pushAddress: string | null;
  /** When it is to look again. */
  readonly nextAt: Instant;
  /** Null while it runs, and for one that was killed. */
  readonly endedAt: Instant | null;
}

export interface ServingStore {
  read(): Promise<Serving | null>;
  /** One begins, and whatever was kept of another is forgotten: there is one at a time. */
  begin(pid: number, pushAddress: string | null, at: Instant): Promise<void>;
  beat(at: Instant, nextAt: Instant): Promise<void>;
  end(at: Instant): Promise<void>;
}
