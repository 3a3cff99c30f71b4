import type { Instant } from './interval.ts';

/**
 * What a notification was. `proven` came through a channel of ours, and says that its calendar has changed; `sync` says that a channel
 * has been opened. All others are answered just the same, and change nothing.
 */
export const NOTIFICATION_VERDICTS = [
  'proven',
  'sync',
  'replayed',
  'unknown-channel',
  'wrong-token',
  'wrong-resource',
  'expired',
  'stopped',
] as const;
export type NotificationVerdict = (typeof NOTIFICATION_VERDICTS)[number];

/** So many of the newest are kept one by one. */
export const NOTIFICATIONS_KEPT = 1_000;

/** One that was received. */
export interface Notification {
  readonly receivedAt: Instant;
  /** Null where no channel of ours is meant. */
  readonly channelId: string | null;
  readonly calendarId: string | null;
  /** As Google counts them, with gaps: to be looked at, and never relied on. */
  readonly messageNumber: number | null;
  readonly verdict: NotificationVerdict;
  /** When the calendar had been read because of it; null until then, and where it was not read because of it. */
  readonly readAt: Instant | null;
}
