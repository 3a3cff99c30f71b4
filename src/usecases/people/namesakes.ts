import type { Customer } from '../../domain/customer.ts';
import { isSameName } from '../../domain/same-customer.ts';
import { fitting } from '../../fitting-text.ts';
import type { Ports } from '../ports.ts';
import { labelOf } from './choose-customer.ts';

/** A customer, in words that tell them from others of the name. */
export interface Labelled {
  readonly id: number;
  readonly label: string;
}

/** More are not looked through: whoever is asked would not. */
const MOST = 20;

/** Those who have just that name, however it is written. */
export async function namesakes(name: string, { store }: Pick<Ports, 'store'>): Promise<Labelled[]> {
  const found: Customer[] = [];
  for (const { customerId } of (await store.customers.sought(fitting('name', name))).slice(0, MOST)) {
    const customer = await store.customers.get(customerId);
    if (customer !== null && isSameName(customer.name, name)) found.push(customer);
  }
  return labelled(found, store);
}

/** So many are offered to whoever has misspelt one. */
const OFFERED = 5;

/** Those whose names are nearly that. */
export async function nearNamesakes(name: string, { store }: Pick<Ports, 'store'>): Promise<Labelled[]> {
  return labelled(await store.customers.near(name, OFFERED), store);
}

async function labelled(customers: readonly Customer[], store: Ports['store']): Promise<Labelled[]> {
  const all: Labelled[] = [];
  for (const customer of customers) all.push({ id: customer.id, label: await labelOf(customer, store) });
  return all;
}
