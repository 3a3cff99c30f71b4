import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from './interval.ts';
import { mayMend } from './mending.ts';
import {
  chanceOf,
  inUse,
  isHandedOver,
  isOnItsWay,
  MOST_LIVE,
  mayBeLive,
  type PushChannel,
  renewalAt,
  resourceOf,
  type WatchTrouble,
} from './push-channel.ts';
import { SHORT_SPAN_MS } from './request-figure.ts';

/** What is known of a calendar that should tell of changes. */
export interface WatchedCalendar {
  readonly calendarId: string;
  /** Whether it should; else what is left of its channels is ended. */
  readonly isWanted: boolean;
  /** All that are known, the oldest first. */
  readonly channels: readonly PushChannel[];
  /** Google tells nobody of it, and said so then. */
  readonly unwatchable: { readonly why: string; readonly at: Instant } | null;
  /** When changes of our own were brought there: the beginnings of their spans of `SHORT_SPAN_MS`, the oldest first. */
  readonly ownWrites: readonly Instant[];
  /** Changes of our own are told of as well, as was seen then; null: nobody knows that. */
  readonly ownHeardAt: Instant | null;
}

/** One thing to be done about the channels of a calendar. */
export type ChannelStep =
  /** It is there, although the answer to asking for it was lost: it was heard of. */
  | { readonly do: 'adopt'; readonly channel: PushChannel }
  | { readonly do: 'stop'; readonly channel: PushChannel; readonly resourceId: string }
  | { readonly do: 'open' };

/**
 * What is to be done next; null: nothing just now. A new channel comes before the old one goes, and of none that may be there another
 * two are (`MOST_LIVE`). None at all is reason enough to open one, whatever became of those before.
 */
export function nextChannelStep(watched: WatchedCalendar, now: Instant): ChannelStep | null {
  const { channels, isWanted } = watched;
  const live = channels.filter((one) => mayBeLive(one, now));
  const heard = live.find((one) => one.state === 'registering' && one.provenAt !== null);
  if (heard !== undefined) return { do: 'adopt', channel: heard };
  for (const channel of live) {
    const resourceId = resourceOf(channel, channels);
    if (resourceId !== null && isToBeStopped(channel, watched, now))
      return { do: 'stop', channel, resourceId };
  }
  const isUnderway = live.some((one) => isOnItsWay(one, now));
  const mayOpen = isWanted && !isUnderway && live.length < MOST_LIVE && mayOpenAt(watched, now) <= now;
  return mayOpen && needsNew(watched, now) ? { do: 'open' } : null;
}

function isToBeStopped(channel: PushChannel, { channels, isWanted }: WatchedCalendar, now: Instant): boolean {
  if (isOnItsWay(channel, now)) return false;
  if (!isWanted || channel.state === 'registering') return true;
  return channel.state === 'replaced' && isHandedOver(channel, channels, now);
}

function needsNew(watched: WatchedCalendar, now: Instant): boolean {
  const channel = inUse(watched.channels, now);
  if (channel === null || silentSince(watched, now) !== null) return true;
  // One of a moment that is to come was kept before somebody set the clock back: nobody knows how long it lasts.
  return channel.askedAt > now || now >= renewalAt(channel, chanceOf(channel));
}

const FIRST_PAUSE_MS = MINUTE_MS;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;
/** So many answers in a row that a calendar is not there, or is not for us, are believed. */
const BELIEVED = 3;

/** When another may be asked for at the earliest, after what asking came to so far. */
export function mayOpenAt({ channels, unwatchable }: WatchedCalendar, now: Instant): Instant {
  const failed = failuresInARow(channels);
  const last = failed.at(-1);
  const refusedAt = unwatchable === null || unwatchable.at > now ? null : unwatchable.at;
  if (refusedAt !== null) return refusedAt + DAY_MS;
  if (last !== undefined && last.askedAt <= now) {
    const at = last.askedAt + pauseAfter(last.trouble, failed.length);
    if (at > now) return at;
  }
  // A person may ask more often; what goes on by itself has to end somewhere.
  const asked = channels.filter(({ trouble }) => trouble?.kind !== 'throttled').map(({ askedAt }) => askedAt);
  return mayMend(asked, now) ? now : now + LONGEST_PAUSE_MS;
}

function pauseAfter(trouble: WatchTrouble, count: number): number {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 4 ** Math.min(count - 1, 5));
  if (trouble.kind === 'throttled') return Math.max(pause, trouble.retryAfterMs ?? 0);
  if (trouble.kind === 'address-refused') return HOUR_MS;
  return isDenied(trouble) && count >= BELIEVED ? DAY_MS : pause;
}

