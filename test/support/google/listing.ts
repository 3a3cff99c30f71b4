import { DAY_MS } from '../../../src/domain/interval.ts';
import { type Answer, badRequest, ok, REFUSALS, Refused } from './answer.ts';
import { instancesUntil, ruledInstances } from './instances.ts';
import { type ListParameters, type ListQuery, readListQuery } from './list-query.ts';
import type { KeptPages, ModelState } from './model-state.ts';
import {
  type AccessRole,
  type EventResource,
  horizonOf,
  isCancelled,
  type StoredCalendar,
  type Version,
  versionAt,
  visible,
} from './stored-calendar.ts';
import { newSyncToken, readSyncToken, type SyncToken } from './sync-tokens.ts';

/** How far back `updatedMin` reaches, roughly. */
const UPDATED_DEPTH_MS = 30 * DAY_MS;

/** How many lists can be paged through at a time. */
const MOST_PAGES = 256;

type Shown = Pick<Version, 'resource' | 'start' | 'end' | 'updatedMs'>;

export function listEvents(
  state: ModelState,
  calendar: StoredCalendar,
  role: AccessRole,
  parameters: ListParameters,
): Answer {
  const query = readListQuery(parameters);
  const { updatedMin, pageToken, key } = query;
  if (updatedMin !== null && updatedMin < state.now() - UPDATED_DEPTH_MS)
    throw new Refused(REFUSALS.updatedMinTooLongAgo);
  const page =
    pageToken === null ? firstPage(state, calendar, query) : pageMeant(state, calendar, pageToken, key);
  return ok(pageBody(state, calendar, role, query, page));
}

interface Page {
  readonly pages: KeptPages;
  readonly from: number;
  readonly number: number;
}

/** A list is answered once, with its first page, and its pages are cut from that: nothing moves while it is read. */
function firstPage(state: ModelState, calendar: StoredCalendar, query: ListQuery): Page {
  const horizon = horizonOf(calendar, state.now(), state.settings.lagMs);
  const token = query.syncToken === null ? null : readSyncToken(state, calendar, query);
  const shown =
    token === null
      ? fullList(state, calendar, query, horizon)
      : delta(state, calendar, query, horizon, token);
  const items = shown.map(({ resource }) => withFewerGuests(shownAs(state, resource), query));
  // An order or a search gets no token (certain for orderBy, [unverified] for the others).
  const searched =
    query.orderBy !== null ||
    query.q !== null ||
    query.iCalUID !== null ||
    query.updatedMin !== null ||
    query.privateProperties.length + query.sharedProperties.length > 0;
  const nextSyncToken = searched
    ? null
    : newSyncToken(state, calendar, horizon, { ...query, ...filterOf(token) });
  return { pages: { query: `${calendar.id} ${query.key}`, items, nextSyncToken }, from: 0, number: 0 };
}

/** A chain of deltas keeps the filter that it began with. */
function filterOf(token: SyncToken | null): Partial<Pick<ListQuery, 'timeMin' | 'timeMax'>> {
  return token === null ? {} : { timeMin: token.timeMin, timeMax: token.timeMax };
}

function pageMeant(state: ModelState, calendar: StoredCalendar, token: string, key: string): Page {
  const [serial = '', from, number] = Buffer.from(token, 'base64').toString('latin1').split(' ');
  const pages = state.pages.get(serial);
  if (pages === undefined || pages.query !== `${calendar.id} ${key}`)
    throw new Refused(badRequest('invalid', 'Invalid page token value.', 'pageToken'));
  return { pages, from: Number(from), number: Number(number) };
}

function pageBody(
  state: ModelState,
  calendar: StoredCalendar,
  role: AccessRole,
  { maxResults, pageToken }: ListQuery,
  { pages, from, number }: Page,
): object {
  const { pageSizes } = state.settings;
  const size = Math.min(maxResults, pageSizes?.[number % pageSizes.length] ?? maxResults);
  const items = from === 0 && size >= pages.items.length ? pages.items : pages.items.slice(from, from + size);
  const more = from + size < pages.items.length;
  const next = more ? nextToken(state, pages, pageToken, from + size, number + 1) : null;
  const updated = new Date(state.lastUpdated).toISOString();
  return {
    kind: 'calendar#events',
    etag: `"p${calendar.log.length}g${calendar.serial}"`,
    summary: calendar.summary,
    description: '',
    updated,
    timeZone: calendar.timeZone,
    accessRole: role,
    defaultReminders: [],
    ...(next === null ? {} : { nextPageToken: next }),
    ...(next === null && pages.nextSyncToken !== null ? { nextSyncToken: pages.nextSyncToken } : {}),
    items,
  };
}

function nextToken(
  state: ModelState,
  pages: KeptPages,
  current: string | null,
  from: number,
  number: number,
): string {
  let serial = current === null ? null : Buffer.from(current, 'base64').toString('latin1').split(' ')[0];
  if (serial === undefined || serial === null) {
    state.pagesMade += 1;
    serial = String(state.pagesMade);
    state.pages.set(serial, pages);
    const [oldest] = state.pages.keys();
    if (state.pages.size > MOST_PAGES && oldest !== undefined) state.pages.delete(oldest);
  }
  return Buffer.from(`${serial} ${from} ${number}`).toString('base64');
}

