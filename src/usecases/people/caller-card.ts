import type { Appointment } from '../../domain/appointment.ts';
import { type DueService, dueServices } from '../../domain/due-services.ts';
import type { Shop } from '../../domain/shop.ts';
import type { CustomerMatch, CustomerRecord } from '../../store/customers.ts';
import type { Ports } from '../ports.ts';
import { visitsHere, visitsLater } from './open-visits.ts';
import { todayOf } from './sought-people.ts';

/** All that somebody on the phone may be asked of a customer. */
export interface CallerCard extends CustomerMatch, Omit<CustomerRecord, 'done'> {
  /** The open visits: today's, those of cars that are here, and those to come. In order of start. */
  readonly coming: readonly Appointment[];
  readonly due: readonly DueService[];
}

/** So many of the past are looked at for the last one that was no mere wish. */
const LATELY = 20;

/** Null: there is no such customer. */
export async function callerCard(
  customerId: number,
  shop: Pick<Shop, 'services' | 'zone'>,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<CallerCard | null> {
  const now = ports.clock.now();
  const match = await ports.store.customers.match(customerId, now);
  if (match === null) return null;
  const today = todayOf(shop, ports);
  const coming = [
    ...(await visitsHere([customerId], today, ports)),
    ...(await visitsLater([customerId], today, ports)),
  ];
  const { done, ...habits } = await ports.store.customers.record(customerId, now);
  const booked = coming.flatMap(({ vehicle, work }) =>
    work.map(({ service }) => ({ vehicleId: vehicle.id, serviceType: service.type })),
  );
  const due = dueServices({ services: shop.services, done, booked, zone: shop.zone, now });
  return { ...match, last: await lastVisit(match, coming, ports), coming, ...habits, due };
}

/** The last one that is not open any more, and was not cancelled. */
async function lastVisit(
  { customer, last }: CustomerMatch,
  coming: readonly Appointment[],
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<Appointment | null> {
  const isComing = ({ id }: Appointment) => coming.some((one) => one.id === id);
  if (last === null || !isComing(last)) return last;
  const visits = await store.appointments.ofCustomer(customer.id, { end: clock.now() }, LATELY);
  return visits.find((visit) => visit.status !== 'cancelled' && !isComing(visit)) ?? null;
}
