import type { CalendarTrouble, EventAnswer } from '../../domain/calendar-answer.ts';
import type { EventChange, EventPlace } from '../../domain/calendar-event.ts';
import { type Asking, type Left, lookAtCalendar, NONSENSE, troubleIn } from './asking.ts';
import type { Called } from './calling.ts';
import { isAllDay, isAsSent, readEvent } from './event-reading.ts';
import type { Json } from './json.ts';

/** What an answer to a request about one event says of the event, of its calendar, or of whoever gave it. */

/** What we send is never in whole days, so that no zone is needed to read it back. */
export const NO_DAYS = () => null;
const NO_CALENDAR = { kind: 'ok', midnights: NO_DAYS } as const;

/** The echo of what was sent; null for an answer that does not say so. */
export function asItWasSent(
  event: EventPlace & Pick<EventChange, 'start' | 'end' | 'stamp'>,
  body: Json | null,
): Extract<EventAnswer, { kind: 'live' }> | null {
  const echo = readEvent(body, event.calendarId, NO_DAYS);
  return echo !== null && isAsSent(echo, event) ? { kind: 'live', event: echo } : null;
}

/** The event as it is, by midnights of the calendar's zone where somebody has made it one of whole days. */
export async function readWhole(
  asking: Asking,
  { calendarId, eventId }: EventPlace,
  body: Json | null,
  left: Left,
): Promise<EventAnswer> {
  const calendar = isAllDay(body) ? await lookAtCalendar(asking, calendarId, left()) : NO_CALENDAR;
  if (calendar.kind !== 'ok') return calendar;
  const event = readEvent(body, calendarId, calendar.midnights);
  if (event?.eventId !== eventId) return senseless(asking, { calendarId, eventId }, left);
  return { kind: event.cancelled ? 'cancelled' : 'live', event };
}

/**
 * A 404 may be about the event or about its calendar. Null: the calendar is there, and so it is the event that is not.
 * Where the calendar does not answer, neither is known.
 */
export async function nothingThere(
  asking: Asking,
  { calendarId }: EventPlace,
  left: Left,
): Promise<CalendarTrouble | null> {
  const calendar = await lookAtCalendar(asking, calendarId, left());
  if (calendar.kind === 'ok') return null;
  return calendar.kind === 'calendar-gone' ? calendar : { kind: 'unknown', why: calendar.why };
}

/**
 * An answer that makes no sense is the event's own matter where the calendar gives sensible ones; else it is whoever
 * answers in Google's place.
 */
export async function senseless(
  asking: Asking,
  { calendarId }: EventPlace,
  left: Left,
): Promise<CalendarTrouble> {
  const calendar = await lookAtCalendar(asking, calendarId, left());
  return calendar.kind === 'ok' ? { kind: 'unreadable', why: NONSENSE.why } : NONSENSE;
}

/**
 * A 403 may be about the event or about its calendar, which says what this account may. A status that is no answer to what was
 * asked says nothing.
 */
export async function troubleWithEvent(
  asking: Asking,
  place: EventPlace,
  outcome: Exclude<Called, { kind: 'ok' }>,
  left: Left,
): Promise<CalendarTrouble> {
  const { why } = outcome;
  if (outcome.kind === 'not-found') return { kind: 'unknown', why };
  if (outcome.kind === 'senseless' || outcome.kind === 'too-large') return senseless(asking, place, left);
  if (outcome.kind !== 'forbidden') return troubleIn(outcome);
  const calendar = await lookAtCalendar(asking, place.calendarId, left());
  if (calendar.kind === 'ok') return { kind: calendar.writable ? 'forbidden' : 'denied', why };
  return calendar.kind === 'calendar-gone' || calendar.kind === 'denied'
    ? calendar
    : { kind: 'unknown', why: calendar.why };
}