function shownAs(state: ModelState, resource: EventResource): EventResource {
  if (!state.settings.bareTombstones || !isCancelled(resource)) return resource;
  const { kind, etag, id, status, recurringEventId, originalStartTime } = resource;
  const bare = { kind, etag, id, status } as EventResource;
  return recurringEventId ? ({ ...bare, recurringEventId, originalStartTime } as EventResource) : bare;
}

/** Of more guests than were asked for, only the calendar's own answer is told [ref]. */
function withFewerGuests(resource: EventResource, { maxAttendees }: ListQuery): EventResource {
  const { attendees } = resource;
  if (maxAttendees === null || !attendees || attendees.length <= maxAttendees) return resource;
  return { ...resource, attendees: attendees.filter(({ self }) => self), attendeesOmitted: true };
}

function fullList(state: ModelState, calendar: StoredCalendar, query: ListQuery, horizon: number): Shown[] {
  const { updatedMin, showDeleted, singleEvents, orderBy } = query;
  // Cancelled instances come along when neither is asked for.
  const exceptionsOnly = showDeleted !== true && updatedMin === null;
  const withCancelled = !exceptionsOnly || (!singleEvents && calendar.exceptions.size > 0);
  const found = visible(calendar, horizon, withCancelled).filter(
    ({ resource }) => !exceptionsOnly || !isCancelled(resource) || isInstanceOfLive(calendar, resource),
  );
  const shown = (singleEvents ? expanded(state, calendar, found, query) : found).filter((event) =>
    fits(state, calendar, event, query),
  );
  if (orderBy === 'startTime') shown.sort((a, b) => a.start - b.start);
  if (orderBy === 'updated') shown.sort((a, b) => a.updatedMs - b.updatedMs);
  return shown;
}

function isInstanceOfLive(calendar: StoredCalendar, { recurringEventId }: EventResource): boolean {
  return typeof recurringEventId === 'string' && calendar.live.has(recurringEventId);
}

/** What has changed since the token's horizon, each event once and as it is now. */
function delta(
  state: ModelState,
  calendar: StoredCalendar,
  query: ListQuery,
  horizon: number,
  token: SyncToken,
): Shown[] {
  const found: Version[] = [];
  for (let seq = token.horizon + 1; seq <= horizon; seq += 1) {
    const entry = calendar.entries.get(calendar.log[seq - 1]?.id ?? '');
    const version = entry === undefined ? null : versionAt(entry.version, horizon);
    if (version?.seq === seq) found.push(version);
  }
  const shown: Shown[] = query.singleEvents ? expanded(state, calendar, found, query) : found;
  if (!state.settings.filteredDeltas) return shown;
  const filter = { ...query, ...filterOf(token) };
  return shown.filter((event) => isCancelled(event.resource) || fits(state, calendar, event, filter));
}

/** Recurring events as their instances; a cancelled one as the cancellation of all of them [unverified]. */
function expanded(
  state: ModelState,
  calendar: StoredCalendar,
  found: readonly Version[],
  query: ListQuery,
): Shown[] {
  const shown: Shown[] = [];
  for (const version of found) {
    const { resource, updatedMs } = version;
    if (!resource.recurrence) {
      shown.push(version);
      continue;
    }
    if (isCancelled(resource) && query.syncToken === null) continue;
    const excepted = calendar.exceptions.get(resource.id ?? '');
    for (const instance of ruledInstances(calendar, version, instancesUntil(state, query.timeMax)))
      if (!excepted?.has(instance.resource.id ?? '')) shown.push({ ...instance, updatedMs });
  }
  return shown;
}

function fits(
  state: ModelState,
  calendar: StoredCalendar,
  { resource, start, end, updatedMs }: Shown,
  { timeMin, timeMax, updatedMin, q, iCalUID, privateProperties, sharedProperties, eventTypes }: ListQuery,
): boolean {
  if (timeMax !== null && start >= timeMax) return false;
  if (
    timeMin !== null &&
    end <= timeMin &&
    !recursAfter(state, calendar, { resource, start, end }, timeMin, timeMax)
  )
    return false;
  if (updatedMin !== null && updatedMs < updatedMin) return false;
  if (iCalUID !== null && resource.iCalUID !== iCalUID) return false;
  if (eventTypes.length > 0 && !eventTypes.includes(resource.eventType ?? 'default')) return false;
  if (q !== null && !mentions(resource, q)) return false;
  const { private: own, shared } = resource.extendedProperties ?? {};
  // All must match, as the reference has it; the guide says any (docs/google.md §13).
  return (
    privateProperties.every(([name, value]) => own?.[name] === value) &&
    sharedProperties.every(([name, value]) => shared?.[name] === value)
  );
}

/** Whether a recurring event that began before the window has an instance in it. */
function recursAfter(
  state: ModelState,
  calendar: StoredCalendar,
  master: Pick<Version, 'resource' | 'start' | 'end'>,
  timeMin: number,
  timeMax: number | null,
): boolean {
  if (!master.resource.recurrence) return false;
  for (const { end } of ruledInstances(calendar, master, instancesUntil(state, timeMax)))
    if (end > timeMin) return true;
  return false;
}

function mentions({ summary, description, location, attendees }: EventResource, words: string): boolean {
  const guests = (attendees ?? []).flatMap(({ email, displayName }) => [email, displayName]);
  const text = [summary, description, location, ...guests].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
