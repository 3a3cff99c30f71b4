import { LONGEST_SERIES_DAYS } from '../../domain/series-limits.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import type { Placement } from '../../store/placements.ts';
import { PlacementRefused, Stale } from '../../store/refusals.ts';
import type { KnownTime } from '../free-time/occupancies.ts';
import { assertNotInterrupted } from '../interruption.ts';
import { currentShop } from '../shop/current-shop.ts';
import { placeButForHolds } from './held-in-the-way.ts';
import { lookAround, type PlacingPorts } from './look-around.ts';
import { withNearest } from './nearest-times.ts';
import { placementOf } from './placement-of.ts';
import { overbooked, refused } from './refused-place.ts';
import { refusedTime } from './refused-time.ts';
import { verbOf, type Wish } from './wish.ts';

/** How often a placement is looked for again when somebody else was faster or the rules changed meanwhile. */
const MOST_TRIES = 20;

/**
 * Finds a bay (and technician) for the wish and has `write` take it, until the store accepts one. The store has the last
 * word on every try, so that of any number of callers only as many succeed as there is room, and none by rules that are not in
 * force any more: with those of the shop `inHand` only the first try is made.
 *
 * Throws the refusals: `in-the-past`, `too-soon`, `beyond-horizon`, `shop-closed`, `car-taken`, `not-qualified`,
 * `slot-taken`, each with the nearest times that work.
 */
export async function place<W extends Wish, T>(
  inHand: Shop,
  wishIn: (shop: Shop) => W | Promise<W>,
  write: (placement: Placement, wish: W, shop: Shop) => Promise<T>,
  ports: PlacingPorts,
): Promise<T> {
  for (let tries = 1, shop = inHand; ; tries += 1, shop = await currentShop(ports)) {
    const wish = await wishIn(shop);
    const placement = await findPlacement(shop, wish, ports);
    try {
      return await write(placement, wish, shop);
    } catch (thrown) {
      const lostRace = thrown instanceof PlacementRefused || thrown instanceof Stale;
      if (!lostRace) throw thrown;
      if (tries === MOST_TRIES) throw new AppError({ code: 'changed-meanwhile', what: 'appointment' });
    }
  }
}

/**
 * Where the wish can be put, as the book and the calendars have it now. `known`: what takes everybody's time then, where that has been
 * looked at. Throws what `place` throws.
 */
export async function findPlacement(
  inForce: Shop,
  wish: Wish,
  ports: PlacingPorts,
  known?: KnownTime,
): Promise<Placement> {
  const shop = wish.isOfSeries === true ? asFarAsSeries(inForce) : inForce;
  const { slot, overbookReason } = wish;
  const untimely = refusedTime(shop, slot, ports.clock.now(), wish.keepsStart);
  if (untimely !== null) throw await withNearest(untimely, shop, wish, ports);
  const look = await lookAround(shop, wish, ports, known);
  assertNotInterrupted(ports, verbOf(wish));
  const carIsElsewhere = look.visits.length > 0;
  // Where its car is, the book knows by itself.
  if (overbookReason !== null || !carIsElsewhere) assertAnswered(look.known, shop, verbOf(wish));
  const isFree = look.free !== undefined && !carIsElsewhere && look.full === null;
  const butForHolds = isFree ? null : await placeButForHolds(look, wish, shop, ports);
  if (butForHolds !== null && wish.held === 'taken')
    return { ...placementOf(shop, wish, butForHolds, null), takesHeld: true };
  if (overbookReason !== null && look.where !== undefined)
    return overbooked(look.where, overbookReason, look, wish, shop, ports);
  if (look.free !== undefined && isFree) return placementOf(shop, wish, look.free, null);
  const refusal = await refused(look, wish, shop, ports);
  throw butForHolds === null ? refusal : asOnlyHeld(refusal);
}

/** Whoever is at the counter may take it. */
function asOnlyHeld(refusal: AppError): AppError {
  const { failure } = refusal;
  return failure.code === 'slot-taken' ? new AppError({ ...failure, isOnlyHeld: true }) : refusal;
}

function asFarAsSeries(shop: Shop): Shop {
  return { ...shop, horizonDays: Math.max(shop.horizonDays, LONGEST_SERIES_DAYS) };
}

/** Throws `calendar-unreachable` for a shop that takes no booking which its calendar has not confirmed. */
function assertAnswered(
  { outOfReach }: KnownTime,
  { onUnavailable }: Shop,
  verb: 'book' | 'reschedule',
): void {
  if (outOfReach === null || onUnavailable === 'keep') return;
  throw new AppError({ code: 'calendar-unreachable', trouble: outOfReach.trouble, verb });
}
