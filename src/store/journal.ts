import type { JournalEntry } from '../domain/journal.ts';

/** What was done in this book, by whom. Every write has its entry; none is ever changed or removed. */
export interface JournalStore {
  /** Newest first; with `actor`, only what that person did. */
  newest(limit: number, actor?: string): Promise<JournalEntry[]>;
}
