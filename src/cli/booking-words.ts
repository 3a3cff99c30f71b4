import { shortened } from '../domain/text-limits.ts';
import { AppError } from '../failure.ts';
import {
  type Misunderstood,
  readBookingWords,
  WordsMisunderstood,
} from '../usecases/booking/booking-words.ts';
import type { App } from './app.ts';
import type { BookOptions } from './book-options.ts';

/** The options with what the free words say put where nothing was given. Throws `usage` for words that are not understood. */
export async function withWords(
  typed: BookOptions,
  words: readonly string[],
  app: App,
): Promise<BookOptions> {
  if (words.length === 0) return typed;
  try {
    return await readBookingWords(typed, words, await app.shop(), await app.ports());
  } catch (thrown) {
    if (!(thrown instanceof WordsMisunderstood)) throw thrown;
    throw new AppError({ code: 'usage', problem: problemOf(thrown.why), command: 'book' });
  }
}

function problemOf(why: Misunderstood): string {
  if (why.kind === 'meaningless') return `"${shortened(why.words)}" has no meaning here`;
  return `the words say "${why.words}" and --${why.what} says "${why.before}"`;
}
