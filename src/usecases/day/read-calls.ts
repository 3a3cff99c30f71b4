import type { Appointment } from '../../domain/appointment.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import { dayInterval } from '../../domain/zone.ts';
import type { Ports } from '../ports.ts';

/** Who of a day is to be called. */
export interface Calls {
  readonly date: LocalDate;
  /** Those who are still to come and have not said that they will, in order of start. */
  readonly unconfirmed: readonly Appointment[];
  /** How many have. */
  readonly confirmed: number;
}

export async function readCalls(
  date: LocalDate,
  { zone }: Pick<Shop, 'zone'>,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<Calls> {
  const day = dayInterval(zone, date);
  const awaited = (await store.appointments.during(day, ['scheduled'])).filter(
    ({ start }) => start >= Math.max(day.start, clock.now()),
  );
  const unconfirmed = awaited.filter(({ confirmedAt }) => confirmedAt === null);
  return { date, unconfirmed, confirmed: awaited.length - unconfirmed.length };
}
