import type { VisitDeed } from './deed.ts';
import type { Shop } from './shop.ts';

/** What became of somebody, or of a car, when what was done to them was taken back. */
export interface PersonTakenBack {
  readonly kind: 'customer' | 'vehicle';
  readonly id: number;
  /** `stays`: something refers to the row that was entered. */
  readonly outcome: 'as-before' | 'removed' | 'entered-again' | 'stays';
  /** The name, or the car in words, as it was last. */
  readonly called: string;
}

/** What taking back an entry of the journal has come to. */
export interface TakenBack {
  /** The entry that was taken back, and the one that has done it. */
  readonly entry: number;
  readonly by: number;
  /** True where what had been taken back was done again. */
  readonly again: boolean;
  /** As each visit was, and as it is now. */
  readonly visits: readonly VisitDeed[];
  readonly people: readonly PersonTakenBack[];
  /** The shop with the rules of before; null where it had others all the time. */
  readonly shop: Shop | null;
}
