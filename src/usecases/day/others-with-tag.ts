import type { Appointment } from '../../domain/appointment.ts';
import { DAY_MS } from '../../domain/interval.ts';
import type { Ports } from '../ports.ts';

const HERE = ['arrived', 'in_progress'] as const;

/** A car that is here for longer has its tag looked up by nobody. */
const LONGEST_STAY_MS = 14 * DAY_MS;

/** The other cars in the shop on whose keys hangs the tag of a car that is here, in order of start. */
export async function othersWithTag(
  { id, keyTag, status }: Appointment,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<Appointment[]> {
  const isHere = HERE.some((one) => one === status);
  if (keyTag === null || !isHere) return [];
  const now = clock.now();
  const range = { start: now - LONGEST_STAY_MS, end: now + DAY_MS };
  const here = await store.appointments.during(range, HERE);
  return here.filter((other) => other.id !== id && other.keyTag?.toLowerCase() === keyTag.toLowerCase());
}
