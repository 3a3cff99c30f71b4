import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { Interval } from '../../../src/domain/interval.ts';

export type EventResource = calendar_v3.Schema$Event;
export type AccessRole = 'freeBusyReader' | 'reader' | 'writer' | 'owner';

const ROLES: readonly AccessRole[] = ['freeBusyReader', 'reader', 'writer', 'owner'];

export function roleAtLeast(role: AccessRole, least: AccessRole): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** An event as one change left it. Resources are never changed in place, so that they can be handed out as they are. */
export interface Version extends Interval {
  readonly resource: EventResource;
  /** The change's number in its calendar, from 1. */
  readonly seq: number;
  /** When it was made, by the model's clock. */
  readonly at: number;
  readonly updatedMs: number;
  /** The version before it: kept only while lists lag behind. */
  readonly before: Version | null;
}

export interface Entry {
  readonly id: string;
  version: Version;
  /** Gone from the bin too: it answers 404, but sync tokens from before still tell that it went. */
  purged: boolean;
}

export interface Channel {
  readonly id: string;
  readonly resourceId: string;
  readonly account: string;
  readonly clientId: string | null;
  readonly address: string;
  readonly token: string | null;
  readonly expiration: number;
  messages: number;
}

/** One calendar: what it holds, who may see it, and every change in the order in which it was made. */
export interface StoredCalendar {
  readonly id: string;
  readonly serial: number;
  readonly owner: string;
  summary: string;
  timeZone: string;
  readonly etag: string;
  readonly roles: Map<string, AccessRole>;
  readonly entries: Map<string, Entry>;
  readonly live: Map<string, Entry>;
  /** `log[n]` is change number n + 1. */
  readonly log: { readonly id: string; readonly at: number }[];
  /** The ids of exceptions, by the recurring event that they belong to. */
  readonly exceptions: Map<string, Set<string>>;
  readonly channels: Map<string, Channel>;
  /** Sync tokens numbered lower no longer hold. */
  tokensHoldFrom: number;
  tokensMade: number;
  /** freeBusy answers `internalError` for it. */
  broken: boolean;
}

export function isCancelled(resource: EventResource): boolean {
  return resource.status === 'cancelled';
}

/** Every event that lists show at a moment when they know the changes up to `horizon`; cancelled ones if asked. */
export function visible(calendar: StoredCalendar, horizon: number, withCancelled: boolean): Version[] {
  const current = horizon === calendar.log.length;
  const found: Version[] = [];
  for (const { version, purged } of (current && !withCancelled ? calendar.live : calendar.entries).values()) {
    if (purged) continue;
    const seen = current ? version : versionAt(version, horizon);
    if (seen !== null && (withCancelled || !isCancelled(seen.resource))) found.push(seen);
  }
  return found;
}

/** The event as it was after change number `horizon`; null where it was not yet there. */
export function versionAt(newest: Version, horizon: number): Version | null {
  let version: Version | null = newest;
  while (version !== null && version.seq > horizon) version = version.before;
  return version;
}

/** The number of the last change that lists know of when they lag by `lagMs`. */
export function horizonOf(calendar: StoredCalendar, now: number, lagMs: number): number {
  let horizon = calendar.log.length;
  if (lagMs > 0) while (horizon > 0 && (calendar.log[horizon - 1]?.at ?? 0) > now - lagMs) horizon -= 1;
  return horizon;
}
