import type { Instant } from './interval.ts';
import { inUse } from './push-channel.ts';
import { provenAt, pushStanding, type WatchedCalendar } from './watched-calendar.ts';

/**
 * Whether Google tells of changes in a calendar, by what is known without asking anybody. `proven`: it has, through a channel that is
 * there; `waiting`: a channel is there, and nothing has come through it yet; `unheard`: and something should have; `silent`: it tells
 * of others and not of us, so it is dead; `gone`: there is none; `unwatchable`: nobody can have one; `unwanted`: nobody wants one.
 */
export type ChannelVerdict =
  | 'proven'
  | 'waiting'
  | 'unheard'
  | 'silent'
  | 'gone'
  | 'unwatchable'
  | 'unwanted';

export function channelVerdict(watched: WatchedCalendar, now: Instant): ChannelVerdict {
  const { isWanted, channels } = watched;
  if (!isWanted) return 'unwanted';
  const { isUnwatchable, silentSince, unheardSince } = pushStanding(watched, now, now);
  if (inUse(channels, now) === null) return isUnwatchable ? 'unwatchable' : 'gone';
  if (silentSince !== null) return 'silent';
  if (unheardSince !== null) return 'unheard';
  return provenAt(channels, now) === null ? 'waiting' : 'proven';
}

/** Whether somebody has to see to it. */
export function isTrouble(verdict: ChannelVerdict): boolean {
  return verdict === 'gone' || verdict === 'silent' || verdict === 'unheard';
}
