/** Why free words are not taken, rather than that something else is booked. */
export type Misunderstood =
  /** They say something that was said already, and otherwise perhaps. */
  | {
      readonly kind: 'said-twice';
      readonly what:
        | 'at'
        | 'service'
        | 'vehicle'
        | 'duration'
        | 'bay'
        | 'technician'
        | 'mode'
        | 'repeat'
        | 'promise'
        | 'tag';
      readonly words: string;
      readonly before: string;
    }
  /** `meant`: what a misspelt word may have been meant to be. */
  | { readonly kind: 'meaningless'; readonly words: string; readonly meant: readonly string[] };

/** Thrown where free words are not understood. */
export class WordsMisunderstood extends Error {
  readonly why: Misunderstood;
  constructor(why: Misunderstood) {
    super(`the words are ${why.kind}`);
    this.name = 'WordsMisunderstood';
    this.why = why;
  }
}