function isDenied({ kind }: WatchTrouble): boolean {
  return kind === 'calendar-gone' || kind === 'denied';
}

/** Those that were asked for in vain since one was there, the oldest first. */
function failuresInARow(channels: readonly PushChannel[]): Failed[] {
  const lastGood = channels.findLastIndex(
    ({ trouble, state }) => trouble === null && state !== 'registering',
  );
  return channels.slice(lastGood + 1).filter((one): one is Failed => one.trouble !== null);
}

type Failed = PushChannel & { readonly trouble: WatchTrouble };

/** When the calendar was last told of through a channel that is there; null where none is, and for never. */
export function provenAt(channels: readonly PushChannel[], now: Instant): Instant | null {
  const heard = channels.flatMap((one) => (mayBeLive(one, now) ? (one.provenAt ?? []) : []));
  return heard.length === 0 ? null : Math.max(...heard);
}

/** So many times of ours without a notification are no chance. */
const MISSED = 3;
/** Google tells of a change within this time. */
const TOLD_WITHIN_MS = 2 * MINUTE_MS;

/**
 * Since when the channel in use is there, and tells of nothing: changes of our own came with no notification, although it is known that
 * they should. Null: that cannot be said.
 */
export function silentSince(watched: WatchedCalendar, now: Instant): Instant | null {
  const { channels, ownWrites, ownHeardAt } = watched;
  const channel = inUse(channels, now);
  if (channel === null || ownHeardAt === null) return null;
  const since = Math.max(channel.askedAt, provenAt(channels, now) ?? channel.askedAt);
  const missed = ownWrites.filter((at) => at >= since && at + SHORT_SPAN_MS + TOLD_WITHIN_MS <= now);
  return missed.length >= MISSED ? (missed[0] ?? null) : null;
}

/** A channel that was never heard of, as its opening alone should be, leads nowhere after this time. */
const HEARD_WITHIN_MS = 15 * MINUTE_MS;
/** So long before the end of the one in use that there is no other is worth telling. */
const ENDS_SOON_MS = 6 * HOUR_MS;

/** How the channels of a calendar that should have one fare. */
export interface PushStanding {
  /** Nobody can watch it: it is read at intervals alone, which is no fault. */
  readonly isUnwatchable: boolean;
  /** Those in a row that were asked for in vain. */
  readonly failures: number;
  /** What the last of them came to; null where there is none. */
  readonly trouble: WatchTrouble | null;
  /** Google has said again and again that the calendar is not there, or is not for us. */
  readonly isDenied: boolean;
  /** Since when there is none, since when it tells of nothing, and since when none was ever heard of; null: that is not so. */
  readonly goneSince: Instant | null;
  readonly silentSince: Instant | null;
  readonly unheardSince: Instant | null;
  /** When the one in use ends, if there should long have been another; null: that is not so. */
  readonly endsAt: Instant | null;
}

/** `keptSince`: from when on somebody was to see to it. */
export function pushStanding(watched: WatchedCalendar, keptSince: Instant, now: Instant): PushStanding {
  const { channels, unwatchable } = watched;
  const failed = failuresInARow(channels);
  const trouble = failed.at(-1)?.trouble ?? null;
  const channel = inUse(channels, now);
  const isEnding = channel !== null && channel.expiresAt - now < ENDS_SOON_MS && failed.length >= 2;
  return {
    isUnwatchable: unwatchable !== null,
    failures: failed.length,
    trouble,
    isDenied: trouble !== null && isDenied(trouble) && failed.length >= BELIEVED,
    goneSince: channel === null ? Math.max(keptSince, lastEnd(channels, now)) : null,
    silentSince: silentSince(watched, now),
    unheardSince: unheardSince(channels, now),
    endsAt: isEnding ? channel.expiresAt : null,
  };
}

/** When the last one that was there was over. */
function lastEnd(channels: readonly PushChannel[], now: Instant): Instant {
  const ends = channels.flatMap(({ state, endedAt, expiresAt }) =>
    state === 'registering' || state === 'refused' ? [] : Math.min(endedAt ?? expiresAt, expiresAt),
  );
  return Math.min(now, Math.max(0, ...ends));
}

function unheardSince(channels: readonly PushChannel[], now: Instant): Instant | null {
  if (inUse(channels, now) === null || provenAt(channels, now) !== null) return null;
  const lastHeard = channels.findLastIndex(({ provenAt: heardAt }) => heardAt !== null);
  const first = channels
    .slice(lastHeard + 1)
    .find(({ state }) => state !== 'registering' && state !== 'refused');
  return first !== undefined && now - first.askedAt >= HEARD_WITHIN_MS ? first.askedAt : null;
}
