import { nearest } from '../domain/near.ts';
import { searchKey } from '../domain/search-key.ts';
import type { Shop } from '../domain/shop.ts';
import { shortened } from '../domain/text-limits.ts';
import { phoneDigits } from '../domain/typed-phone.ts';
import { AppError, failureOf } from '../failure.ts';
import { customerMeant } from '../usecases/people/choose-customer.ts';
import type { App } from './app.ts';
import type { BookOptions } from './book-options.ts';
import { phoneSought } from './phone-given.ts';

/**
 * What is left of the words is who comes: a phone, or a name. Where it is nobody, the word is blamed that keeps it from being
 * somebody, or that was meant to be a service. Throws `usage`, `not-found`.
 */
export async function takeCustomer(
  options: BookOptions,
  words: readonly string[],
  shop: Shop,
  app: App,
): Promise<BookOptions> {
  if (words.length === 0) return options;
  const said = words.join(' ');
  if (options.customer !== undefined && (await names(options.customer, words, app))) return options;
  if ((options.customer ?? options.name ?? options.phone) !== undefined) throw meaningless(said);
  if (await isSomebody(said, app)) return { ...options, customer: said };
  const stray = await strayWord(words, app);
  const suspects = stray === undefined ? words : [stray];
  if (options.service === undefined) {
    for (const word of suspects) {
      const known = servicesNear(word, shop);
      if (known.length > 0) throw new AppError({ code: 'not-found', what: 'service', query: word, known });
    }
  }
  if (stray !== undefined) throw meaningless(stray);
  return { ...options, customer: said };
}

function meaningless(words: string): AppError {
  const problem = `"${shortened(words)}" has no meaning here`;
  return new AppError({ code: 'usage', problem, command: 'book' });
}

/** True when the words say again whom the option names, as they do once somebody has followed a hint to add it. */
async function names(customer: string, words: readonly string[], app: App): Promise<boolean> {
  try {
    const known = await phoneSought(customer, app);
    const { name, phone } = await customerMeant(customer, known, await app.ports());
    if (phone !== null && phone === (await phoneSought(words.join(' '), app))) return true;
    const key = searchKey(name);
    return words.every((word) => {
      const digits = phoneDigits(word);
      return digits === null ? key.includes(searchKey(word)) : phone?.endsWith(digits) === true;
    });
  } catch (thrown) {
    if (failureOf(thrown, 'not-found') ?? failureOf(thrown, 'several-match')) return false;
    throw thrown;
  }
}

/** One customer or several: which of them is asked later. */
async function isSomebody(words: string, app: App): Promise<boolean> {
  try {
    await customerMeant(words, await phoneSought(words, app), await app.ports());
    return true;
  } catch (thrown) {
    if (failureOf(thrown, 'several-match') !== null) return true;
    if (failureOf(thrown, 'not-found') !== null) return false;
    throw thrown;
  }
}

/** More words than a name and a stray one are looked at as a whole. */
const MOST_WORDS = 5;

/** The one word without which the others are somebody: a short number rather than any other, a later one rather than the first. */
async function strayWord(words: readonly string[], app: App): Promise<string | undefined> {
  if (words.length < 2 || words.length > MOST_WORDS) return undefined;
  const numbers = words.filter((word) => /^\d{1,2}$/.test(word));
  for (const word of new Set([...numbers, ...words.toReversed()])) {
    const others = words.filter((other) => other !== word);
    if (others.length > 0 && (await isSomebody(others.join(' '), app))) return word;
  }
  return undefined;
}

/** Services whose name has a word like this one; a word with a digit is none. */
function servicesNear(word: string, { services }: Pick<Shop, 'services'>): string[] {
  if (word.length < 3 || /\d/.test(word)) return [];
  const key = searchKey(word);
  return services
    .filter(({ type, name }) => nearest(key, searchKey(`${name} ${type}`).split(' ')).length > 0)
    .map(({ type }) => type);
}
