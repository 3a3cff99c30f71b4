import type { CustomerMatch } from '../../store/customers.ts';
import type { Page } from '../../store/page.ts';
import type { Ports } from '../ports.ts';
import { type SearchPlace, soughtPeople, todayOf, todaysFirst } from './sought-people.ts';

export interface CustomersSought extends Page {
  readonly text: string;
}

export interface CustomersFound {
  /** Those of the page: expected today first, then the surest. */
  readonly matches: readonly CustomerMatch[];
  /** With those that are not on the page. */
  readonly total: number;
}

/** The customers whom a phone, a part of one, of a name, a plate or a VIN, a make or model may mean. */
export async function findCustomers(
  { text, limit, offset }: CustomersSought,
  shop: SearchPlace,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<CustomersFound> {
  const found = await todaysFirst(await soughtPeople(text, shop, ports), todayOf(shop, ports), ports);
  const matches: CustomerMatch[] = [];
  const now = ports.clock.now();
  for (const { customerId } of found.slice(offset, offset + limit)) {
    const match = await ports.store.customers.match(customerId, now);
    if (match !== null) matches.push(match);
  }
  return { matches, total: found.length };
}
