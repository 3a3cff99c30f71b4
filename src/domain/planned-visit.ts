import { type Instant, type Interval, MINUTE_MS } from './interval.ts';
import type { Job } from './job.ts';
import type { Service } from './shop.ts';
import { plannedWork } from './work.ts';

/** A piece of what is to be done, and when its turn is. */
export interface PlannedPiece extends Interval {
  readonly service: Pick<Service, 'id' | 'name' | 'skills'>;
  readonly minutes: number;
}

/** A visit that is to be. */
export interface PlannedVisit {
  readonly slot: Interval;
  /** At least one; one after the other they fill the slot. */
  readonly pieces: readonly PlannedPiece[];
  /** Kept free in the bay afterwards. */
  readonly bufferMs: number;
}

/** A visit for these services, one after the other: as long as they take together, or as somebody has said. */
export function plannedVisit(
  services: readonly Service[],
  start: Instant,
  durationMinutes: number | null,
): PlannedVisit {
  const minutes = durationMinutes ?? services.reduce((sum, service) => sum + service.minutes, 0);
  const slot = { start, end: start + minutes * MINUTE_MS };
  const pieces = plannedWork(services, slot).map(({ start, end, minutes }, i) => {
    return { start, end, minutes, service: services[i] as Service };
  });
  // Each buffer begins with the end of its own piece, and the last to end counts.
  const ends = pieces.map(({ end, service }) => end + service.bufferMinutes * MINUTE_MS);
  return { slot, pieces, bufferMs: Math.max(slot.end, ...ends) - slot.end };
}

/** What has to be done during a visit. */
export function jobOf({ slot, pieces, bufferMs }: PlannedVisit): Job {
  const skills = [...new Set(pieces.flatMap(({ service }) => service.skills))];
  const whole = { durationMs: slot.end - slot.start, bufferMs, skills };
  if (pieces.length === 1) return whole;
  return {
    ...whole,
    pieces: pieces.map(({ start, end, service }) => ({
      afterMs: start - slot.start,
      durationMs: end - start,
      skills: service.skills,
    })),
  };
}
