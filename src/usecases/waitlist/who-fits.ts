import type { Appointment } from '../../domain/appointment.ts';
import { bookingLimits } from '../../domain/booking-limits.ts';
import { freedBy } from '../../domain/freed-by.ts';
import { type Instant, type Interval, MINUTE_MS } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { firstFitting } from '../../domain/waitlist.ts';
import { dateAt } from '../../domain/zone.ts';
import type { Write } from '../../store/write.ts';
import { troubleBeside } from '../after-commit.ts';
import type { Committed, Ports } from '../ports.ts';
import { asWaiting, type Waiting } from './keep-waitlist.ts';

/** Somebody who waits for what time that is free now would be enough for. */
export interface Fitting {
  readonly wait: Waiting;
  /** The first start there that suits. */
  readonly start: Instant;
}

type FitPorts = Pick<Ports, 'store' | 'clock' | 'tellOfBug'>;

/** Who on the waitlist fits free time, the longest waiting first. Whose time it was is not asked. */
async function whoFits(
  free: readonly Interval[],
  shop: Shop,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  except: number,
): Promise<Fitting[]> {
  const limits = bookingLimits(shop, clock.now());
  const found = new Map<number, Fitting>();
  for (const { start, end } of free) {
    const time = { start: Math.max(start, limits.start), end: Math.min(end, limits.end) };
    const minutes = Math.floor((time.end - time.start) / MINUTE_MS);
    if (minutes <= 0) continue;
    const waits = await store.waitlist.fitting({ date: dateAt(shop.zone, time.start), minutes });
    for (const wait of waits) {
      const first = firstFitting(wait, time, shop);
      if (first === null || wait.customerId === except || found.has(wait.id)) continue;
      found.set(wait.id, { wait: asWaiting(wait, shop), start: first });
    }
  }
  return [...found.values()].sort((a, b) => a.wait.createdAt - b.wait.createdAt || a.wait.id - b.wait.id);
}

/** A change that gives time back. */
export interface Giving {
  readonly before: Appointment;
  readonly after: Appointment;
  readonly change: Committed['change'];
}

/**
 * Who fits the time that a change has freed, or would free. The change is done by then: whatever keeps the list from being read is no
 * reason to call it failed.
 */
export async function whoFitsAfter(
  { before, after, change }: Giving,
  shop: Shop,
  { dryRun }: Pick<Write, 'dryRun'>,
  ports: FitPorts,
): Promise<Fitting[]> {
  const free = freedBy(before, after, ports.clock.now());
  if (free.length === 0) return [];
  const found = whoFits(free, shop, ports, before.customer.id);
  if (dryRun) return found;
  return found.catch((thrown: unknown) => {
    troubleBeside({ appointmentId: after.id, change }, thrown, ports);
    return [];
  });
}
