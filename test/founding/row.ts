import type { TriedShop } from './tried-shop.ts';

/** A test that stands somewhere in the suite: in which file below `test/`, and the sentence that it says. */
export type TestElsewhere = readonly [file: string, says: string];

/** What shows that something is so. */
export type Shown =
  | { readonly by: 'tests'; readonly tests: readonly TestElsewhere[] }
  /** Throws where it is not so. */
  | { readonly by: 'trying'; readonly tries: (shop: TriedShop) => unknown }
  /** It is left out for this reason, or belongs to something that is. */
  | { readonly by: 'not asked'; readonly why: string }
  | { readonly by: 'not yet'; readonly missing: string };

/** One thing that the founding documents ask for, in our own words, and what shows that it is so. */
export interface Row {
  /** What it is called there: a letter for the part, and its number in it. */
  readonly row: string;
  readonly asked: string;
  readonly shown: Shown;
}

/** A row that tests elsewhere show. */
export function told(row: string, asked: string, ...tests: readonly TestElsewhere[]): Row {
  return { row, asked, shown: { by: 'tests', tests } };
}

/** One that is tried here, on the commands of a shop. */
export function tried(row: string, asked: string, tries: (shop: TriedShop) => unknown): Row {
  return { row, asked, shown: { by: 'trying', tries } };
}

export function notAsked(row: string, asked: string, why: string): Row {
  return { row, asked, shown: { by: 'not asked', why } };
}

export function notYet(row: string, asked: string, missing: string): Row {
  return { row, asked, shown: { by: 'not yet', missing } };
}
