import type { Customer } from '../../domain/customer.ts';
import type { PhonePlace } from '../../input/phone.ts';
import type { Ports } from '../ports.ts';
import { customerMeant } from './choose-customer.ts';
import { phoneSought } from './phone-sought.ts';

/** The one customer whom a text means in this shop (`customerMeant`). Throws `not-found`, `several-match`. */
export async function customerSaid(
  text: string,
  shop: PhonePlace,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<Customer> {
  return customerMeant(text, await phoneSought(text, shop), ports);
}
