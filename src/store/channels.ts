import type { Instant } from '../domain/interval.ts';
import type { NewChannel, PushChannel, WatchTrouble } from '../domain/push-channel.ts';

/** The channels through which Google tells of changes. One is kept before it is asked for, so that none is ever without its row. */
export interface ChannelStore {
  /** Keeps that it is going to be asked for. False, and nothing is kept, while `MOST_LIVE` of that calendar may be there. */
  begin(channel: NewChannel): Promise<boolean>;
  /**
   * It is there, and those of the calendar that were until now are replaced by it. `resourceId`: null where that is not known. False:
   * it was ended meanwhile, and has to be stopped.
   */
  confirmed(
    id: string,
    there: { readonly resourceId: string | null; readonly expiresAt: Instant },
  ): Promise<boolean>;
  /** Asking for it came to that. It is over if no channel can have come of it. */
  failed(id: string, trouble: WatchTrouble, at: Instant): Promise<void>;
  /** It was heard of. */
  proven(id: string, at: Instant): Promise<void>;
  /** It is there no more. */
  ended(id: string, at: Instant): Promise<void>;
  /** Those of a calendar that may be there (`mayBeLive`), the oldest first. */
  live(calendarId: string, now: Instant): Promise<PushChannel[]>;
  byId(id: string): Promise<PushChannel | null>;
  /** With those that were over within the last week, by calendar, the oldest first. */
  all(): Promise<PushChannel[]>;
}
