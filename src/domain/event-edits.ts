import { type Appointment, isLive } from './appointment.ts';
import { isTombstone, type StoredEvent } from './calendar-event.ts';
import { type EventImage, imageEventId } from './event-image.ts';
import type { MoveVerdict } from './event-move.ts';
import type { TextMarks } from './event-texts.ts';
import type { BentInto, InboxKind, InboxNote } from './inbox.ts';
import type { Interval } from './interval.ts';

/** What this book holds, for comparison with what the calendar answers. */
export interface LocalTruth {
  readonly bookId: string;
  readonly calendarId: string;
  readonly appointment: Pick<Appointment, 'id' | 'uuid' | 'revision' | 'status' | 'start' | 'end'>;
  /** When the appointment lay in that revision; null for one that is not known. */
  readonly times: ReadonlyMap<number, Interval>;
  /** What its event is to say now. */
  readonly texts: TextMarks;
  /** Which texts the request has written, as they were then. */
  readonly sent: Partial<TextMarks>;
  /** Whether the appointment may lie there; the guard over claims has the last word. */
  readonly judge: (times: Interval) => MoveVerdict;
  /** A refusal has been doubted in this very reconciliation: the next one is believed. */
  readonly doubted: boolean;
  /** No earlier run has left the image for trouble since it was last at rest. */
  readonly isFirstTry: boolean;
  /** The appointment ended so long ago that nobody needs to be told what becomes of its event. */
  readonly isHistory: boolean;
}

/** What a person has done to an event that is about to be removed: it is told, not followed. */
export function unreadEdits(
  { syncedRevision, confirmed, buried }: EventImage,
  event: StoredEvent,
  truth: LocalTruth,
): InboxNote[] {
  const base = truth.times.get(revisionStamped(event, truth) ?? Math.max(1, syncedRevision));
  // What was never seen there, somebody may have moved in from another calendar: our tombstone, too.
  const isOurTombstone = buried || (!confirmed && isTombstone(event));
  return edits(event, base === undefined ? [] : [base], isOurTombstone, truth);
}

/** The same of an event of an earlier generation: where its stamp is gone, it may lie wherever its appointment ever lay. */
export function strayEdits(event: StoredEvent, truth: LocalTruth): InboxNote[] {
  const stamped = revisionStamped(event, truth);
  const base = stamped === null ? undefined : truth.times.get(stamped);
  return edits(event, base === undefined ? [...truth.times.values()] : [base], isTombstone(event), truth);
}

/** `put`: where bay may have put it. `buried`: it may be our own tombstone, which is free time by our doing. */
function edits(
  event: StoredEvent,
  put: readonly Interval[],
  buried: boolean,
  truth: LocalTruth,
): InboxNote[] {
  const { appointment } = truth;
  const seen = bentInto(event);
  const bent = seen === 'free time' && buried ? null : seen;
  const isAsWritten = [appointment, ...put].some((times) => sameTimes(event, times));
  const { written = null } = event;
  const changed = note('changed-removed', truth, event);
  const detail = [bent, written].flatMap((each) => each ?? []).join(': ') || null;
  return [
    ...(isAsWritten && detail === null
      ? []
      : [{ ...changed, event: isAsWritten ? null : changed.event, detail }]),
    ...(event.declined === true && isLive(appointment.status) ? [note('declined', truth, event)] : []),
  ];
}

/** What people had written into an event that has been removed as it was last read. */
export function writtenEdits({ written, generation }: EventImage, truth: LocalTruth): InboxNote[] {
  if (written === null) return [];
  const eventId = imageEventId(truth.appointment.uuid, generation);
  return [{ ...note('changed-removed', truth, null), eventId, detail: written }];
}

/**
 * The revision that a stamp of ours names. The id says whose the event is: a stamp that names another appointment or book, as
 * one that is gone, only means that nobody can tell from it what was written last.
 */
export function revisionStamped({ stamp }: StoredEvent, { bookId, appointment }: LocalTruth): number | null {
  const isReadable = stamp?.bookId === bookId && stamp.appointmentUuid === appointment.uuid;
  return isReadable ? stamp.revision : null;
}

/** Null for an event that has merely other times. */
export function bentInto({
  recurring,
  allDay,
  busy,
}: Pick<StoredEvent, 'recurring' | 'allDay' | 'busy'>): BentInto | null {
  if (recurring) return 'a series';
  if (allDay) return 'whole days';
  return busy ? null : 'free time';
}

export function sameTimes(one: Interval, other: Interval): boolean {
  return one.start === other.start && one.end === other.end;
}

export function note(
  kind: InboxKind,
  { appointment, calendarId }: LocalTruth,
  event: StoredEvent | null,
): InboxNote {
  return {
    kind,
    appointmentId: appointment.id,
    calendarId,
    eventId: event?.eventId ?? null,
    event: event === null ? null : { start: event.start, end: event.end },
    detail: null,
  };
}
