import { nearest } from '../../domain/near.ts';
import { meantText } from '../../output/form/meant.ts';

/** ` (Did you mean book?)`, or nothing where none of `known` is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  return meantText(nearest(word, known));
}
