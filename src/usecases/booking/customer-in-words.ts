import { nearest } from '../../domain/near.ts';
import { searchKey } from '../../domain/search-key.ts';
import type { Shop } from '../../domain/shop.ts';
import { phoneDigits } from '../../domain/typed-phone.ts';
import { AppError, failureOf } from '../../failure.ts';
import { customerSaid } from '../people/customer-said.ts';
import { phoneSought } from '../people/phone-sought.ts';
import type { Ports } from '../ports.ts';

/** What was said already of who comes, and of what is to be done. */
interface Said {
  readonly customer?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly service?: readonly string[];
}

/** Whom words name; `nobody`: they name nobody new, having said again what was said. */
type InWords =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'somebody'; readonly text: string }
  | { readonly kind: 'misunderstood'; readonly words: string };

type BookPorts = Pick<Ports, 'store' | 'clock'>;

/**
 * What is left of the words is who comes: a phone, or a name. Where it is nobody, the word is blamed that keeps it from being
 * somebody, or that was meant to be a service. Throws `not-found` for the latter.
 */
export async function customerInWords(
  said: Said,
  words: readonly string[],
  shop: Shop,
  ports: BookPorts,
): Promise<InWords> {
  if (words.length === 0) return { kind: 'nobody' };
  const text = words.join(' ');
  if (said.customer !== undefined && (await names(said.customer, words, shop, ports)))
    return { kind: 'nobody' };
  if ((said.customer ?? said.name ?? said.phone) !== undefined) return { kind: 'misunderstood', words: text };
  if (await isSomebody(text, shop, ports)) return { kind: 'somebody', text };
  const stray = await strayWord(words, shop, ports);
  const suspects = stray === undefined ? words : [stray];
  if (said.service === undefined) {
    for (const word of suspects) {
      const known = servicesNear(word, shop);
      if (known.length > 0) throw new AppError({ code: 'not-found', what: 'service', query: word, known });
    }
  }
  return stray === undefined ? { kind: 'somebody', text } : { kind: 'misunderstood', words: stray };
}

/** True when the words say again who was named already, as they do once somebody has followed a hint to add it. */
async function names(
  customer: string,
  words: readonly string[],
  shop: Shop,
  ports: BookPorts,
): Promise<boolean> {
  try {
    const { name, phone } = await customerSaid(customer, shop, ports);
    if (phone !== null && phone === (await phoneSought(words.join(' '), shop))) return true;
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
export async function isSomebody(words: string, shop: Shop, ports: BookPorts): Promise<boolean> {
  try {
    await customerSaid(words, shop, ports);
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
async function strayWord(
  words: readonly string[],
  shop: Shop,
  ports: BookPorts,
): Promise<string | undefined> {
  if (words.length < 2 || words.length > MOST_WORDS) return undefined;
  const numbers = words.filter((word) => /^\d{1,2}$/.test(word));
  for (const word of new Set([...numbers, ...words.toReversed()])) {
    const others = words.filter((other) => other !== word);
    if (others.length > 0 && (await isSomebody(others.join(' '), shop, ports))) return word;
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
