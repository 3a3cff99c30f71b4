import type { CalendarTrouble } from './calendar-answer.ts';
import type { EventImage } from './event-image.ts';
import type { InboxKind, InboxNote } from './inbox.ts';
import type { Interval } from './interval.ts';

/** What follows from an answer. To be kept in one transaction. */
export interface Settlement {
  readonly image: EventImage;
  /** Somebody moved the event: the appointment follows, if the guard lets it; if not, `otherwise` holds. */
  readonly adopt: {
    readonly times: Interval;
    /** The overbooking reason that still applies at those times; null for an ordinary appointment. */
    readonly overbookReason: string | null;
    readonly otherwise: Settlement;
  } | null;
  readonly notes: readonly InboxNote[];
  /** Open items of this appointment and calendar that no longer hold. */
  readonly solved: readonly InboxKind[];
  /** Why the image is left for a later run. */
  readonly trouble: CalendarTrouble | null;
}

/** Nothing follows but the image as it is now. */
export function now(image: EventImage, trouble: CalendarTrouble | null = null): Settlement {
  return { image, adopt: null, notes: [], solved: [], trouble };
}

/** It is left as it is, for now. */
export function left(image: EventImage, trouble: CalendarTrouble): Settlement {
  return { ...now({ ...image, error: trouble.why }), trouble };
}

/**
 * The first event of all that is there and wanted has not been removed, though it was told so when it was to go. Of a later one
 * nobody knows which of them was meant.
 */
export function unlessRemoved(
  { present, burning, generation }: EventImage,
  settlement: Settlement,
): Settlement {
  if (!present || burning || generation > 0) return settlement;
  return { ...settlement, solved: [...settlement.solved, 'changed-removed'] };
}
