/** Part of a list: at most `limit` after the first `offset`. Whoever gives it says how long all of it is (`total`). */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}
