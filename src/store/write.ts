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
}

/** A result, and whether it is an earlier one given again. */
export interface Written<T> {
  readonly value: T;
  readonly replayed: boolean;
}
