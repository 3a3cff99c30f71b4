import { OPEN_STATUSES } from '../../domain/appointment.ts';
import { bookingLimits } from '../../domain/booking-limits.ts';
import type { VisitDeed } from '../../domain/deed.ts';
import { type Freed, freedTogether, openedBy } from '../../domain/freed-by.ts';
import { type Instant, MINUTE_MS } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { firstFitting } from '../../domain/waitlist.ts';
import { dateAt } from '../../domain/zone.ts';
import type { Write } from '../../store/write.ts';
import { troubleAfterCommit, troubleBeside } from '../after-commit.ts';
import type { Committed, Ports } from '../ports.ts';
import { asWaiting, type Waiting } from './waiting.ts';

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
  const there = free.flatMap(({ start, end, customerId }) => {
    const time = { start: Math.max(start, limits.start), end: Math.min(end, limits.end), customerId };
    return time.end - time.start < MINUTE_MS ? [] : [time];
  });
  if (there.length === 0) return [];
  const date = dateAt(shop.zone, Math.min(...there.map(({ start }) => start)));
  const longest = Math.max(...there.map(({ start, end }) => end - start));
  const waits = await store.waitlist.fitting({ date, minutes: Math.floor(longest / MINUTE_MS) });
  const found = new Map<number, Fitting>();
  for (const wait of waits) {
    for (const time of there) {
      const start = time.customerId === wait.customerId ? null : firstFitting(wait, time, shop);
      const known = found.get(wait.id);
      if (start !== null && (known === undefined || start < known.start))
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

/** The same of rules that have been put in force, or would be. */
export function whoFitsRules(
  before: Shop,
  after: Shop,
  write: Pick<Write, 'dryRun'>,
  ports: FitPorts,
): Promise<Fitting[]> {
  return whoFitsAfter({ visits: [], rulesBefore: before, change: 'moved' }, after, write, ports);
}

async function freed(
  { visits, rulesBefore = null }: Giving,
  shop: Shop,
  { store, clock }: FitPorts,
): Promise<Freed[]> {
  const now = clock.now();
  const given = freedTogether(visits, shop, now);
  if (rulesBefore === null) return given;
  const there = await store.appointments.during(bookingLimits(shop, now), OPEN_STATUSES);
  const opened = openedBy({ before: rulesBefore, after: shop, now }, there);
  return [...given, ...opened.map(({ start, end }) => ({ start, end, customerId: null }))];
}
