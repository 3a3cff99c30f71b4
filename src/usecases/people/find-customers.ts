import { isWholePhone, phoneDigits } from '../../domain/typed-phone.ts';
import type { CustomerMatch } from '../../store/customers.ts';
import type { Ports } from '../ports.ts';

export interface CustomersSought {
  readonly text: string;
  readonly limit: number;
  /** The text as a normal phone, or null where it is none. To know that may be dear. */
  readonly phone: () => Promise<string | null>;
  /** The shop's area code, which makes a whole phone of what is part of others. */
  readonly phoneArea: string | null;
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
  { text, limit, phone, phoneArea }: CustomersSought,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<CustomersFound> {
  const now = clock.now();
  const found = await store.customers.search(text, limit, now);
  const known = found.length < limit ? found.length : await store.customers.matching(text);
  if (found.length > 0 && !isLocal(text, phoneArea)) return { matches: found, total: known };
  const whole = await phone();
  const owner = whole === null ? null : await store.customers.byPhone(whole);
  const first = owner === null ? null : await store.customers.match(owner.id, now);
  if (first === null) return { matches: found, total: known };
  const others = found.filter(({ customer }) => customer.id !== first.customer.id);
  // Digits that make a phone with the area code are the end of that phone: the search knows its owner.
  return { matches: [first, ...others].slice(0, limit), total: Math.max(known, 1) };
}

function isLocal(text: string, phoneArea: string | null): boolean {
  const digits = phoneArea === null ? null : phoneDigits(text);
  return digits !== null && !isWholePhone(digits);
}
