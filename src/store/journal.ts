import type { Deed } from '../domain/deed.ts';
import type { Interval } from '../domain/interval.ts';
import type { JournalEntry, JournalVerb } from '../domain/journal.ts';
import type { ShopRules } from '../domain/shop.ts';
import type { TakenBack } from '../domain/taken-back.ts';
import type { ZoneRules } from '../domain/zone.ts';
import type { Write, Written } from './write.ts';

/** What of the journal is asked for: all, what one person did, or what was done to one thing, or during a time. */
export type JournalScope =
  | { readonly of: 'all' }
  | { readonly of: 'actor'; readonly actor: string }
  | { readonly of: 'appointment'; readonly id: number }
  /** With the cars and visits of that customer. */
  | { readonly of: 'customer'; readonly id: number }
  /** With its visits. */
  | { readonly of: 'vehicle'; readonly id: number }
  /** What has changed the rules of the shop, called so. */
  | { readonly of: 'rules'; readonly verb: JournalVerb }
  | ({ readonly of: 'time' } & Interval);

/** What was done in this book, by whom. Every write has its entry; none is ever changed or removed. */
export interface JournalStore {
  /** Newest first, after leaving out so many; without a scope all. */
  newest(limit: number, scope?: JournalScope, offset?: number): Promise<JournalEntry[]>;
  get(id: number): Promise<JournalEntry | null>;
  /** What that person did last, before that entry if one is named, and nobody has taken back. What takes something back is not meant. */
  lastOf(actor: string, before?: number): Promise<JournalEntry | null>;
  /** What that person has taken back last, and has not done again. */
  lastTakenBack(actor: string): Promise<JournalEntry | null>;
  /** What was done by an entry; of the visits and people of it only so many. */
  deed(entry: JournalEntry, most?: number): Promise<Deed>;
  /** The rules that were in force when the entry was made; null: none were. */
  rulesAt(entry: JournalEntry): Promise<ShopRules | null>;
  /**
   * Gives all that an entry has changed the state that it had before, as one entry that takes it back; where that entry takes
   * back another, what that had done is done again. Who was entered by it is removed, unless something refers to them. `zone`: that
   * of the rules of before, where it has changed the rules.
   *
   * Throws `AlreadyUndone`, `ChangedSince`, `ChangeRefused` (with what a booking is refused for), `phone-taken`, `car-known`,
   * `appointments-in-the-way`, `not-found`.
   */
  takeBack(entry: number, zone: ZoneRules | null, write: Write): Promise<Written<TakenBack>>;
}
