import type { Place } from '../../domain/placement.ts';
import type { Shop } from '../../domain/shop.ts';
import type { KnownTime } from '../free-time/occupancies.ts';
import { type Look, lookAround, type PlacingPorts } from './look-around.ts';
import type { Wish } from './wish.ts';

/**
 * Where the wish could be put if nobody held any time; null where something else is in its way, and where nobody is to be told of
 * that. By what was seen before: no calendar is asked again.
 */
export async function placeButForHolds(
  { known, visits }: Look,
  wish: Wish,
  shop: Shop,
  ports: PlacingPorts,
): Promise<Place | null> {
  if (wish.held === undefined || visits.length > 0) return null;
  const { store, clock } = ports;
  const holds = await store.holds.live(clock.now());
  if (holds.length === 0) return null;
  const freed = { ...wish, ownHold: holds.flatMap(({ claims }) => claims) };
  const { free, full } = await lookAround(shop, freed, ports, withoutHolds(known));
  return free === undefined || full !== null ? null : free;
}

function withoutHolds({ occupancies, ...known }: KnownTime): KnownTime {
  const freed = [...occupancies].map(([id, occupancy]) => {
    const held = occupancy.held.filter(({ appointmentId }) => appointmentId !== null);
    return [id, { ...occupancy, held }] as const;
  });
  return { ...known, occupancies: new Map(freed) };
}
