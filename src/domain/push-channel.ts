import type { CalendarTrouble } from './calendar-answer.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from './interval.ts';

/**
 * How far a channel has come. `registering`: it is or was asked for, and nobody knows whether it is there; `active`: it is there;
 * `replaced`: so is a newer one, and this one lasts until that has been heard of; `stopped`: it was ended; `refused`: it never was.
 */
export const CHANNEL_STATES = ['registering', 'active', 'replaced', 'stopped', 'refused'] as const;
export type ChannelState = (typeof CHANNEL_STATES)[number];

/** Through which Google tells that something has changed in a calendar, and in no other. */
export interface PushChannel {
  /** At most 64 characters, never used twice. */
  readonly id: string;
  readonly calendarId: string;
  /** SHA-256 of what Google has to say with each notification, in hexadecimal digits. The token itself is kept nowhere. */
  readonly tokenHash: string;
  readonly state: ChannelState;
  /** What Google calls the events of that calendar; null where it has not answered. */
  readonly resourceId: string | null;
  readonly askedAt: Instant;
  /** From then on it is surely over: what Google said, or what was asked for. */
  readonly expiresAt: Instant;
  /** When it was last heard of; null for never. */
  readonly provenAt: Instant | null;
  /** The channel that has come in its place. */
  readonly replacedBy: string | null;
  /** When it was ended or refused. */
  readonly endedAt: Instant | null;
  /** What asking for it last came to, where that was not well. */
  readonly trouble: WatchTrouble | null;
}

export type NewChannel = Pick<PushChannel, 'id' | 'calendarId' | 'tokenHash' | 'askedAt'>;

/** Why a calendar could not be watched. */
export type WatchTrouble =
  /** Nobody can watch a calendar of this kind: it is read at intervals alone. */
  | { readonly kind: 'unwatchable'; readonly why: string }
  /** Google sends nothing to the address that was given, whatever calendar is meant. */
  | { readonly kind: 'address-refused'; readonly why: string }
  /** A channel of that id has been there before. */
  | { readonly kind: 'id-taken'; readonly why: string }
  | CalendarTrouble;

/** So long a channel is asked for. */
export const CHANNEL_LIFE_MS = 48 * HOUR_MS;
/** A request whose answer was lost may reach Google as much later, or never. */
const LATEST_ARRIVAL_MS = 10 * MINUTE_MS;
/** So many channels of a calendar may be there at a time: the one in use, and the one that comes in its place. */
export const MOST_LIVE = 2;

/** The one before lasts until the new one is heard of, and no longer than this. */
const HAND_OVER_MS = 10 * MINUTE_MS;

/** By when a channel that is asked for at that moment is over in any case. */
export function latestEnd(askedAt: Instant): Instant {
  return askedAt + CHANNEL_LIFE_MS + LATEST_ARRIVAL_MS;
}

/** Notifications may still come through it, for all that is known. */
export function mayBeLive({ endedAt, expiresAt }: PushChannel, now: Instant): boolean {
  return endedAt === null && now < expiresAt;
}

/** The one that is in use, of those of a calendar; null: none is. */
export function inUse(channels: readonly PushChannel[], now: Instant): PushChannel | null {
  return channels.findLast((one) => one.state === 'active' && mayBeLive(one, now)) ?? null;
}

/**
 * Whether the request for it may reach Google yet: until then nobody can say that it is not there. A moment that is to come was kept
 * before somebody set the clock back.
 */
export function isOnItsWay({ state, askedAt }: PushChannel, now: Instant): boolean {
  return state === 'registering' && askedAt <= now && now < askedAt + LATEST_ARRIVAL_MS;
}

/** Whether the one that has come in the place of `replaced` has taken over. */
export function isHandedOver(
  { replacedBy }: PushChannel,
  channels: readonly PushChannel[],
  now: Instant,
): boolean {
  const successor = channels.find(({ id }) => id === replacedBy);
  if (successor === undefined || successor.provenAt !== null) return true;
  return now >= successor.askedAt + HAND_OVER_MS || successor.askedAt > now;
}

/** Where in its life a channel is replaced, so that there is time to try that again and again: after 40 to 60 % of it. */
const RENEWED_FROM = 0.4;
const RENEWED_WITHIN = 0.2;

/** `chance`: in [0, 1), so that not all of a shop's are replaced at once. */
export function renewalAt(
  { askedAt, expiresAt }: Pick<PushChannel, 'askedAt' | 'expiresAt'>,
  chance: number,
): Instant {
  return askedAt + Math.floor((expiresAt - askedAt) * (RENEWED_FROM + RENEWED_WITHIN * chance));
}

/** In [0, 1), of a random id: as good as chance, and the same after a restart. */
export function chanceOf({ id }: Pick<PushChannel, 'id'>): number {
  const digits = /^[\da-f]{8}/.exec(id)?.[0];
  return digits === undefined ? 0.5 : Number.parseInt(digits, 16) / 2 ** 32;
}

/** What Google calls the events of that calendar: the same in all of its channels. */
export function resourceOf({ resourceId }: PushChannel, channels: readonly PushChannel[]): string | null {
  return resourceId ?? channels.find((one) => one.resourceId !== null)?.resourceId ?? null;
}

/** Whether no channel can have come of it. */
export function isSurelyRefused(trouble: WatchTrouble): boolean {
  return trouble.kind === 'unknown' ? trouble.unsent === true : trouble.kind !== 'unreadable';
}
