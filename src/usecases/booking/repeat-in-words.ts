import { repeatAmong } from '../../input/words/repeat.ts';
import type { SaidOfBooking } from './said-of-booking.ts';
import { added } from './work-in-words.ts';

/** What words say of how often the visit comes again, `every 3 months 4 times`, and those that are left. Throws `WordsMisunderstood`. */
export function repeatInWords<Said extends SaidOfBooking>(
  said: Said,
  words: readonly string[],
): { readonly said: Said; readonly words: readonly string[] } {
  const found = repeatAmong(words);
  if (found === null) return { said, words };
  return { said: added(said, 'repeat', found.words, found.words), words: found.others };
}
