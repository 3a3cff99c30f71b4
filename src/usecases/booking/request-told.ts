import type { Shop } from '../../domain/shop.ts';
import { vehicleInfo } from '../../domain/vehicle.ts';
import { customerNumbered } from '../people/keep-customers.ts';
import type { Visitor } from '../people/known-people.ts';
import type { Ports } from '../ports.ts';
import { servicesNamed } from '../shop/shop-words.ts';

/** What is about to be booked, by the names of all that is meant. */
export interface RequestTold {
  readonly services: readonly string[];
  readonly customer: string;
  readonly vehicle: string;
}

/** Throws `not-found`, `several-match` for a service. */
export async function requestTold(
  { customer, vehicle, services }: Visitor & { readonly services: readonly string[] },
  shop: Shop,
  ports: Pick<Ports, 'store'>,
): Promise<RequestTold> {
  const known = 'id' in customer ? await customerNumbered(customer.id, ports) : customer;
  const car = 'id' in vehicle ? await ports.store.vehicles.get(vehicle.id) : vehicle;
  return {
    services: servicesNamed(services, shop).map(({ name }) => name),
    customer: known?.name ?? '',
    vehicle: car === null ? '' : vehicleInfo(car),
  };
}
