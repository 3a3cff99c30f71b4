import type { Appointment } from '../../domain/appointment.ts';
import { DAY_MS } from '../../domain/interval.ts';
import { troubleBeside } from '../after-commit.ts';
import type { Ports } from '../ports.ts';

const HERE = ['arrived', 'in_progress'] as const;

/** A car that is here for longer has its tag looked up by nobody. */
const LONGEST_STAY_MS = 14 * DAY_MS;

/**
 * The other cars in the shop on whose keys hangs the tag of a car that is here, in order of start. Asked once the tag is written: where
 * the book cannot be read any more, nobody is named.
 */
export async function othersWithTag(
  { id, keyTag, status }: Appointment,
  ports: Pick<Ports, 'store' | 'clock' | 'tellOfBug'>,
): Promise<Appointment[]> {
  const isHere = HERE.some((one) => one === status);
  if (keyTag === null || !isHere) return [];
  const now = ports.clock.now();
  const range = { start: now - LONGEST_STAY_MS, end: now + DAY_MS };
  const here = await ports.store.appointments.during(range, HERE).catch((thrown: unknown) => {
    troubleBeside({ appointmentId: id, change: 'changed' }, thrown, ports);
    return [];
  });
  return here.filter((other) => other.id !== id && other.keyTag?.toLowerCase() === keyTag.toLowerCase());
}
