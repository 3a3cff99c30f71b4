import type { Instant } from './interval.ts';

/** What a person at the counter tells about a customer. */
export interface CustomerDetails {
  readonly name: string;
  /** E.164, `+12125550134`: the key that keeps a caller from being entered twice. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly notes: string | null;
  /** Whether calendar invitations go to `email`; null follows the shop's `invite_customers`. */
  readonly invite: boolean | null;
}

export interface Customer extends CustomerDetails {
  readonly id: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Somebody new; what was not said is not known. */
export function newCustomer(
  given: Partial<CustomerDetails> & Pick<CustomerDetails, 'name'>,
): CustomerDetails {
  return { phone: null, email: null, notes: null, invite: null, ...given };
}
