import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { ListedEvent, UnreadableEvent } from '../../domain/calendar-event.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import { SECOND_MS } from '../../domain/interval.ts';
import type { ChangesAnswer, EventsAnswer } from '../calendar-service.ts';
import { type Asking, EVENTS, leftOf, NONSENSE, type Read, reading, troubleIn } from './asking.ts';
import type { Send } from './client.ts';
import { readEvent, unreadableIn } from './event-reading.ts';
import { type Json, listAt, textAt } from './json.ts';
import { midnightsOf, rfc3339 } from './moments.ts';

type Query = calendar_v3.Params$Resource$Events$List;

/**
 * What is needed of an event, and no more: a description may be as long as a book, and an invitation has as many guests as
 * a fair. Of the guests only the calendar's own answer matters, which is what `maxAttendees: 1` leaves.
 */
const EVENT_FIELDS =
  'id,status,etag,summary,start,end,recurrence,extendedProperties/private,transparency,eventType,attendees(self,responseStatus),htmlLink,created,updated';
const LEAN = {
  maxAttendees: 1,
  fields: `kind,timeZone,nextPageToken,nextSyncToken,items(${EVENT_FIELDS})`,
} satisfies Query;

/** Google's most; a page that turns out too large is asked for again with fewer events. */
const MOST_ON_PAGE = 2_500;
const FEWER = 5;
/** No page takes longer, however long the whole list may take. */
const PAGE_MS = 8_000;
/** More pages than any calendar of a workshop has: beyond them the server never comes to an end. */
const MOST_PAGES = 2_000;

export async function listDuring(
  asking: Asking,
  calendarId: string,
  range: Interval,
  withinMs: number,
): Promise<EventsAnswer> {
  if (range.start >= range.end) return { kind: 'events', events: [], unreadable: [] };
  const query: Query = {
    singleEvents: true,
    // Google goes by whole seconds; `timeMin` bounds the ends of events, `timeMax` their starts.
    timeMin: rfc3339(Math.floor(range.start / SECOND_MS) * SECOND_MS),
    timeMax: rfc3339(Math.ceil(range.end / SECOND_MS) * SECOND_MS),
  };
  const all = await allPages(asking, calendarId, query, withinMs);
  if (all.kind !== 'all') return all.kind === 'failed' ? troubleIn(all.read) : all;
  const events = all.events
    .filter(({ cancelled, start, end }) => !cancelled && start < range.end && end > range.start)
    .sort((a, b) => a.start - b.start);
  const unreadable = all.unreadable.filter(
    ({ time }) => time === null || (time.start < range.end && time.end > range.start),
  );
  return { kind: 'events', events, unreadable };
}

export async function listChanges(
  asking: Asking,
  calendarId: string,
  syncToken: string | null,
  since: Instant,
  withinMs: number,
): Promise<ChangesAnswer> {
  // All other parameters must be the same with a token as without, and `timeMin` is forbidden with one (docs/google.md §5).
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
  if (all.syncToken === null) return { kind: 'unknown', why: "Google's list ended without a sync token" };
  const { events, unreadable } = all;
  return { kind: 'changes', events, unreadable, syncToken: all.syncToken, full: syncToken === null };
}

interface Listed {
  readonly events: ListedEvent[];
  readonly unreadable: UnreadableEvent[];
}

type Pages =
  | (Listed & { readonly kind: 'all'; readonly syncToken: string | null })
  | { readonly kind: 'failed'; readonly read: Exclude<Read, { kind: 'ok' }> }
  | CalendarTrouble;

/** Reads all pages or gives none of them; an event that cannot be read is told apart. */
async function allPages(asking: Asking, calendarId: string, query: Query, withinMs: number): Promise<Pages> {
  const { account, id } = asking.addressOf(calendarId);
  const left = leftOf(withinMs, asking.clock);
  const listed: Listed = { events: [], unreadable: [] };
  let pageToken: string | null = null;
  let maxResults = MOST_ON_PAGE;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked: Query = { calendarId: id, ...LEAN, ...query, maxResults };
    if (pageToken !== null) asked.pageToken = pageToken;
    const send: Send = (api, options) => api.events.list(asked, options);
    const list = { account, send, operation: 'list', calendarId } as const;
    const read: Read = await reading(asking, list, EVENTS, Math.min(PAGE_MS, left()));
    if (read.kind === 'too-large' && maxResults > 1) {
      maxResults = Math.max(1, Math.floor(maxResults / FEWER));
      continue;
    }
    if (read.kind !== 'ok') return { kind: 'failed', read };
    if (!readItems(read.body, calendarId, listed)) return NONSENSE;
    const next = textAt(read.body, 'nextPageToken');
    if (next === null) return { kind: 'all', ...listed, syncToken: textAt(read.body, 'nextSyncToken') };
    if (next === pageToken) return NONSENSE;
    pageToken = next;
    // Perhaps only a few events were large: the next pages may have more again.
    maxResults = Math.min(MOST_ON_PAGE, maxResults * 2);
  }
  return { kind: 'unknown', why: "Google's list does not end" };
}

/** Adds what is on a page; false for what is no page. */
function readItems(body: Json, calendarId: string, { events, unreadable }: Listed): boolean {
  const items = listAt(body, 'items');
  if (items === null) return false;
  const midnights = midnightsOf(textAt(body, 'timeZone'));
  for (const item of items) {
    const event = readEvent(item, calendarId, midnights);
    if (event === null) unreadable.push(unreadableIn(item, calendarId, midnights));
    else {
      const { description: _, ...listed } = event;
      events.push(listed);
    }
  }
  return true;
}
