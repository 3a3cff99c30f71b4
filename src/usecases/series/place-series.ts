import type { Instant } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError, type Refused, type SeriesRefusal } from '../../failure.ts';
import type { Placement } from '../../store/placements.ts';
import { ChangeRefused, PlacementRefused, Stale } from '../../store/refusals.ts';
import type { PlacingPorts } from '../booking/look-around.ts';
import { MENDED_BY_TIME } from '../booking/mended-by-time.ts';
import { findPlacement } from '../booking/place-appointment.ts';
import type { Wish } from '../booking/wish.ts';
import { currentShop } from '../shop/current-shop.ts';
import { lookTogether } from './look-together.ts';

/** As many are placed at once. */
const AT_ONCE = 4;
/** How often all is placed anew because somebody else was faster, or the rules have changed. */
const MOST_TRIES = 20;

/** A visit of a series where it can be. */
export interface Placed<W extends Wish> {
  readonly wish: W;
  readonly placement: Placement;
}

/**
 * Finds a place for each visit of a series and has `write` take all of them, until the store does. Throws `series-refused` with all
 * that cannot be.
 */
export async function placeSeries<W extends Wish, T>(
  inHand: Shop,
  wishesIn: (shop: Shop) => Promise<readonly W[]>,
  write: (placed: readonly Placed<W>[], shop: Shop) => Promise<T>,
  ports: PlacingPorts,
): Promise<T> {
  for (let tries = 1, shop = inHand; ; tries += 1, shop = await currentShop(ports)) {
    const wishes = await wishesIn(shop);
    const placed = await placedAll(wishes, shop, ports);
    try {
      return await write(placed, shop);
    } catch (thrown) {
      const cause = thrown instanceof ChangeRefused ? thrown.cause : thrown;
      if (!(cause instanceof PlacementRefused || cause instanceof Stale)) throw cause;
      if (tries === MOST_TRIES) throw new AppError({ code: 'changed-meanwhile', what: 'appointment' });
    }
  }
}

async function placedAll<W extends Wish>(
  wishes: readonly W[],
  shop: Shop,
  ports: PlacingPorts,
): Promise<Placed<W>[]> {
  const placed: Placed<W>[] = [];
  const refused: SeriesRefusal[] = [];
  const knownFor = await lookTogether(wishes, shop, ports);
  const tryOne = async (wish: W) => {
    try {
      return { wish, placement: await findPlacement(shop, wish, ports, knownFor(wish)) };
    } catch (thrown) {
      return refusalIn(thrown, wish.slot.start);
    }
  };
  for (let at = 0; at < wishes.length; at += AT_ONCE) {
    for (const one of await Promise.all(wishes.slice(at, at + AT_ONCE).map(tryOne)))
      if ('why' in one) refused.push(one);
      else placed.push(one);
  }
  if (refused.length > 0) throw new AppError({ code: 'series-refused', count: wishes.length, refused });
  return placed;
}

/** A refusal that another time, or another technician then, may mend; all else is thrown on. */
function refusalIn(thrown: unknown, at: Instant): SeriesRefusal {
  if (!(thrown instanceof AppError)) throw thrown;
  const { code } = thrown.failure;
  if (!MENDED_BY_TIME.has(code) && code !== 'not-qualified') throw thrown;
  const why = thrown.failure as Refused;
  return { at, why, nearest: 'nearest' in why ? why.nearest : [] };
}
