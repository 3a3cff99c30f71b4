import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { ListedEvent, UnreadableEvent } from '../../domain/calendar-event.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import { SECOND_MS } from '../../domain/interval.ts';
import type { OthersWanted } from '../../domain/others-about.ts';
import type { ChangesAnswer, EventsAnswer, ReadFrom } from '../calendar-service.ts';
import { type Asking, EVENTS, leftOf, NONSENSE, type Read, reading, troubleIn } from './asking.ts';
import type { Send } from './client.ts';
import { aboutIn } from './event-about.ts';
import { readEvent, unreadableIn } from './event-reading.ts';
import { seriesIn } from './event-series.ts';
import { isJson, type Json, listAt, textAt } from './json.ts';
import { instantIn, midnightsOf, rfc3339 } from './moments.ts';

type Query = calendar_v3.Params$Resource$Events$List;

/**
 * What is needed of an event, and no more: a description may be as long as a book, and is asked for only where the shop keeps what may
 * stand in it; an invitation has as many guests as a fair. Of the guests the calendar's own answer matters, which is what
 * `maxAttendees: 1` leaves, and whether there are others.
 */
const EVENT_FIELDS = [
  'id,status,etag,summary,start,end,recurrence,recurringEventId,originalStartTime,extendedProperties/private,transparency,eventType',
  'attendees(self,responseStatus),attendeesOmitted,visibility,location,hangoutLink,conferenceData/entryPoints(entryPointType,uri)',
  'htmlLink,created,updated',
].join(',');

function lean({ othersEvents }: OthersWanted) {
  const fields = othersEvents === 'details' ? `${EVENT_FIELDS},description` : EVENT_FIELDS;
  return {
    maxAttendees: 1,
    fields: `kind,timeZone,updated,nextPageToken,nextSyncToken,items(${fields})`,
  } satisfies Query;
}

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

/** One page of what has changed. */
export async function listChanges(
  asking: Asking,
  calendarId: string,
  from: ReadFrom,
  page: string | null,
  withinMs: number,
): Promise<ChangesAnswer> {
  const query: Query = { singleEvents: false, showDeleted: true, ...boundOf(from) };
  const read = await onePage(asking, calendarId, { query, page, most: MOST_ON_PAGE }, withinMs);
  if (read.kind === 'failed') return expiredIn(read.read, from, page) ?? troubleIn(read.read);
  if (read.kind !== 'page') return read;
  const { events, unreadable, nextPage, syncToken, asOf } = read;
  const isOwed = nextPage === null && from.kind !== 'time';
  if (isOwed && syncToken === null)
    return { kind: 'unknown', why: "Google's list ended without a sync token" };
  return { kind: 'changes', events, unreadable, asOf, nextPage, syncToken: isOwed ? syncToken : null };
}

/** All other parameters must be the same with a token as without, and with one times are forbidden (docs/google.md §5). */
function boundOf(from: ReadFrom): Query {
  if (from.kind === 'token') return { syncToken: from.syncToken };
  const since = rfc3339(Math.floor(from.since / SECOND_MS) * SECOND_MS);
  return from.kind === 'all' ? { timeMin: since } : { updatedMin: since };
}

/** What Google will not go on with, where that is it; else null. */
function expiredIn(
  read: Failed,
  { kind }: ReadFrom,
  page: string | null,
): Extract<ChangesAnswer, { kind: 'token-expired' | 'page-expired' }> | null {
  const isAbout = (name: string) => read.kind === 'bad-parameter' && read.parameter === name;
  if (page !== null && (isAbout('pageToken') || (read.kind === 'deleted' && kind === 'all')))
    return { kind: 'page-expired' };
  if (kind === 'all') return null;
  const isOver = read.kind === 'deleted' || isAbout(kind === 'token' ? 'syncToken' : 'updatedMin');
  return isOver ? { kind: 'token-expired' } : null;
}

interface Listed {
  readonly events: ListedEvent[];
  readonly unreadable: UnreadableEvent[];
}

