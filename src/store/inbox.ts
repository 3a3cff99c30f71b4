import type { InboxItem, InboxNote, Resolution } from '../domain/inbox.ts';
import type { Instant } from '../domain/interval.ts';
import type { By } from '../domain/journal.ts';

export interface InboxStore {
  /** Open items, oldest first; with `all` settled ones too, at most `limit`. */
  list(options: { readonly all: boolean; readonly limit: number }): Promise<InboxItem[]>;
  /** All that was ever told of that appointment, oldest first. */
  of(appointmentId: number): Promise<InboxItem[]>;
  get(id: number): Promise<InboxItem | null>;
  openCount(): Promise<number>;
  /** True while an open item says that this book is behind its calendar. */
  behind(): Promise<boolean>;
  /**
   * Gives what is new. While an item is open there is no second one of its kind about the same event: if it happens again, or
   * the event lies elsewhere now, the open item is renewed and counts on. What lasts (a conflict, a copy) comes back after it
   * was settled only when it has moved.
   */
  add(notes: readonly InboxNote[], at: Instant): Promise<InboxItem[]>;
  resolve(id: number, resolution: Resolution, by: By): Promise<InboxItem>;
  /** Closes open items that no longer hold, with no resolution of anybody's. */
  close(ids: readonly number[], at: Instant): Promise<void>;
}
