import type { EventImage } from '../domain/event-image.ts';
import type { Instant } from '../domain/interval.ts';
import type { ImageKey } from './images.ts';
import type { Write, Written } from './write.ts';

/** An appointment's image in a calendar, and how bringing it there has gone so far. */
export interface QueuedChange extends ImageKey {
  readonly image: EventImage;
  /** Tries in a row that came to nothing. */
  readonly attempts: number;
  /** When it is due again after those; null: now. */
  readonly nextAt: Instant | null;
  /** Since when it is owed, or was when it was last. */
  readonly since: Instant;
}

/** What is owed to the calendars, for people who look at it and decide about single changes. */
export interface QueueStore {
  /** What is owed, longest waiting first. */
  owed(limit: number): Promise<QueuedChange[]>;
  /** All images of an appointment, whether anything is owed to them or not. */
  of(appointmentId: number): Promise<QueuedChange[]>;
  /**
   * Makes them due now, and ends what their calendars are left alone for; what was given up or refused for good is owed again. Gives
   * those to which something is owed then.
   */
  retry(keys: readonly ImageKey[], write: Write): Promise<Written<ImageKey[]>>;
  /** Gives up what is owed there: the event stays as it is. False where nothing was owed. */
  drop(key: ImageKey, write: Write): Promise<Written<boolean>>;
}
