import type { Shop } from '../../domain/shop.ts';
import { phoneDigits } from '../../domain/typed-phone.ts';
import { normalPlate } from '../../domain/vehicle-identity.ts';
import { failureOf } from '../../failure.ts';
import { findMoment } from '../../input/find-moment.ts';
import { whenContext } from '../../input/when.ts';
import { vehicleMarked } from '../people/keep-vehicles.ts';
import type { Ports } from '../ports.ts';
import { servicesNamed } from '../shop/shop-words.ts';
import { customerInWords } from './customer-in-words.ts';

/** What was said of a booking, each thing by itself and in the words that said it; left out: nothing. */
export interface SaidOfBooking {
  readonly at?: string;
  readonly service?: readonly string[];
  readonly vehicle?: string;
  readonly customer?: string;
  readonly name?: string;
  readonly phone?: string;
}

/** Why free words are not taken, rather than that something else is booked. */
export type Misunderstood =
  /** They say something that was said already, and otherwise perhaps. */
  | {
      readonly kind: 'said-twice';
      readonly what: 'at' | 'service' | 'vehicle';
      readonly words: string;
      readonly before: string;
    }
  | { readonly kind: 'meaningless'; readonly words: string };

/** Thrown where free words are not understood. */
export class WordsMisunderstood extends Error {
  readonly why: Misunderstood;
  constructor(why: Misunderstood) {
    super(`the words are ${why.kind}`);
    this.name = 'WordsMisunderstood';
    this.why = why;
  }
}

/**
 * What free words say of a booking beside what was said already: `oil tue 9 555-0134` names a service, a time and a customer.
 * Every word must have a meaning. Throws `WordsMisunderstood`, and what reading a time, a service and a customer throws.
 */
export async function readBookingWords<Said extends SaidOfBooking>(
  said: Said,
  words: readonly string[],
  shop: Shop,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<Said> {
  if (words.length === 0) return said;
  const found = findMoment(words.join(' '), whenContext(shop, ports.clock.now()));
  const timed = found === null ? said : added(said, 'at', found.words);
  const rest = found === null ? [...words] : [...found.rest];
  const served = takeService(timed, rest, shop);
  const driven = await takeCar(served.said, served.rest, ports);
  const customer = await customerInWords(driven.said, driven.rest, shop, ports);
  if (customer.kind === 'misunderstood')
    throw new WordsMisunderstood({ kind: 'meaningless', words: customer.words });
  return customer.kind === 'nobody' ? driven.said : { ...driven.said, customer: customer.text };
}

function added<Said extends SaidOfBooking>(said: Said, what: 'at' | 'vehicle', words: string): Said {
  const before = said[what];
  if (before === undefined) return { ...said, [what]: words };
  throw saidTwice(what, words, before);
}

function saidTwice(what: 'at' | 'service' | 'vehicle', words: string, before: string): WordsMisunderstood {
  return new WordsMisunderstood({ kind: 'said-twice', what, words, before });
}

interface Taking<Said> {
  readonly said: Said;
  readonly rest: readonly string[];
}

/** The longest run of words that names a service or several. */
function takeService<Said extends SaidOfBooking>(
  said: Said,
  words: readonly string[],
  shop: Shop,
): Taking<Said> {
  for (let length = Math.min(words.length, 4); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const services = servicesOrNull(words.slice(from, from + length).join(' '), shop);
      if (services === null) continue;
      const rest = [...words.slice(0, from), ...words.slice(from + length)];
      if (said.service === undefined) return { said: { ...said, service: services }, rest };
      throw saidTwice('service', services.join(', '), said.service.join(', '));
    }
  }
  return { said, rest: words };
}

function servicesOrNull(words: string, shop: Shop): string[] | null {
  if (/\d/.test(words)) return null;
  try {
    return servicesNamed([words], shop).map(({ type }) => type);
  } catch (thrown) {
    if (failureOf(thrown, 'not-found') ?? failureOf(thrown, 'several-match')) return null;
    throw thrown;
  }
}

/** A word that is the plate or VIN of a car in the book; a word that is a phone is left for the customer, a bare number as well. */
async function takeCar<Said extends SaidOfBooking>(
  said: Said,
  words: readonly string[],
  ports: Pick<Ports, 'store'>,
): Promise<Taking<Said>> {
  for (const [at, word] of words.entries()) {
    const mark = normalPlate(word);
    if (mark === null || !/\d/.test(word) || phoneDigits(word) !== null) continue;
    const car = await vehicleMarked(mark, ports);
    if (car === null) continue;
    const rest = words.filter((_, index) => index !== at);
    return { said: added(said, 'vehicle', String(car.id)), rest };
  }
  return { said, rest: words };
}
