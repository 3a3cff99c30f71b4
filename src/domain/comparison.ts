import type { ListedEvent } from './calendar-event.ts';
import { bentInto, sameTimes } from './event-edits.ts';
import type { EventImage } from './event-image.ts';
import { type EventTexts, marksOf } from './event-texts.ts';
import type { Interval } from './interval.ts';

/** How what a calendar shows may differ from what the book says of it. */
export const DIFFERENCES = [
  /** It should be there, and is not. */
  'missing',
  /** It lies at other times. */
  'other-times',
  /** It is a series, whole days, or free time. */
  'other-form',
  /** Its title is another. */
  'other-title',
  /** What is there makes no sense. */
  'unreadable',
  /** It is there, and should not be. */
  'left',
  /** A second event of the same appointment. */
  'second',
  /** Of a later state of the appointment than this book has. */
  'later',
  /** Its appointment is shown in other calendars. */
  'elsewhere',
  /** Of this book by its marks, which has no such appointment. */
  'unknown',
  /** A copy of an event of ours. */
  'copy',
] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

/** An appointment's image in one calendar, with what the appointment says. */
export interface ShownThere extends Interval {
  readonly appointmentId: number;
  readonly revision: number;
  readonly image: EventImage;
}

/** What differs at the event that is the image's own; `stamped`: the revision that it says it shows, null for none. */
export function differenceAt(
  { image, revision, ...times }: ShownThere,
  event: ListedEvent | null,
  stamped: number | null,
): DifferenceKind | null {
  const isThere = event !== null && !event.cancelled;
  const shouldBe = image.present && !image.burning;
  if (!isThere) return shouldBe ? 'missing' : null;
  if ((stamped ?? 0) > revision) return 'later';
  if (!shouldBe) return 'left';
  if (bentInto(event) !== null) return 'other-form';
  if (!sameTimes(event, times)) return 'other-times';
  return isRetitled(image, event) ? 'other-title' : null;
}

/** A title that somebody has written over is theirs, and stays: about that the two agree. */
function isRetitled({ texts, theirs }: EventImage, { title }: Pick<EventTexts, 'title'>): boolean {
  if (texts === null || theirs.includes('title')) return false;
  return marksOf({ title, description: '' }).title !== texts.title;
}
