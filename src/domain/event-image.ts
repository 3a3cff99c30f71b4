import { eventIdOf } from './calendar-event.ts';
import { type KnownTexts, NO_TEXTS } from './event-texts.ts';
import { type Stray, strayed } from './strays.ts';

/**
 * How far an appointment's image in one calendar has come. Level-triggered: it says what should be visible and what is known to
 * be, not which steps are left. Everything that a crash must not forget stands here (docs/protocol.md §3).
 */
export interface EventImage extends KnownTexts {
  /**
   * Number of this event among the appointment's events in this calendar, from 0. Deletion burns an id, so no generation is
   * ever used twice.
   */
  readonly generation: number;
  /** Whether there should be an event. */
  readonly present: boolean;
  /** The appointment's revision that the calendar should show. */
  readonly wantedRevision: number;
  /** The revision that it is known to show; 0 for none. */
  readonly syncedRevision: number;
  /** A request to create this generation may have been sent. */
  readonly attempted: boolean;
  /** This generation has been seen in the calendar. */
  readonly confirmed: boolean;
  /** This generation's removal has begun: it is never shown again. */
  readonly burning: boolean;
  /**
   * A request to remove this generation may have been carried out, or a person has been asked to see to it: that it is gone
   * says nothing any more of what anybody else has done.
   */
  readonly removalAttempted: boolean;
  /** A request to create it may still arrive: its id has to be burnt, by creating a tombstone under it and removing that. */
  readonly tombstoneNeeded: boolean;
  /** A request for that tombstone may have been sent: if it is what is there, it is free time because we made it so. */
  readonly buried: boolean;
  /** This generation is gone, and no late request can bring it back. */
  readonly dead: boolean;
  /**
   * The event has to be read before anything else is done. Also set after the calendar refused to let us read an event that
   * somebody had removed.
   */
  readonly lookNeeded: boolean;
  /** How many changes of this event have been noticed in the calendar, and how many of those have been looked into. */
  readonly hints: number;
  readonly hintsSeen: number;
  /**
   * `wantedRevision` as it was when the event was found to have been removed by somebody, or as nobody at the counter has
   * changed it since; null if nobody has removed it.
   */
  readonly removedRevision: number | null;
  /** The revision at which the calendar refused for good to show the event, or to take it away; null for none. */
  readonly refusedRevision: number | null;
  /** Somebody has made the event a series, whole days, or free time. The next update takes that back. */
  readonly bent: boolean;
  /** Live events of earlier generations, to be removed, each with the number of the hint that told of it. */
  readonly strays: readonly Stray[];
  /** The etag of the state last read or written; null if the event has to be read before it may be removed. */
  readonly etag: string | null;
  /** What people have written into the event, as it was last read: told when it is removed. */
  readonly written: string | null;
  readonly link: string | null;
  /** Why it is not as it should be, in the calendar's words. */
  readonly error: string | null;
}

/** True for images between which nothing has to be written. */
export function isSameImage(one: EventImage, other: EventImage): boolean {
  const facts = Object.keys({ ...one, ...other }) as (keyof EventImage)[];
  return facts.every((fact) => one[fact] === other[fact] || isSameValue(one[fact], other[fact]));
}

function isSameValue(one: unknown, other: unknown): boolean {
  return typeof one === 'object' && one !== null && JSON.stringify(one) === JSON.stringify(other);
}

/** In place of an etag, for an event that cannot be read and is removed whatever state it is in. */
export const ANY_STATE = '*';

/** What an appointment asks of a calendar in which it has never been. */
export function newImage(wantedRevision: number): EventImage {
  return {
    generation: 0,
    present: true,
    wantedRevision,
    syncedRevision: 0,
    attempted: false,
    confirmed: false,
    burning: false,
    removalAttempted: false,
    tombstoneNeeded: false,
    buried: false,
    dead: false,
    lookNeeded: false,
    hints: 0,
    hintsSeen: 0,
    removedRevision: null,
    refusedRevision: null,
    bent: false,
    strays: [],
    etag: null,
    written: null,
    link: null,
    error: null,
    ...NO_TEXTS,
  };
}

/** The image under another wish: the appointment has changed, has been cancelled, or shows elsewhere from now on. */
export function wished(image: EventImage, present: boolean, wantedRevision: number): EventImage {
  // Showing an event and removing it are different wishes, even at the same revision.
  const refusedRevision = present === image.present ? image.refusedRevision : null;
  const next = { ...image, present, wantedRevision, refusedRevision, error: null };
  // Somebody had removed the event before it was to go. Now it is wanted again, which answers that question: a new event
  // follows.
  return present && !image.present && image.removedRevision !== null ? triedAgain(next) : next;
}

/**
 * The image after the appointment has followed what somebody did to another event of it. That is no answer about this one:
 * where it was removed, a person is still asked, unless somebody at the counter has answered by a change since.
 */
