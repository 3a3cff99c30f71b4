import { OPEN_STATUSES } from '../../domain/appointment.ts';
import { bookingLimits } from '../../domain/booking-limits.ts';
import type { VisitDeed } from '../../domain/deed.ts';
import { daysFrom, type Freed, freedTogether, openedBy } from '../../domain/freed-by.ts';
import { type Instant, MINUTE_MS } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { firstFitting } from '../../domain/waitlist.ts';
import { dateAt } from '../../domain/zone.ts';
import type { Write } from '../../store/write.ts';
import { troubleAfterCommit, troubleBeside } from '../after-commit.ts';
import type { Committed, Ports } from '../ports.ts';
import { asWaiting, type Waiting } from './keep-waitlist.ts';

/** Somebody who waits for what time that is free now would be enough for. */
export interface Fitting {
  readonly wait: Waiting;
  /** The first start there that suits. */
  readonly start: Instant;
}

type FitPorts = Pick<Ports, 'store' | 'clock' | 'tellOfBug'>;

/** Who on the waitlist fits free time, the longest waiting first, but for whoever has given it back. */
async function whoFits(
  free: readonly Freed[],
  shop: Shop,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<Fitting[]> {
  const limits = bookingLimits(shop, clock.now());
  const found = new Map<number, Fitting>();
  for (const { start, end, customerId } of free) {
    const time = { start: Math.max(start, limits.start), end: Math.min(end, limits.end) };
    const minutes = Math.floor((time.end - time.start) / MINUTE_MS);
    if (minutes <= 0) continue;
    const waits = await store.waitlist.fitting({ date: dateAt(shop.zone, time.start), minutes });
    for (const wait of waits) {
      const start = firstFitting(wait, time, shop);
      if (start === null || wait.customerId === customerId) continue;
      const known = found.get(wait.id);
      if (known === undefined || start < known.start)
        found.set(wait.id, { wait: asWaiting(wait, shop), start });
    }
  }
  return [...found.values()].sort((a, b) => a.wait.createdAt - b.wait.createdAt || a.wait.id - b.wait.id);
}

/** What was changed, and may have given time back. */
export interface Giving {
  readonly visits: readonly VisitDeed[];
  /** The rules before, where they are others by now. */
  readonly rulesBefore?: Shop | null;
  readonly change: Committed['change'];
}

/**
 * Who fits the time that a change has freed, or would free, by the rules of the shop that are in force then. The change is done by
 * then: whatever keeps the list from being read is no reason to call it failed.
 */
export async function whoFitsAfter(
  giving: Giving,
  shop: Shop,
  { dryRun }: Pick<Write, 'dryRun'>,
  ports: FitPorts,
): Promise<Fitting[]> {
  const found = freed(giving, shop, ports).then((free) => whoFits(free, shop, ports));
  if (dryRun) return found;
  return found.catch((thrown: unknown) => {
    const [first] = giving.visits;
    if (first === undefined) troubleAfterCommit(thrown, ports);
    else troubleBeside({ appointmentId: first.after.id, change: giving.change }, thrown, ports);
    return [];
  });
}

async function freed(
  { visits, rulesBefore = null }: Giving,
  shop: Shop,
  { store, clock }: FitPorts,
): Promise<Freed[]> {
  const now = clock.now();
  const given = freedTogether(visits, shop, now);
  if (rulesBefore === null) return given;
  const range = bookingLimits(shop, now);
  const there = await store.appointments.during(range, OPEN_STATUSES);
  const days = daysFrom(dateAt(shop.zone, now), shop.horizonDays + 1);
  const opened = openedBy(rulesBefore, shop, days, there);
  return [...given, ...opened.map(({ start, end }) => ({ start, end, customerId: null }))];
}
