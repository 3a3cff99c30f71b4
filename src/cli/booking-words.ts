import type { Shop } from '../domain/shop.ts';
import { phoneDigits } from '../domain/typed-phone.ts';
import { normalPlate } from '../domain/vehicle-identity.ts';
import { AppError, failureOf } from '../failure.ts';
import { dateOrderIn } from '../input/day-words.ts';
import { findMoment } from '../input/find-moment.ts';
import { vehicleMarked } from '../usecases/people/keep-vehicles.ts';
import { serviceNamed } from '../usecases/shop/shop-words.ts';
import type { App } from './app.ts';
import type { BookOptions } from './book-options.ts';
import { takeCustomer } from './customer-words.ts';

/**
 * The options with what the free words say put where nothing was given: `oil tue 9 555-0134` names a service, a time and
 * a customer. Every word must have a meaning: throws `usage` for those that have none, rather than book something else.
 */
export async function withWords(
  typed: BookOptions,
  words: readonly string[],
  app: App,
): Promise<BookOptions> {
  if (words.length === 0) return typed;
  const shop = await app.shop();
  const time = await app.time();
  const found = findMoment(words.join(' '), { ...time, dateOrder: dateOrderIn(shop.phoneRegion) });
  const timed = found === null ? typed : added(typed, 'at', found.words);
  const rest = found === null ? [...words] : [...found.rest];
  const served = takeService(timed, rest, shop);
  const driven = await takeCar(served.options, served.rest, app);
  return takeCustomer(driven.options, driven.rest, shop, app);
}

/** What the words say, added to the options. Throws `usage` where an option says something already. */
function added(options: BookOptions, name: 'at' | 'service' | 'vehicle', words: string): BookOptions {
  const given = options[name];
  if (given === undefined) return { ...options, [name]: words };
  const problem = `the words say "${words}" and --${name} says "${given}"`;
  throw new AppError({ code: 'usage', problem, command: 'book' });
}

interface Taking {
  readonly options: BookOptions;
  readonly rest: readonly string[];
}

/** The longest run of words that begins one service's name. */
function takeService(options: BookOptions, words: readonly string[], shop: Shop): Taking {
  for (let length = Math.min(words.length, 4); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const service = serviceOrNull(words.slice(from, from + length).join(' '), shop);
      if (service === null) continue;
      const rest = [...words.slice(0, from), ...words.slice(from + length)];
      return { options: added(options, 'service', service), rest };
    }
  }
  return { options, rest: words };
}

function serviceOrNull(words: string, shop: Shop): string | null {
  if (/\d/.test(words)) return null;
  try {
    return serviceNamed(words, shop).type;
  } catch (thrown) {
    if (failureOf(thrown, 'not-found') ?? failureOf(thrown, 'several-match')) return null;
    throw thrown;
  }
}

/** A word that is the plate or VIN of a car in the book; a word that is a phone is left for the customer, a bare number as well. */
async function takeCar(options: BookOptions, words: readonly string[], app: App): Promise<Taking> {
  const ports = await app.ports();
  for (const [at, word] of words.entries()) {
    const mark = normalPlate(word);
    if (mark === null || !/\d/.test(word) || phoneDigits(word) !== null) continue;
    const car = await vehicleMarked(mark, ports);
    if (car === null) continue;
    const rest = words.filter((_, index) => index !== at);
    return { options: added(options, 'vehicle', String(car.id)), rest };
  }
  return { options, rest: words };
}
