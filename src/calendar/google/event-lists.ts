import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { StoredEvent } from '../../domain/calendar-event.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import { SECOND_MS } from '../../domain/interval.ts';
import type { ChangesAnswer, EventsAnswer } from '../calendar-service.ts';
import { type Asking, EVENTS, leftOf, NONSENSE, placeOf, type Read, reading, troubleIn } from './asking.ts';
import type { Send } from './client.ts';
import { readEvent } from './event-reading.ts';
import { type Json, listAt, textAt } from './json.ts';
import { midnightsOf, rfc3339 } from './moments.ts';

type Query = calendar_v3.Params$Resource$Events$List;

const EVENT_FIELDS =
  'id,status,etag,summary,description,start,end,recurrence,extendedProperties/private,transparency,eventType,attendees(self,responseStatus),htmlLink,created,updated';
const FIELDS = `kind,timeZone,nextPageToken,nextSyncToken,items(${EVENT_FIELDS})`;

/** Google's most. */
const PAGE = 2_500;
/** Half a million events: no calendar of a workshop, but a server that never comes to an end. */
const MOST_PAGES = 200;

export async function listDuring(
  asking: Asking,
  calendarId: string,
  range: Interval,
  withinMs: number,
): Promise<EventsAnswer> {
  if (range.start >= range.end) return { kind: 'events', events: [] };
  const query: Query = {
    singleEvents: true,
    // Google goes by whole seconds, and bounds the ends by the one and the starts by the other.
    timeMin: rfc3339(Math.floor(range.start / SECOND_MS) * SECOND_MS),
    timeMax: rfc3339(Math.ceil(range.end / SECOND_MS) * SECOND_MS),
  };
  const all = await allPages(asking, calendarId, query, withinMs);
  if (all.kind !== 'all') return all.kind === 'failed' ? troubleIn(all.read) : all;
  const events = all.events
    .filter(({ cancelled, start, end }) => !cancelled && start < range.end && end > range.start)
    .sort((a, b) => a.start - b.start);
  return { kind: 'events', events };
}

export async function listChanges(
  asking: Asking,
  calendarId: string,
  syncToken: string | null,
  since: Instant,
  withinMs: number,
): Promise<ChangesAnswer> {
  // All else must be the same with a token as without, and a token forbids `timeMin` (GOOGLE §1.6).
  const from: Query =
    syncToken === null ? { timeMin: rfc3339(Math.floor(since / SECOND_MS) * SECOND_MS) } : { syncToken };
  const query: Query = { singleEvents: false, showDeleted: true, ...from };
  const all = await allPages(asking, calendarId, query, withinMs);
  if (all.kind === 'failed') {
    const { read } = all;
    const isTokens =
      read.kind === 'deleted' || (read.kind === 'bad-parameter' && read.parameter === 'syncToken');
    return isTokens && syncToken !== null ? { kind: 'token-expired' } : troubleIn(read);
  }
  if (all.kind !== 'all') return all;
  if (all.syncToken === null) return { kind: 'unknown', why: 'Google’s list ended without a sync token' };
  return { kind: 'changes', events: all.events, syncToken: all.syncToken, full: syncToken === null };
}

type Pages =
  | { readonly kind: 'all'; readonly events: StoredEvent[]; readonly syncToken: string | null }
  | { readonly kind: 'failed'; readonly read: Exclude<Read, { kind: 'ok' }> }
  | CalendarTrouble;

/** All pages or none: an event that is not understood could be anybody's, so that the whole answer is not. */
async function allPages(asking: Asking, calendarId: string, query: Query, withinMs: number): Promise<Pages> {
  const { account, id } = placeOf(asking, calendarId);
  const left = leftOf(withinMs, asking.clock);
  const events: StoredEvent[] = [];
  let pageToken: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const turned = pageToken === null ? {} : { pageToken };
    const send: Send = (api, options) =>
      api.events.list({ calendarId: id, maxResults: PAGE, fields: FIELDS, ...query, ...turned }, options);
    const read: Read = await reading(asking, account, send, EVENTS, left());
    if (read.kind !== 'ok') return { kind: 'failed', read };
    const found = eventsIn(read.body, calendarId);
    if (found === null) return NONSENSE;
    events.push(...found);
    const next = textAt(read.body, 'nextPageToken');
    if (next === null) return { kind: 'all', events, syncToken: textAt(read.body, 'nextSyncToken') };
    if (next === pageToken) return NONSENSE;
    pageToken = next;
  }
  return { kind: 'unknown', why: 'Google’s list does not end' };
}

function eventsIn(body: Json, calendarId: string): StoredEvent[] | null {
  const items = listAt(body, 'items');
  if (items === null) return null;
  const midnights = midnightsOf(textAt(body, 'timeZone'));
  const events: StoredEvent[] = [];
  for (const item of items) {
    const event = readEvent(item, calendarId, midnights);
    if (event === null) return null;
    events.push(event);
  }
  return events;
}
