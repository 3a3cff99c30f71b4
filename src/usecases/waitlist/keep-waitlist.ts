import { closedToWait } from '../../domain/closed-to-wait.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import { addDays, type LocalDate } from '../../domain/local-date.ts';
import { plannedVisit } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import { lastDayOf, type WaitDraft } from '../../domain/waitlist.ts';
import { dateAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import type { Write, Written } from '../../store/write.ts';
import { checkTexts } from '../check-texts.ts';
import { knownVisitor } from '../people/known-people.ts';
import type { Ports } from '../ports.ts';
import { servicesNamed } from '../shop/shop-words.ts';
import type { SuitsSaid } from './suits-said.ts';
import { asWaiting, type Waiting } from './waiting.ts';

export interface WaitRequest {
  readonly customer: WaitDraft['customer'];
  readonly vehicle: WaitDraft['vehicle'];
  readonly services: readonly string[];
  readonly durationMinutes: number | null;
  readonly suits: SuitsSaid;
  readonly notes: string | null;
}

/**
 * Puts somebody on the waitlist until the last day that was said, or that suits; else for as far ahead as the shop books. Who waits
 * for the same already stays (`replayed`). Throws `shop-closed` where the shop is open at no time that suits, `not-found`,
 * `several-match`, `invalid-value`, `phone-taken`, `car-known`, `key-reused`, `too-long`.
 */
export async function addToWaitlist(
  { services, durationMinutes, suits: said, notes, ...who }: WaitRequest,
  shop: Shop,
  write: Write,
  ports: Pick<Ports, 'store'>,
): Promise<Written<Waiting>> {
  checkTexts({ notes }, write);
  const named = servicesNamed(services, shop);
  const { slot } = plannedVisit(named, 0, durationMinutes);
  const today = dateAt(shop.zone, write.at);
  const until = said.until ?? lastDayOf(said.suits) ?? addDays(today, shop.horizonDays);
  if (until < today) {
    const expected = { kind: 'day-to-come' } as const;
    throw new AppError({ code: 'invalid-value', what: 'date', value: until, expected });
  }
  assertEverOpen({ suits: said.suits, until }, today, shop);
  const draft = {
    ...(await knownVisitor(who, ports)),
    services: named.map(({ type }) => type),
    minutes: (slot.end - slot.start) / MINUTE_MS,
    suits: said.suits,
    until,
    notes,
  };
  const added = await ports.store.waitlist.add(draft, write);
  return { ...added, value: asWaiting(added.value, shop) };
}

/** Nobody is called for a time that there is none of. Throws `shop-closed`, `invalid-value`. */
function assertEverOpen(wait: Pick<WaitDraft, 'suits' | 'until'>, today: LocalDate, shop: Shop): void {
  const closed = closedToWait(wait, today, shop);
  if (closed === null) return;
  if (closed === 'no-day') {
    const expected = { kind: 'suiting-by-then' } as const;
    throw new AppError({ code: 'invalid-value', what: 'date', value: wait.until, expected });
  }
  const { date, slot, why } = closed;
  throw new AppError({ code: 'shop-closed', slot, date, name: null, why, nearest: [] });
}

/** Takes somebody off; who is off already, stays so (`replayed`). Throws `not-found`, `key-reused`. */
export async function takeOffWaitlist(
  id: number,
  shop: Shop,
  write: Write,
  { store }: Pick<Ports, 'store'>,
): Promise<Written<Waiting>> {
  checkTexts({}, write);
  const removed = await store.waitlist.remove(id, write);
  return { ...removed, value: asWaiting(removed.value, shop) };
}

/** All who wait, the longest first. */
export async function readWaitlist(
  shop: Shop,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<Waiting[]> {
  const waits = await store.waitlist.waiting(today(shop, clock));
  return waits.map((wait) => asWaiting(wait, shop));
}

function today({ zone }: Shop, clock: Ports['clock']): LocalDate {
  return dateAt(zone, clock.now());
}

/** The entry of that number, also one that waits no more. Throws `not-found`. */
export async function waitNumbered(
  id: number,
  shop: Shop,
  { store }: Pick<Ports, 'store'>,
): Promise<Waiting> {
  const wait = await store.waitlist.get(id);
  if (wait !== null) return asWaiting(wait, shop);
  throw new AppError({ code: 'not-found', what: 'waitlist entry', query: String(id), known: [] });
}
