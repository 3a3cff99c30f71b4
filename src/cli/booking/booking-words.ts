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
  return understood('book', typed, () =>
    readingAsked(words, app, (said, { nextWeekdayIs }) =>
      readBookingWords(typed, said, shop, ports, { nextWeekdayIs }),
    ),
  );
}

/** What the words of a command say beside its options. Throws `usage` for those that are not understood. */
export async function understood<T>(command: string, given: Given, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof WordsMisunderstood)) throw thrown;
    throw new AppError({ code: 'usage', problem: problemOf(thrown.why, given), command });
  }
}

type Twice = Extract<Misunderstood, { kind: 'said-twice' }>['what'];
type Given = Readonly<Partial<Record<Twice, unknown>>>;

function problemOf(why: Misunderstood, given: Given): UsageProblem {
  if (why.kind === 'meaningless') return why;
  // Said by other words before, and by no option.
  if (given[why.what] === undefined) {
    const what = why.what === 'at' ? 'time' : why.what === 'vehicle' ? 'car' : why.what;
    return { kind: 'said-twice', words: why.words, what };
  }
  return { kind: 'said-and-given', words: why.words, option: why.what, value: why.before };
}
