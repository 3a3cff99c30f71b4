import {
  appointmentOfEventId,
  type EventChange,
  type StoredEvent,
  type UnreadableEvent,
} from '../../domain/calendar-event.ts';
import { writtenSince } from '../../domain/event-texts.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import { MOST_CHARACTERS, shortened } from '../../domain/text-limits.ts';
import { isSameStamp, marksIn, privateIn } from './event-marks.ts';
import { descriptionText } from './event-text.ts';
import { isJson, type Json, listAt, objectAt, textAt } from './json.ts';
import { instantIn, type Midnights } from './moments.ts';

/**
 * The event in an answer of Google's; null for what is none. Of cancelled ones only the id need be there. Nothing in it is
 * believed beyond its form: whoever may write to the calendar may write all of it (docs/google.md §4). Strict about what
 * decisions rest on; a text that is no text counts as empty, and guests that are no guests have not declined.
 */
export function readEvent(value: unknown, calendarId: string, midnights: Midnights): StoredEvent | null {
  if (!isJson(value)) return null;
  const eventId = textAt(value, 'id');
  const status = textAt(value, 'status', 'confirmed');
  if (eventId === null || eventId === '') return null;
  if (status === 'cancelled') return bare(value, calendarId, eventId, midnights);
  if (status !== 'confirmed' && status !== 'tentative') return null;
  const etag = etagIn(value);
  const start = timeAt(value, 'start', midnights);
  const end = timeAt(value, 'end', midnights);
  const recurrence = listAt(value, 'recurrence');
  const isOurs = appointmentOfEventId(eventId) !== null;
  const written = writtenAt(value, isOurs);
  if (etag === null || start === null || end === null || end.at < start.at) return null;
  if (recurrence === null || written === null) return null;
  if (start.allDay !== end.allDay) return null;
  return {
    calendarId,
    eventId,
    etag,
    cancelled: false,
    start: start.at,
    end: end.at,
    // An answer to our own invitation takes nothing away from the appointment.
    busy: isOurs ? countsAsBusy(value) : takesTime(value),
    allDay: start.allDay,
    recurring: recurrence.length > 0,
    ...(hasDeclined(value, () => true) ? { declined: true } : {}),
    ...textsIn(value),
    ...writtenIn(value),
    ...marksIn(value),
    ...written,
  };
}

/** What can be told of an item of a list in which no event could be read. */
export function unreadableIn(item: unknown, calendarId: string, midnights: Midnights): UnreadableEvent {
  const value = isJson(item) ? item : {};
  const eventId = textAt(value, 'id');
  return {
    calendarId,
    eventId: eventId === null || eventId === '' || eventId.length > LONGEST_ID ? null : eventId,
    stamp: marksIn(value).stamp,
    busy: takesTime(value),
    time: timesIn(value, midnights),
  };
}

/** Google's ids have no more characters. */
const LONGEST_ID = 1_024;

function timesIn(value: Json, midnights: Midnights): Interval | null {
  const [start, end] = [timeAt(value, 'start', midnights), timeAt(value, 'end', midnights)];
  if (start === null || end === null || end.at < start.at) return null;
  return { start: start.at, end: end.at };
}

/** True for an event in whole days: when those begin depends on the calendar's zone. */
export function isAllDay(value: unknown): boolean {
  return isJson(value) && textAt(objectAt(value, 'start') ?? {}, 'date') !== null;
}

/** True when the event is as it was sent. Google may keep whole seconds only. */
export function isAsSent(
  event: StoredEvent,
  sent: Pick<EventChange, 'eventId' | 'start' | 'end' | 'stamp'>,
): boolean {
  return (
    event.eventId === sent.eventId &&
    !event.cancelled &&
    !event.allDay &&
    seconds(event.start) === seconds(sent.start) &&
    seconds(event.end) === seconds(sent.end) &&
    (sent.stamp === null || isSameStamp(event.stamp, sent.stamp))
  );
}

/** A tombstone, with what Google still tells of it. */
function bare(value: Json, calendarId: string, eventId: string, midnights: Midnights): StoredEvent {
  const { start, end } = timesIn(value, midnights) ?? { start: 0, end: 0 };
  return {
    calendarId,
    eventId,
    etag: etagIn(value) ?? '',
    cancelled: true,
    start,
    end,
    busy: false,
    allDay: isAllDay(value),
    recurring: (listAt(value, 'recurrence') ?? []).length > 0,
    ...textsIn(value),
    ...marksIn(value),
    ...(writtenAt(value, false) ?? { createdAt: 0, updatedAt: 0 }),
  };
}

/** Sent back as a header, and therefore nothing that could break one. */
function etagIn(value: Json): string | null {
  const etag = textAt(value, 'etag');
  return etag !== null && /^[\x21-\x7e]{1,256}$/.test(etag) ? etag : null;
}

function timeAt(
  value: Json,
  name: 'start' | 'end',
  midnights: Midnights,
): { at: Instant; allDay: boolean } | null {
  const time = objectAt(value, name);
  if (time === null) return null;
  const date = textAt(time, 'date');
  const at = date === null ? instantIn(textAt(time, 'dateTime')) : midnights(date);
  return at === null ? null : { at, allDay: date !== null };
}

function textsIn(value: Json): Pick<StoredEvent, 'title' | 'description' | 'link'> {
  const link = textAt(value, 'htmlLink') ?? '';
  const isLink = /^https:\/\/[\x21-\x7e]{1,2048}$/.test(link);
  return {
    title: shortened(textAt(value, 'summary') ?? '', MOST_CHARACTERS.title),
    description: descriptionText(textAt(value, 'description') ?? ''),
    link: isLink ? link : null,
  };
}

/** What people have written into an event of ours, as far as the marks of our own lines are there. */
function writtenIn(value: Json): Pick<StoredEvent, 'written' | 'marks'> {
  const [title, description] = [textAt(privateIn(value), 'head'), textAt(privateIn(value), 'lines')];
  if (title === null || description === null) return {};
  const marks = { title, description };
  const written = writtenSince(marks, textsIn(value));
  return written === null ? { marks } : { written, marks };
}

/** An event takes time unless it says that it does not. */
function takesTime(value: Json): boolean {
  return countsAsBusy(value) && !hasDeclined(value, (attendee) => attendee['self'] === true);
}

function countsAsBusy(value: Json): boolean {
  return textAt(value, 'transparency') !== 'transparent' && textAt(value, 'eventType') !== 'workingLocation';
}

function hasDeclined(value: Json, who: (attendee: Json) => boolean): boolean {
  const attendees = listAt(value, 'attendees') ?? [];
  return attendees.some(
    (attendee) => isJson(attendee) && who(attendee) && textAt(attendee, 'responseStatus') === 'declined',
  );
}

/**
 * Events of ours must say when they were made and changed, for that decides who was first; others' that do not say count as
 * made long ago (docs/protocol.md §13).
 */
function writtenAt(value: Json, isOurs: boolean): Pick<StoredEvent, 'createdAt' | 'updatedAt'> | null {
  const [createdAt, updatedAt] = [textAt(value, 'created'), textAt(value, 'updated')].map(instantIn);
  if (isOurs && (createdAt == null || updatedAt == null)) return null;
  return { createdAt: createdAt ?? 0, updatedAt: updatedAt ?? 0 };
}

function seconds(instant: Instant): number {
  return Math.floor(instant / 1_000);
}
