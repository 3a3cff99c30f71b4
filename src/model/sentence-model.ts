/** A sentence of a caller's, and what the shop does. */
export interface SentenceAsked {
  readonly text: string;
  readonly services: readonly { readonly type: string; readonly name: string }[];
}

/** What a language model has found in a sentence. Nobody has looked at it yet: the words may be none of the sentence. */
export interface Quoted {
  /** The words that say what is to be done. */
  readonly serviceWords: string | null;
  /** The type of the service that is meant by them. */
  readonly serviceType: string | null;
  /** The words that say when. */
  readonly timeWords: string | null;
}

/** A language model outside, which may find in a sentence what our own grammar does not. */
export interface SentenceModel {
  /** Null where it gives no answer in time, or none that can be read. Never throws for what the model or the network does. */
  quote(asked: SentenceAsked): Promise<Quoted | null>;
}
