import type { Customer, CustomerDetails } from '../../domain/customer.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import type { Page } from '../../store/page.ts';
import type { Write, Written } from '../../store/write.ts';
import type { Ports } from '../ports.ts';
import { type CallerCard, callerCard } from './caller-card.ts';

/** Enters a customer. Throws `phone-taken`. */
export function addCustomer(
  details: CustomerDetails,
  write: Write,
  { store }: Pick<Ports, 'store'>,
): Promise<Written<Customer>> {
  return store.customers.add(details, write);
}

/** In order of name; `total`: how many there are. */
export function listCustomers(
  page: Page,
  { store }: Pick<Ports, 'store'>,
): Promise<{ readonly customers: readonly Customer[]; readonly total: number }> {
  return store.customers.list(page);
}

/** A customer with all that a caller may ask. Throws `not-found`. */
export async function showCustomer(
  id: number,
  shop: Pick<Shop, 'services' | 'zone'>,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<CallerCard> {
  const card = await callerCard(id, shop, ports);
  if (card !== null) return card;
  throw new AppError({ code: 'not-found', what: 'customer', query: String(id), known: [] });
}

/** Null: nobody has this number. */
export function customerNumbered(id: number, { store }: Pick<Ports, 'store'>): Promise<Customer | null> {
  return store.customers.get(id);
}

/** Who has exactly this phone, which is a normal one; null: nobody. */
export function customerWithPhone(phone: string, { store }: Pick<Ports, 'store'>): Promise<Customer | null> {
  return store.customers.byPhone(phone);
}
