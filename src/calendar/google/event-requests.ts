import type { CalendarTrouble, EventAnswer } from '../../domain/calendar-answer.ts';
import type { CalendarEvent, EventChange, EventPlace } from '../../domain/calendar-event.ts';
import { type Asking, type Left, leftOf, lookAtCalendar, NONSENSE, placeOf, troubleIn } from './asking.ts';
import type { Called } from './calling.ts';
import type { Send } from './client.ts';
import { isAllDay, isAsSent, readEvent } from './event-reading.ts';
import { changeBody, newEventBody } from './event-writing.ts';
import type { Json } from './json.ts';

/** The four requests about one event, and what each answer to them means (RELIABILITY §2.4). */

export async function createEvent(
  asking: Asking,
  event: CalendarEvent,
  withinMs: number,
): Promise<EventAnswer> {
  const left = leftOf(withinMs, asking.clock);
  const outcome = await sent(asking, event, left, true, (calendarId) => (api, options) => {
    const sendUpdates = event.guest === null ? 'none' : 'all';
    return api.events.insert({ calendarId, sendUpdates, requestBody: newEventBody(event) }, options);
  });
  if (outcome.kind === 'ok') return asItWasSent(event, outcome.body);
  if (outcome.kind === 'conflict') return { kind: 'exists' };
  const elsewhere = outcome.kind === 'not-found' ? await nothingThere(asking, event, left) : null;
  return elsewhere ?? troubleWithEvent(outcome);
}

export async function changeEvent(
  asking: Asking,
  change: EventChange,
  etag: string | null,
  withinMs: number,
): Promise<EventAnswer> {
  const left = leftOf(withinMs, asking.clock);
  const outcome = await sent(asking, change, left, true, (calendarId) => (api, options) => {
    const { eventId, notify } = change;
    return api.events.patch(
      { calendarId, eventId, sendUpdates: notify ? 'all' : 'none', requestBody: changeBody(change) },
      etag === null ? options : { ...options, headers: { 'If-Match': etag } },
    );
  });
  if (outcome.kind === 'ok') {
    const answer = asItWasSent(change, outcome.body);
    // Still a series after it was to be none any more: not what was sent.
    return answer.kind === 'live' && change.once && answer.event.recurring ? NONSENSE : answer;
  }
  if (outcome.kind === 'condition-not-met') return { kind: 'changed' };
  if (outcome.kind === 'deleted') return { kind: 'gone' };
  if (outcome.kind === 'not-found') return (await nothingThere(asking, change, left)) ?? { kind: 'missing' };
  return troubleWithEvent(outcome);
}

export async function removeEvent(
  asking: Asking,
  place: EventPlace,
  notify: boolean,
  withinMs: number,
): Promise<EventAnswer> {
  const left = leftOf(withinMs, asking.clock);
  const { eventId } = place;
  const outcome = await sent(
    asking,
    place,
    left,
    true,
    (calendarId) => (api, options) =>
      api.events.delete({ calendarId, eventId, sendUpdates: notify ? 'all' : 'none' }, options),
  );
  // Google answers without a body; whoever answers with one is somebody else.
  if (outcome.kind === 'ok') return outcome.body === null ? { kind: 'removed' } : NONSENSE;
  if (outcome.kind === 'deleted') return { kind: 'gone' };
  if (outcome.kind === 'not-found') return (await nothingThere(asking, place, left)) ?? { kind: 'missing' };
  return troubleWithEvent(outcome);
}

export async function lookAtEvent(asking: Asking, place: EventPlace, withinMs: number): Promise<EventAnswer> {
  const left = leftOf(withinMs, asking.clock);
  const { eventId } = place;
  const outcome = await sent(
    asking,
    place,
    left,
    false,
    (calendarId) => (api, options) => api.events.get({ calendarId, eventId }, options),
  );
  if (outcome.kind === 'ok') return readWhole(asking, place, outcome.body, left);
  if (outcome.kind === 'deleted') {
    const event = readEvent({ id: eventId, status: 'cancelled' }, place.calendarId, NO_DAYS);
    return event === null ? NONSENSE : { kind: 'cancelled', event };
  }
  if (outcome.kind === 'not-found') return (await nothingThere(asking, place, left)) ?? { kind: 'missing' };
  return troubleWithEvent(outcome);
}

function sent(
  asking: Asking,
  { calendarId }: EventPlace,
  left: Left,
  writes: boolean,
  sendTo: (googleId: string) => Send,
): Promise<Called> {
  const { account, id } = placeOf(asking, calendarId);
  return asking.call({ account, send: sendTo(id), writes, withinMs: left() });
}

/** What we send is never in whole days, so that no zone is needed to read it back. */
const NO_DAYS = () => null;
const NO_CALENDAR = { kind: 'ok', midnights: NO_DAYS } as const;

function asItWasSent(
  event: EventPlace & Pick<EventChange, 'start' | 'end' | 'stamp'>,
  body: Json | null,
): Extract<EventAnswer, { kind: 'live' | 'unknown' }> {
  const echo = readEvent(body, event.calendarId, NO_DAYS);
  return echo !== null && isAsSent(echo, event) ? { kind: 'live', event: echo } : NONSENSE;
}

/** The event as it is, by midnights of the calendar's zone where somebody has made it one of whole days. */
async function readWhole(
  asking: Asking,
  { calendarId, eventId }: EventPlace,
  body: Json | null,
  left: Left,
): Promise<EventAnswer> {
  const place = placeOf(asking, calendarId);
  const calendar = isAllDay(body) ? await lookAtCalendar(asking, place, left()) : NO_CALENDAR;
  if (calendar.kind !== 'ok') return calendar;
  const event = readEvent(body, calendarId, calendar.midnights);
  if (event?.eventId !== eventId) return NONSENSE;
  return { kind: event.cancelled ? 'cancelled' : 'live', event };
}

/**
 * A 404 may be about the event or about its calendar. Null: the calendar is there, and so it is the event that is not.
 * Where the calendar does not answer, neither is known.
 */
async function nothingThere(
  asking: Asking,
  { calendarId }: EventPlace,
  left: Left,
): Promise<CalendarTrouble | null> {
  const calendar = await lookAtCalendar(asking, placeOf(asking, calendarId), left());
  if (calendar.kind === 'ok') return null;
  return calendar.kind === 'calendar-gone' ? calendar : { kind: 'unknown', why: calendar.why };
}

/** Facts that are no answers to this request say nothing. */
function troubleWithEvent(outcome: Exclude<Called, { kind: 'ok' }>): CalendarTrouble {
  return outcome.kind === 'not-found' ? { kind: 'unknown', why: outcome.why } : troubleIn(outcome);
}
