import { nearest } from '../../domain/near.ts';

/** ` (Did you mean book?)`, or nothing where none of `known` is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  if (meant.length === 0) return '';
  return meant.length === 1 ? ` (Did you mean ${meant[0]}?)` : ` (Did you mean one of ${meant.join(', ')}?)`;
}
