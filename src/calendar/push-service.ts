import type { CalendarTrouble } from '../domain/calendar-answer.ts';
import type { Instant } from '../domain/interval.ts';
import type { WatchTrouble } from '../domain/push-channel.ts';

/** A channel that is to be opened. */
export interface WantedChannel {
  /** At most 64 characters of `A-Za-z0-9-_+/=`; never asked for before. */
  readonly channelId: string;
  /** What each notification has to say; at most 256 characters. */
  readonly token: string;
  /** Where notifications are to go: https, with a certificate that everybody trusts. */
  readonly address: string;
  readonly lifeMs: number;
}

export type WatchAnswer =
  /**
   * It is there. `resourceId`, `expiresAt`: null where an earlier try of the same request has opened it, whose answer was lost. Nothing
   * is promised of how long it lasts.
   */
  | { readonly kind: 'watched'; readonly resourceId: string | null; readonly expiresAt: Instant | null }
  | WatchTrouble;

export type StopAnswer =
  | { readonly kind: 'stopped' }
  /** There is none of that id, or no more. */
  | { readonly kind: 'missing' }
  | CalendarTrouble;

/**
 * Has the service of a calendar tell of changes in it, where it can. Calendars are named as by the `CalendarService`, and answers come
 * within about `withinMs`; nothing but bugs is thrown.
 */
export interface PushService {
  watch(calendarId: string, wanted: WantedChannel, withinMs: number): Promise<WatchAnswer>;
  /** `calendarId`: of which it tells. After `unknown` it may be there yet. */
  stopWatching(
    calendarId: string,
    channel: { readonly channelId: string; readonly resourceId: string },
    withinMs: number,
  ): Promise<StopAnswer>;
}
