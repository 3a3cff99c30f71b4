import type { JournalEntry } from '../domain/journal.ts';

/** What was done in this book, by whom. Every write has its entry; none is ever changed or removed. */
export interface JournalStore {
  /** Newest first; with `actor`, only what that person did. */
  newest(limit: number, actor?: string): Promise<JournalEntry[]>;
  /** What that person did last and nobody has taken back. What takes something back is not meant. */
  lastOf(actor: string): Promise<JournalEntry | null>;
  /** What entered or changed somebody, or a car. Newest first. */
  ofPerson(kind: 'customer' | 'vehicle', id: number, limit: number): Promise<JournalEntry[]>;
}