export function followed(image: EventImage, present: boolean, wantedRevision: number): EventImage {
  const next = wished(image, present, wantedRevision);
  const isAsked = image.removedRevision === image.wantedRevision;
  return isAsked && next.removedRevision !== null ? { ...next, removedRevision: wantedRevision } : next;
}

/** The next event in place of one that is gone. Never before the earlier one is proven dead, or was removed by somebody. */
export function nextGeneration(image: EventImage): EventImage {
  return {
    ...newImage(image.wantedRevision),
    generation: image.generation + 1,
    hints: image.hints,
    hintsSeen: image.hints,
    strays: image.strays,
  };
}

/**
 * What a person asks for: a new event in place of one that somebody removed, or another try of a change that was refused. If
 * the removed event may be back (a hint has not been looked into, or a look was refused), it becomes a stray, for otherwise two
 * events could be live.
 */
export function triedAgain(before: EventImage): EventImage {
  const image = before.strays.some(({ refused }) => refused)
    ? { ...before, strays: before.strays.map(({ generation, hint }) => ({ generation, hint })) }
    : before;
  if (image.present && image.removedRevision !== null) {
    const next = nextGeneration(image);
    return image.hints > image.hintsSeen || image.lookNeeded ? strayed(next, image.generation) : next;
  }
  return image.refusedRevision === null ? image : { ...image, refusedRevision: null, error: null };
}

/**
 * A person gives up what is owed: the event stays as it is, as if the calendar had refused the wish for good. What was noticed there is
 * not looked into. Another change here is another wish.
 */
export function givenUp(before: EventImage): EventImage {
  // In place of one that is gone the next would have come.
  const image = before.dead && before.present ? nextGeneration(before) : before;
  return {
    ...image,
    refusedRevision: image.wantedRevision,
    hintsSeen: image.hints,
    strays: image.strays.map((stray) => ({ ...stray, refused: true })),
    error: image.error === null ? 'given up' : `given up: ${image.error}`,
  };
}

export function isGivenUp({ refusedRevision, wantedRevision, strays }: EventImage): boolean {
  return refusedRevision === wantedRevision || strays.some(({ refused }) => refused === true);
}

/** What was given up or refused is owed again, and the event is read before it is changed: who knows what has become of it. */
export function takenUp(image: EventImage): EventImage {
  const strays = image.strays.map(({ generation, hint }) => ({ generation, hint }));
  return hinted({ ...image, refusedRevision: null, strays, error: null });
}

/**
 * The image in a book of which nobody knows any more whether it is the newest: the event is read before anything is asked of it, and
 * what was found out about a missing one is found out again.
 */
export function unread(image: EventImage): EventImage {
  const strays = image.strays.map(({ etag: _, ...stray }) => stray);
  return { ...image, lookNeeded: true, etag: null, tombstoneNeeded: false, strays };
}

/** The image of an event that a later state of the book has left in the calendar: it is compared before anything is asked of it. */
export function leftByLater(
  { present, wantedRevision, hints }: EventImage,
  { generation, revision }: { readonly generation: number; readonly revision: number },
): EventImage {
  const there = { attempted: true, confirmed: true, syncedRevision: Math.min(revision, wantedRevision) };
  return {
    ...newImage(wantedRevision),
    ...there,
    present,
    generation,
    lookNeeded: true,
    hints,
    hintsSeen: hints,
  };
}

/** The image of an event that a later state of the book has taken away: another one follows where it is wanted. */
export function takenAwayByLater(image: EventImage): EventImage {
  const { present, wantedRevision, generation, hints } = image;
  return {
    ...newImage(wantedRevision),
    present,
    generation,
    attempted: true,
    dead: true,
    hints,
    hintsSeen: hints,
  };
}

/** The image of an event that should be gone, after a person has taken care of it because bay cannot. */
export function seenTo(image: EventImage): EventImage {
  return {
    ...image,
    dead: true,
    burning: false,
    tombstoneNeeded: false,
    lookNeeded: false,
    hintsSeen: image.hints,
    refusedRevision: null,
    strays: [],
    syncedRevision: image.wantedRevision,
    etag: null,
    written: null,
    link: null,
    error: null,
    ...NO_TEXTS,
  };
}

/** The id of an image's event, or of an earlier generation of it. */
export function imageEventId(uuid: string, generation: number): string {
  return eventIdOf(uuid, generation);
}

/**
 * Whether a live event of that generation can be what this book has put there. One that it has never sent, and does not want
 * there, somebody has moved from another calendar.
 */
export function mayBeOurs({ generation, present, attempted }: EventImage, seen: number): boolean {
  return seen < generation || (seen === generation && (present || attempted));
}

/** Takes note of a change that was seen in the calendar: only a hint, never a fact to act upon (docs/protocol.md §9). */
export function hinted(image: EventImage): EventImage {
  return { ...image, hints: image.hints + 1 };
}
