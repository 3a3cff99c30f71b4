import { AppError, type UsageProblem } from '../../failure.ts';
import { readBookingWords } from '../../usecases/booking/booking-words.ts';
import { type Misunderstood, WordsMisunderstood } from '../../usecases/booking/words-misunderstood.ts';
import type { App } from '../app.ts';
import { readingAsked } from '../options/when.ts';
import type { BookOptions } from './book-options.ts';

/** The options with what the free words say put where nothing was given. Throws `usage` for words that are not understood. */
export async function withWords(
  typed: BookOptions,
  words: readonly string[],
  app: App,
): Promise<BookOptions> {
  const shop = await app.shop();
  const ports = await app.ports();
  return understood('book', () =>
    readingAsked(words, app, (said, { nextWeekdayIs }) =>
      readBookingWords(typed, said, shop, ports, { nextWeekdayIs }),
    ),
  );
}

/** What the words of a command say. Throws `usage` for those that are not understood. */
export async function understood<T>(command: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof WordsMisunderstood)) throw thrown;
    throw new AppError({ code: 'usage', problem: problemOf(thrown.why), command });
  }
}

function problemOf(why: Misunderstood): UsageProblem {
  if (why.kind === 'meaningless') return why;
  return { kind: 'said-and-given', words: why.words, option: why.what, value: why.before };
}
