import type { CustomerMatch } from '../store/store.ts';
import type { Ports } from './ports.ts';

export interface CustomersFound {
  /** Best first. */
  readonly matches: readonly CustomerMatch[];
  /** With those that are more than were asked for. */
  readonly total: number;
}

/**
 * The customers that a phone, a part of one, of a name, a plate or a VIN may mean. `phone` is the text as a normal phone, or null where
 * it is none: who has it comes first, however it is written in the text.
 */
export async function findCustomers(
  { text, phone, limit }: { readonly text: string; readonly phone: string | null; readonly limit: number },
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<CustomersFound> {
  const now = clock.now();
  const owner = phone === null ? null : await store.customers.byPhone(phone);
  const first = owner === null ? null : await store.customers.match(owner.id, now);
  const found = await store.customers.search(text, limit, now);
  const others = found.filter(({ customer }) => customer.id !== owner?.id);
  const matches = [...(first === null ? [] : [first]), ...others];
  if (found.length < limit) return { matches: matches.slice(0, limit), total: matches.length };
  const known = await store.customers.matching(text);
  // Whether the search would have come to the owner by itself cannot be seen from what it was asked for.
  return { matches: matches.slice(0, limit), total: Math.max(known, matches.length) };
}
