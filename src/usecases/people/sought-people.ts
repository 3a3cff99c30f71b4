import { OPEN_STATUSES } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { SURENESS } from '../../domain/sought-fit.ts';
import { isWholePhone, phoneDigits } from '../../domain/typed-phone.ts';
import { dateAt, dayInterval } from '../../domain/zone.ts';
import { fitting } from '../../fitting-text.ts';
import type { PhonePlace } from '../../input/phone.ts';
import type { SoughtCustomer } from '../../store/customers.ts';
import type { Ports } from '../ports.ts';
import { phoneSought } from './phone-sought.ts';

/** What of a shop is asked when somebody is looked for. */
export type SearchPlace = PhonePlace & Pick<Shop, 'zone'>;

/**
 * All whom the words may mean, the surest first. Who has the phone is sure, however it is written; nearly always its digits say
 * enough.
 */
export async function soughtPeople(
  text: string,
  shop: PhonePlace,
  { store }: Pick<Ports, 'store'>,
): Promise<SoughtCustomer[]> {
  const found = await store.customers.sought(fitting('search text', text));
  if (found.length > 0 && !isLocal(text, shop)) return found;
  // Dear where it takes the phone library.
  const whole = await phoneSought(text, shop);
  const owner = whole === null ? null : await store.customers.byPhone(whole);
  if (owner === null) return found;
  const others = found.filter(({ customerId }) => customerId !== owner.id);
  return [{ customerId: owner.id, vehicleIds: null, sureness: SURENESS.sure }, ...others];
}

/** The shop's area code makes a whole phone of what is part of others. */
function isLocal(text: string, { phoneArea }: PhonePlace): boolean {
  const digits = phoneArea === null ? null : phoneDigits(text);
  return digits !== null && !isWholePhone(digits);
}

/** The same, with those before others who are expected today, unless somebody is meant more surely than they. */
export async function todaysFirst(
  found: readonly SoughtCustomer[],
  today: Interval,
  { store }: Pick<Ports, 'store'>,
): Promise<readonly SoughtCustomer[]> {
  if (found.length < 2) return found;
  const visits = await store.appointments.during(today, OPEN_STATUSES);
  const expected = new Set(visits.map(({ customer }) => customer.id));
  const rank = ({ customerId, sureness }: SoughtCustomer) =>
    sureness === SURENESS.sure ? 0 : expected.has(customerId) ? 1 : 2;
  return [0, 1, 2].flatMap((of) => found.filter((one) => rank(one) === of));
}

export function todayOf({ zone }: Pick<Shop, 'zone'>, { clock }: Pick<Ports, 'clock'>): Interval {
  return dayInterval(zone, dateAt(zone, clock.now()));
}
