import type { Appointment } from '../../domain/appointment.ts';
import { DAY_MS, type Interval } from '../../domain/interval.ts';
import type { Ports } from '../ports.ts';

/** A car that has been in the shop for longer is looked for by its number. */
const HELD_OVER_MS = 30 * DAY_MS;
const FOR_EVER = Number.MAX_SAFE_INTEGER;

/** The open visits of those customers that are today's, and those whose car has been here since an earlier day, in order of start. */
export async function visitsHere(
  customerIds: readonly number[],
  today: Interval,
  { store }: Pick<Ports, 'store'>,
): Promise<Appointment[]> {
  const range = { start: today.start - HELD_OVER_MS, end: today.end };
  const visits = await store.appointments.openOf(customerIds, range);
  return visits.filter(({ start, status }) => start >= today.start || status !== 'scheduled');
}

/** Their open visits on later days, in order of start. */
export function visitsLater(
  customerIds: readonly number[],
  today: Interval,
  { store }: Pick<Ports, 'store'>,
): Promise<Appointment[]> {
  return store.appointments.openOf(customerIds, { start: today.end, end: FOR_EVER });
}