type Failed = Exclude<Read, { kind: 'ok' }>;

type Pages =
  | (Listed & { readonly kind: 'all' })
  | { readonly kind: 'failed'; readonly read: Failed }
  | CalendarTrouble;

interface Page extends Listed {
  readonly kind: 'page';
  readonly nextPage: string | null;
  readonly syncToken: string | null;
  readonly asOf: Instant | null;
  /** How many events it was asked for. */
  readonly most: number;
}

/** Reads all pages or gives none of them; an event that cannot be read is told apart. */
async function allPages(asking: Asking, calendarId: string, query: Query, withinMs: number): Promise<Pages> {
  const left = leftOf(withinMs, asking.clock);
  const listed: Listed = { events: [], unreadable: [] };
  let page: string | null = null;
  let most = MOST_ON_PAGE;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const read: Page | Exclude<Pages, { kind: 'all' }> = await onePage(
      asking,
      calendarId,
      { query, page, most },
      left(),
    );
    if (read.kind !== 'page') return read;
    listed.events.push(...read.events);
    listed.unreadable.push(...read.unreadable);
    if (read.nextPage === null) return { kind: 'all', ...listed };
    page = read.nextPage;
    // Perhaps only a few events were large: the next pages may have more again.
    most = Math.min(MOST_ON_PAGE, read.most * 2);
  }
  return { kind: 'unknown', why: "Google's list does not end" };
}

/** Reads one page, of fewer events where so many turn out to be too large. */
async function onePage(
  asking: Asking,
  calendarId: string,
  { query, page, most }: { readonly query: Query; readonly page: string | null; readonly most: number },
  withinMs: number,
): Promise<Page | Exclude<Pages, { kind: 'all' }>> {
  const { account, id } = asking.addressOf(calendarId);
  const left = leftOf(withinMs, asking.clock);
  const wanted = await asking.othersWanted();
  for (let maxResults = most; ; maxResults = Math.max(1, Math.floor(maxResults / FEWER))) {
    const asked: Query = { calendarId: id, ...lean(wanted), ...query, maxResults };
    if (page !== null) asked.pageToken = page;
    const send: Send = (api, options) => api.events.list(asked, options);
    const list = { account, send, operation: 'list', calendarId } as const;
    const read: Read = await reading(asking, list, EVENTS, Math.min(PAGE_MS, left()));
    if (read.kind === 'too-large' && maxResults > 1) continue;
    if (read.kind !== 'ok') return { kind: 'failed', read };
    const listed: Listed = { events: [], unreadable: [] };
    if (!readItems(read.body, calendarId, wanted, listed)) return NONSENSE;
    const nextPage = textAt(read.body, 'nextPageToken');
    if (nextPage !== null && nextPage === page) return NONSENSE;
    const syncToken = textAt(read.body, 'nextSyncToken');
    const asOf = instantIn(textAt(read.body, 'updated'));
    return { kind: 'page', ...listed, nextPage, syncToken, asOf, most: maxResults };
  }
}

/** An event that is read from a list has none, whatever else it was asked for. */
function withoutDescription(item: unknown): unknown {
  if (!isJson(item)) return item;
  const { description: _, ...rest } = item;
  return rest;
}

/** Adds what is on a page; false for what is no page. */
function readItems(
  body: Json,
  calendarId: string,
  wanted: OthersWanted,
  { events, unreadable }: Listed,
): boolean {
  const items = listAt(body, 'items');
  if (items === null) return false;
  const zone = textAt(body, 'timeZone');
  const midnights = midnightsOf(zone);
  for (const item of items) {
    const event = readEvent(withoutDescription(item), calendarId, midnights);
    if (event === null) unreadable.push(unreadableIn(item, calendarId, midnights));
    else {
      const { description: _, ...listed } = event;
      events.push({ ...listed, ...seriesIn(item, midnights, zone), ...aboutIn(item, event, wanted) });
    }
  }
  return true;
}
