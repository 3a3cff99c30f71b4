import type { ListedEvent } from './calendar-event.ts';
import { sameTimes } from './event-edits.ts';
import type { EventImage } from './event-image.ts';
import type { TextMarks } from './event-texts.ts';
import type { Interval } from './interval.ts';

/** What a book knows of an event of its own, and what the event would say if it were written now. */
export interface KnownHere {
  readonly revision: number;
  /** Null where it has never shown the appointment in that calendar. */
  readonly image: EventImage | null;
  readonly says: TextMarks;
  /** When the appointment lay in the revision that the event's stamp names; null where this book has no such revision. */
  readonly timesThen: Interval | null;
}

/** Whether the stamp is this book's, and of the appointment that the event's id names. */
export function isStampedBy(
  { stamp }: Pick<ListedEvent, 'stamp'>,
  bookId: string,
  uuid: string | undefined,
): boolean {
  return stamp?.bookId === bookId && stamp.appointmentUuid === uuid;
}

/**
 * Whether an event of ours was written by a later state of the book than this one:
 *
 *   revision   its stamp names a later one
 *   times      or one that this book has never shown, and that lies elsewhere here: both have gone on from the same state
 *   texts      or bay wrote into it what this book neither has written there nor would write: a name that is changed makes no revision
 */
export function isOfLaterState(
  { stamp, marks, cancelled, ...times }: ListedEvent,
  { revision, image, says, timesThen }: KnownHere,
): boolean {
  const stamped = stamp?.revision ?? 0;
  if (stamped > revision) return true;
  if (cancelled || image === null) return false;
  if (stamped > image.syncedRevision && timesThen !== null && !sameTimes(times, timesThen)) return true;
  const { texts, theirs } = image;
  if (marks === undefined || texts === null) return false;
  return (['title', 'description'] as const).some(
    (part) => !theirs.includes(part) && marks[part] !== texts[part] && marks[part] !== says[part],
  );
}
