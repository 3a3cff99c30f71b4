import { type Appointment, OPEN_STATUSES } from '../../domain/appointment.ts';
import { DAY_MS } from '../../domain/interval.ts';
import { newlyOutside, type OutsideRules, outsideRules } from '../../domain/outside-rules.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Ports } from '../ports.ts';

/** A coming visit that the shop's rules would not allow any more. */
export interface VisitOutside {
  readonly appointment: Appointment;
  readonly because: OutsideRules;
}

/** Nothing is booked further ahead. */
const FURTHEST_MS = 4000 * DAY_MS;

/** Every open coming visit that lies where these rules leave no room for it, in order of time. */
export async function visitsOutside(
  shop: Shop,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<VisitOutside[]> {
  const now = clock.now();
  const coming = await store.appointments.during({ start: now, end: now + FURTHEST_MS }, OPEN_STATUSES);
  return coming.flatMap((appointment) => {
    const because = outsideRules(appointment, shop);
    return because === null ? [] : [{ appointment, because }];
  });
}

/** Those of them that lay where they might by the rules of `before`. */
export async function freshlyOutside(
  shop: Shop,
  before: Shop,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<VisitOutside[]> {
  return freshOf(await visitsOutside(shop, ports), shop, before);
}

export function freshOf(outside: readonly VisitOutside[], shop: Shop, before: Shop): VisitOutside[] {
  return outside.flatMap(({ appointment }) => {
    const because = newlyOutside(appointment, shop, before);
    return because === null ? [] : [{ appointment, because }];
  });
}
