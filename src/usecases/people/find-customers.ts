import { isWholePhone, phoneDigits } from '../../domain/typed-phone.ts';
import type { PhonePlace } from '../../input/phone.ts';
import type { CustomerMatch } from '../../store/customers.ts';
import type { Ports } from '../ports.ts';
import { phoneSought } from './phone-sought.ts';

export interface CustomersSought {
  readonly text: string;
  readonly limit: number;
}

export interface CustomersFound {
  /** Best first. */
  readonly matches: readonly CustomerMatch[];
  /** With those that are more than were asked for. */
  readonly total: number;
}

/**
 * The customers that a phone, a part of one, of a name, a plate or a VIN may mean. Who has the phone comes first, however it is
 * written; nearly always its digits say enough.
 */
export async function findCustomers(
  { text, limit }: CustomersSought,
  shop: PhonePlace,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<CustomersFound> {
  const now = clock.now();
  const found = await store.customers.search(text, limit, now);
  const known = found.length < limit ? found.length : await store.customers.matching(text);
  if (found.length > 0 && !isLocal(text, shop)) return { matches: found, total: known };
  // Dear where it takes the phone library.
  const whole = await phoneSought(text, shop);
  const owner = whole === null ? null : await store.customers.byPhone(whole);
  const first = owner === null ? null : await store.customers.match(owner.id, now);
  if (first === null) return { matches: found, total: known };
  const others = found.filter(({ customer }) => customer.id !== first.customer.id);
  // Digits that make a phone with the area code are the end of that phone: the search knows its owner.
  return { matches: [first, ...others].slice(0, limit), total: Math.max(known, 1) };
}

/** The shop's area code makes a whole phone of what is part of others. */
function isLocal(text: string, { phoneArea }: PhonePlace): boolean {
  const digits = phoneArea === null ? null : phoneDigits(text);
  return digits !== null && !isWholePhone(digits);
}
