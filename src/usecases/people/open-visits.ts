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

/** Their visits of today that are done, or to which they did not come, in order of start. */
export async function overToday(
  customerIds: readonly number[],
  today: Interval,
  ports: Pick<Ports, 'store'>,
): Promise<Appointment[]> {
  const visits = await ofEach(customerIds, today, ports);
  return visits.filter(({ status }) => status === 'completed' || status === 'no_show');
}

/** Their visits of today and to come that were cancelled today, the last first. */
export async function cancelledToday(
  customerIds: readonly number[],
  today: Interval,
  ports: Pick<Ports, 'store'>,
): Promise<Appointment[]> {
  const visits = await ofEach(customerIds, { start: today.start }, ports);
  const found = visits.filter(({ status, updatedAt }) => status === 'cancelled' && updatedAt >= today.start);
  return found.sort((a, b) => b.updatedAt - a.updatedAt || b.id - a.id).slice(0, 1);
}

/** More visits of one customer than a day has. */
const MOST_OF_ONE = 20;

async function ofEach(
  customerIds: readonly number[],
  range: Partial<Interval>,
  { store }: Pick<Ports, 'store'>,
): Promise<Appointment[]> {
  const visits: Appointment[] = [];
  for (const id of customerIds) visits.push(...(await store.appointments.ofCustomer(id, range, MOST_OF_ONE)));
  return visits.sort((a, b) => a.start - b.start || a.id - b.id);
}
