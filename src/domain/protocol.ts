import type { EventAnswer } from './calendar-answer.ts';
import type { LocalTruth } from './event-edits.ts';
import type { EventImage } from './event-image.ts';
import type { Instant } from './interval.ts';
import { type Action, nextStep, type Step, waits } from './next-step.ts';
import { interpret } from './reconcile.ts';
import type { Settlement } from './settlement.ts';

/** The rules by which images follow appointments: what to ask next, and what an answer means. */
export interface Protocol {
  /**
   * Whether somebody's event counts as there before ours, by when the calendar says that each was made. A tie counts: two
   * books may both look, and neither may believe that the other loses (docs/decisions/0013).
   */
  readonly wasFirst: (theirs: Instant, ours: Instant) => boolean;
  readonly nextStep: (image: EventImage) => Step;
  /** Whether an event that is to go stays for now: `isStillToBeShown` elsewhere. */
  readonly waits: (image: EventImage, isStillToBeShown: boolean) => boolean;
  readonly interpret: (
    image: EventImage,
    action: Action,
    answer: EventAnswer,
    truth: LocalTruth,
  ) => Settlement;
}

export const PROTOCOL: Protocol = {
  nextStep,
  waits,
  interpret,
  wasFirst: (theirs, ours) => theirs <= ours,
};
