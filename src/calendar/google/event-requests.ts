import type { EventAnswer } from '../../domain/calendar-answer.ts';
import type { CalendarEvent, EventChange, EventPlace } from '../../domain/calendar-event.ts';
import type { Instant } from '../../domain/interval.ts';
import { type Asking, type Left, leftOf, NONSENSE } from './asking.ts';
import type { Called } from './calling.ts';
import type { Send } from './client.ts';
import {
  asItWasSent,
  NO_DAYS,
  nothingThere,
  readWhole,
  senseless,
  troubleWithEvent,
} from './event-answers.ts';
import { readEvent } from './event-reading.ts';
import { changeBody, newEventBody } from './event-writing.ts';

/** The four requests about one event, and what each answer to them means (docs/protocol.md §6). */

export async function createEvent(
  asking: Asking,
  event: CalendarEvent,
  withinMs: number,
): Promise<EventAnswer> {
  const left = leftOf(withinMs, asking.clock);
  const outcome = await sent(asking, event, left, 'insert', (calendarId) => (api, options) => {
    const sendUpdates = event.guest === null ? 'none' : 'all';
    return api.events.insert({ calendarId, sendUpdates, requestBody: newEventBody(event) }, options);
  });
  if (outcome.kind === 'ok')
    return asItWasSent(event, outcome.body) ?? (await senseless(asking, event, left));
  if (outcome.kind === 'conflict') return { kind: 'exists' };
  const elsewhere = outcome.kind === 'not-found' ? await nothingThere(asking, event, left) : null;
  return elsewhere ?? troubleWithEvent(asking, event, outcome, left);
}

export async function changeEvent(
  asking: Asking,
  change: EventChange,
  etag: string | null,
  withinMs: number,
): Promise<EventAnswer> {
  const left = leftOf(withinMs, asking.clock);
  const outcome = await sent(asking, change, left, 'patch', (calendarId) => (api, options) => {
    const { eventId, notify } = change;
    return api.events.patch(
      { calendarId, eventId, sendUpdates: notify ? 'all' : 'none', requestBody: changeBody(change) },
      onlyIf(etag, options),
    );
  });
  if (outcome.kind === 'ok') {
    const answer = asItWasSent(change, outcome.body);
    // Still a series, or free time, although the change was to end that: not what was sent.
    const isBent = answer !== null && (answer.event.recurring || !answer.event.busy);
    return answer !== null && !(change.once && isBent) ? answer : senseless(asking, change, left);
  }
  if (outcome.kind === 'condition-not-met') return { kind: 'changed' };
  if (outcome.kind === 'deleted') return { kind: 'gone' };
  if (outcome.kind === 'not-found') return (await nothingThere(asking, change, left)) ?? { kind: 'missing' };
  return troubleWithEvent(asking, change, outcome, left);
}

export async function removeEvent(
  asking: Asking,
  place: EventPlace,
  { etag, notify }: { readonly etag: string | null; readonly notify: boolean },
  withinMs: number,
): Promise<EventAnswer> {
  const left = leftOf(withinMs, asking.clock);
  const { eventId } = place;
  const outcome = await sent(
    asking,
    place,
    left,
    'delete',
    (calendarId) => (api, options) =>
      api.events.delete({ calendarId, eventId, sendUpdates: notify ? 'all' : 'none' }, onlyIf(etag, options)),
  );
  // Google answers a deletion without a body; an answer that has one is not Google's.
  if (outcome.kind === 'ok' && outcome.body === null) return { kind: 'removed' };
  const unheard = 'unheard' in outcome ? ({ unheard: true } as const) : {};
  if (outcome.kind === 'condition-not-met') return { kind: 'changed', ...unheard };
  if (outcome.kind === 'deleted') {
    if (!('unheard' in outcome)) return { kind: 'gone' };
    const before = outcome.at === undefined ? null : outcome.at - withinMs;
    return { kind: 'gone', ...((await wasGoneBefore(asking, place, etag, before, left)) ? {} : unheard) };
  }
  if (outcome.kind === 'not-found')
    return (await nothingThere(asking, place, left)) ?? { kind: 'missing', ...unheard };
  const trouble =
    outcome.kind === 'ok'
      ? await senseless(asking, place, left)
      : await troubleWithEvent(asking, place, outcome, left);
  if (trouble.kind !== 'forbidden') return trouble;
  // It may have been in the bin before: a look tells.
  const seen = await lookAtEvent(asking, place, left());
  return seen.kind === 'cancelled' ? { kind: 'gone' } : trouble;
}

/** Servers' clocks differ, and the header tells whole seconds. */
const CLOCKS_DIFFER_MS = 5_000;

/**
 * Whether the event was in the bin before our first try of removing it can have been sent, all by Google's clock: then it was
 * somebody else who put it there. Its last change says when that was; one that is still the state of our etag says nothing.
 */
async function wasGoneBefore(
  asking: Asking,
  place: EventPlace,
  etag: string | null,
  firstTryAt: Instant | null,
  left: Left,
): Promise<boolean> {
  if (firstTryAt === null || etag === null) return false;
  const seen = await lookAtEvent(asking, place, left());
  if (seen.kind !== 'cancelled') return false;
  const { updatedAt, etag: now } = seen.event;
  return updatedAt > 0 && now !== '' && now !== etag && updatedAt < firstTryAt - CLOCKS_DIFFER_MS;
}

export async function lookAtEvent(asking: Asking, place: EventPlace, withinMs: number): Promise<EventAnswer> {
  const left = leftOf(withinMs, asking.clock);
  const { eventId } = place;
  const outcome = await sent(
    asking,
    place,
    left,
    'get',
    (calendarId) => (api, options) => api.events.get({ calendarId, eventId }, options),
  );
  if (outcome.kind === 'ok') return readWhole(asking, place, outcome.body, left);
  if (outcome.kind === 'deleted') {
    const event = readEvent({ id: eventId, status: 'cancelled' }, place.calendarId, NO_DAYS);
    return event === null ? NONSENSE : { kind: 'cancelled', event };
  }
  if (outcome.kind === 'not-found') return (await nothingThere(asking, place, left)) ?? { kind: 'missing' };
  return troubleWithEvent(asking, place, outcome, left);
}

/** The request as it is, or on the condition that the event is still the one of that etag. */
function onlyIf<Options extends object>(etag: string | null, options: Options) {
  return etag === null ? options : { ...options, headers: { 'If-Match': etag } };
}

function sent(
  asking: Asking,
  { calendarId }: EventPlace,
  left: Left,
  operation: 'insert' | 'patch' | 'delete' | 'get',
  sendTo: (googleId: string) => Send,
): Promise<Called> {
  const { account, id } = asking.addressOf(calendarId);
  const writes = operation !== 'get';
  return asking.call({ account, send: sendTo(id), operation, calendarId, writes, withinMs: left() });
}
