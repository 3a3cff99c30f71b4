import type { JobTime } from './slot.ts';

/** A part of a job that asks for skills of its own: its technician is there for that part alone. */
export interface JobPiece {
  /** From the job's start. */
  readonly afterMs: number;
  readonly durationMs: number;
  readonly skills: readonly string[];
}

/** What has to be done: how long, and the skills that it asks for (see `qualifies`). */
export interface Job extends JobTime {
  /** Of all its pieces: the bay needs those of them that bays have. */
  readonly skills: readonly string[];
  /** One after the other; left out: one technician does all of it. */
  readonly pieces?: readonly JobPiece[];
}
