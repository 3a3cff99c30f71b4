import { announce } from './channels.ts';
import { readTimes } from './event-times.ts';
import { isoText } from './moments.ts';
import {
  type AccessRole,
  type Channel,
  type Entry,
  type EventResource,
  isCancelled,
  type StoredCalendar,
  type Version,
} from './stored-calendar.ts';

/**
 * What a live account could answer in more than one way, or only now and then (docs/google.md §14). Tests may change it at any
 * moment.
 */
export interface ModelSettings {
  /** What a change of a deleted event gives: 403, 404 or 410. Google's answer is not known. */
  changingDeleted: 'forbidden' | 'notFound' | 'deleted';
  /** Instead, a change that says `status: confirmed` brings it back. */
  restoreByUpdate: boolean;
  /** Whether an id is free again once its event has left the bin. */
  purgedIdsAreFree: boolean;
  /** Cancelled events in lists carry only their id and status: all that Google promises. */
  bareTombstones: boolean;
  /** Lists and freeBusy know of a change only after this time. */
  lagMs: number;
  /** Sizes of the pages of a list, in turn and over again; 0 is an empty page with a next one. Null: as asked for. */
  pageSizes: readonly number[] | null;
  /** `created` is cut down to this. */
  createdResolutionMs: number;
  /** Within this time after an insert, every second collision of ids is overlooked and overwrites the event. */
  overlooksCollisionsForMs: number;
  /** A conditional delete of a deleted event answers 412 instead of 410. */
  conditionBeforeDeleted: boolean;
  /** Sync tokens end after this time. */
  syncTokenLifeMs: number;
  /** Deltas stay within the filter of the full sync: undefined at Google. */
  filteredDeltas: boolean;
  /** Busy periods as they come: overlapping, unsorted and not clipped, none of which Google forbids itself. */
  rawBusy: boolean;
  /** Ids of calendars of which Google tells nobody: holidays, birthdays and the like. */
  unwatchable: readonly string[];
  /** Where Google does not send anything. */
  refusedAddresses: readonly string[];
  /** A channel that was stopped goes on telling until it ends by itself (google-api-nodejs-client, issue 1402). */
  tellsAfterStop: boolean;
}

export const USUAL_SETTINGS: ModelSettings = {
  changingDeleted: 'forbidden',
  restoreByUpdate: false,
  purgedIdsAreFree: false,
  bareTombstones: false,
  lagMs: 0,
  pageSizes: null,
  createdResolutionMs: 1000,
  overlooksCollisionsForMs: 0,
  conditionBeforeDeleted: false,
  syncTokenLifeMs: Number.POSITIVE_INFINITY,
  filteredDeltas: false,
  rawBusy: false,
  unwatchable: [],
  refusedAddresses: [],
  tellsAfterStop: false,
};

/** A message that Google would have sent to a guest. */
export interface Mail {
  readonly calendarId: string;
  readonly eventId: string;
  readonly to: string;
  readonly about: 'invitation' | 'update' | 'cancellation';
}

/** A push message, as it would arrive at the channel's address. */
export interface Notification {
  readonly channelId: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One page of a list, kept so that its token can be asked for, and asked again. */
export interface KeptPages {
  readonly query: string;
  readonly items: readonly EventResource[];
  readonly nextSyncToken: string | null;
}

export interface ModelState {
  readonly now: () => number;
  readonly random: () => number;
  readonly settings: ModelSettings;
  /** Time zone by account. */
  readonly accounts: Map<string, string>;
  readonly calendars: Map<string, StoredCalendar>;
  readonly usedChannelIds: Set<string>;
  readonly channels: Map<string, Channel>;
  readonly mails: Mail[];
  readonly notifications: Notification[];
  readonly pages: Map<string, KeptPages>;
  pagesMade: number;
  lastUpdated: number;
}

const BASE32HEX = '0123456789abcdefghijklmnopqrstuv';

/** As Google makes them: 26 characters. */
export function newEventId(state: ModelState): string {
  let id = '';
  while (id.length < 26) id += BASE32HEX[Math.floor(state.random() * 32)];
  return id;
}

export function makeCalendar(
  state: ModelState,
  { id, owner, summary, timeZone }: { id: string; owner: string; summary: string; timeZone: string },
): StoredCalendar {
  if (state.calendars.has(id)) throw new Error(`there is a calendar ${id} already`);
  const calendar: StoredCalendar = {
    id,
    serial: state.calendars.size + 1,
    owner,
    summary,
    timeZone,
    etag: `"${state.now() * 1000}"`,
    roles: new Map<string, AccessRole>([[owner, 'owner']]),
    entries: new Map(),
    live: new Map(),
    log: [],
    exceptions: new Map(),
    channels: new Map(),
    tokensHoldFrom: 0,
    tokensMade: 0,
    broken: false,
  };
  state.calendars.set(id, calendar);
  return calendar;
}

/** The calendar that an account means by an id: `primary` is its own. */
export function calendarMeant(state: ModelState, account: string, id: string): StoredCalendar | undefined {
  return state.calendars.get(id === 'primary' ? account : id);
}

/** The next moment of a change: strictly later than every one before. */
function tick(state: ModelState): number {
  state.lastUpdated = Math.max(state.now(), state.lastUpdated + 1);
  return state.lastUpdated;
}

/** The moment of the last change in ms, times 2000, in quotes. */
function etagOf(updatedMs: number): string {
  return `"${updatedMs * 2000}"`;
}

/**
 * Makes `content` the newest version of an event, with the fields that only Google sets. Every path by which an event
 * changes ends here. `content` is a new object, and is the model's from now on. `quiet`: neither `updated` nor the etag moves, as for changed reminders.
 */
export function keepVersion(
  state: ModelState,
  calendar: StoredCalendar,
  id: string,
  content: EventResource,
  quiet = false,
): Version {
  const entry = calendar.entries.get(id);
  const updatedMs = quiet && entry !== undefined ? entry.version.updatedMs : tick(state);
  const { start, end } = readTimes(content, calendar.timeZone);
  const resource = content;
  resource.id = id;
  resource.kind = 'calendar#event';
  resource.status ??= 'confirmed';
  resource.eventType ??= 'default';
  resource.start = start.shown;
  resource.end = end.shown;
  resource.updated = isoText(updatedMs);
  resource.etag = etagOf(updatedMs);
  const at = state.now();
  calendar.log.push({ id, at });
  const before = state.settings.lagMs > 0 ? recent(entry?.version ?? null, at - state.settings.lagMs) : null;
  const version: Version = {
    resource,
    seq: calendar.log.length,
    at,
    updatedMs,
    start: start.at,
    end: end.at,
    before,
  };
  const kept: Entry = entry ?? { id, version, purged: false };
  kept.version = version;
  kept.purged = false;
  if (entry === undefined) calendar.entries.set(id, kept);
  if (isCancelled(resource)) calendar.live.delete(id);
  else if (!calendar.live.has(id)) calendar.live.set(id, kept);
  if (resource.recurringEventId) exceptionsOf(calendar, resource.recurringEventId).add(id);
  if (calendar.channels.size > 0) announce(state, calendar);
  return version;
}

function exceptionsOf(calendar: StoredCalendar, id: string): Set<string> {
  const known = calendar.exceptions.get(id);
  if (known !== undefined) return known;
  const made = new Set<string>();
  calendar.exceptions.set(id, made);
  return made;
}

/** The versions that a lagging list may still show, the older ones forgotten. */
function recent(version: Version | null, since: number): Version | null {
  if (version === null) return null;
  return version.at <= since
    ? { ...version, before: null }
    : { ...version, before: recent(version.before, since) };
}
