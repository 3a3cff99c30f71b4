import type { Instant } from '../domain/interval.ts';

/** The highest numbers that were given. */
export interface GivenNumbers {
  readonly appointment: number;
  readonly customer: number;
  readonly vehicle: number;
}

/** Whether a book is the one that was last written at its place (docs/decisions/0048). */
export interface StandingStore {
  /**
   * False for an older copy, and for one that was brought here, or beside which lies what tells of another: from then on until it is
   * settled, whatever is written in it.
   */
  isHere(): Promise<boolean>;
  /** The highest numbers of which anybody here knows: those of this book, and of what was last written at its place. */
  given(): Promise<GivenNumbers>;
  /**
   * This book goes on at this place, under a `life` that no other copy has. Whatever it owes to the calendars is read there before
   * anything is written.
   */
  settle(life: string, at: Instant): Promise<void>;
  /** Gives no number again that is not above these. */
  raise(given: GivenNumbers): Promise<void>;
}
