import { type Appointment, isLive } from './appointment.ts';
import type { StoredEvent } from './calendar-event.ts';
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
  /** The appointment ended so long ago that nobody needs to be told what becomes of its event. */
  readonly isHistory: boolean;
}

/**
 * What a person has done to an event that is about to be removed: it is told, not followed. What may be our own tombstone is
 * free time by our doing, also after somebody has brought it back.
 */
export function unreadEdits(
  { syncedRevision, buried }: EventImage,
  event: StoredEvent,
  named: number | null,
  truth: LocalTruth,
): InboxNote[] {
  const { appointment, times } = truth;
  const base = times.get(named ?? Math.max(1, syncedRevision)) ?? null;
  const seen = bentInto(event);
  const bent = seen === 'free time' && buried ? null : seen;
  const isAsWritten = sameTimes(event, appointment) || (base !== null && sameTimes(event, base));
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
export function bentInto({ recurring, allDay, busy }: StoredEvent): BentInto | null {
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
