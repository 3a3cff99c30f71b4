import type { By } from '../domain/journal.ts';

/** What goes with every write. */
export interface Write extends By {
  /**
   * The same key with the same request gives the first result again and writes nothing; with another request it
   * throws `key-reused`. `request` is a digest of what was asked.
   */
  readonly key: { readonly text: string; readonly request: string } | null;
  /** Does everything, guard included, and then takes it back: the result is what would have been written. */
  readonly dryRun: boolean;
  /**
   * What somebody has said yes to before: it is used up with this, and where it is used, too old, about something else or about the
   * visit as it is no more, this throws `confirmation-refused`. What is so already needs none. Left out: nobody was asked.
   */
  readonly yes?: Yes;
}

/** A caller's answer to a question of their conversation. */
export interface Yes {
  /** A digest of the key of the conversation. */
  readonly conversation: string;
  /** A digest of the token that was given with the question. */
  readonly tokenHash: string;
  /** A digest of what is to be done, and of the state that it is to be done to. */
  readonly request: string;
  /** The visit, as it was when they were asked. */
  readonly visit: { readonly id: number; readonly revision: number };
}

/** A result, and whether it is an earlier one given again. */
export interface Written<T> {
  readonly value: T;
  readonly replayed: boolean;
}
