import type { Instant } from '../domain/interval.ts';
import type { Notification, NotificationVerdict } from '../domain/notification.ts';

export interface VerdictCount {
  readonly verdict: NotificationVerdict;
  readonly count: number;
}

/** What was received within a moment. */
export interface NotificationBatch {
  /** Those to be kept one by one. */
  readonly notifications: readonly Notification[];
  /** How many there were, those included. */
  readonly counts: readonly VerdictCount[];
}

/** What came through channels, for whoever looks back. A power cut may take the latest of it. */
export interface NotificationStore {
  note(batch: NotificationBatch): Promise<void>;
  /** The calendar has been read because of those that had been received by `upTo`. */
  wereRead(calendarId: string, upTo: Instant, at: Instant): Promise<void>;
  /** The newest first; of one calendar where it is named. */
  newest(limit: number, calendarId?: string): Promise<Notification[]>;
  /** How many there have ever been, by verdict. They only grow. */
  totals(): Promise<VerdictCount[]>;
}
