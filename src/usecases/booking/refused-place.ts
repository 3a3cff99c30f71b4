import type { Appointment } from '../../domain/appointment.ts';
import type { Place } from '../../domain/placement.ts';
import { placementsFor } from '../../domain/placement.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError, type Blocking } from '../../failure.ts';
import type { Placement } from '../../store/placements.ts';
import { assertNotInterrupted } from '../interruption.ts';
import { type Beneath, blockingIn, lookBeneath } from './beneath.ts';
import { eachOnce } from './blocking.ts';
import { type Look, lookAround, type PlacingPorts } from './look-around.ts';
import { modeRefusal } from './mode-refusal.ts';
import { nearestTo, withNearest } from './nearest-times.ts';
import { placementOf } from './placement-of.ts';
import { refusalOf } from './refusal.ts';
import { refusedTime } from './refused-time.ts';
import { verbOf, type Wish } from './wish.ts';

/** What becomes of a wish for which there is no room, or whose car is elsewhere. */

/** The refusal, which names all that the appointment would lie over if somebody said why. */
export async function refused(look: Look, wish: Wish, shop: Shop, ports: PlacingPorts): Promise<AppError> {
  const { known, search, found, visits, free, full } = look;
  if (free !== undefined && visits.length === 0 && full !== null) return modeRefusal(full, wish, shop, ports);
  const { slot, overbookReason } = wish;
  const [visit] = overbookReason === null ? visits : [];
  const refusal = refusalOf(found, wish, shop);
  if (visit === undefined && refusal.code !== 'slot-taken') return withNearest(refusal, shop, wish, ports);
  // The time may count as taken only because nobody can see whether an event lies there.
  if (visit === undefined && known.unreadable !== null) {
    return new AppError({ code: 'calendar-unreachable', trouble: known.unreadable, verb: verbOf(wish) });
  }
  const [beneath, nearest] = await Promise.all([
    beneathLook(look, wish, shop, ports),
    nearestTo(shop, wish, ports),
  ]);
  const over = blockingIn(beneath, visits);
  if (visit !== undefined) {
    return new AppError({ code: 'car-taken', slot, visit, blocking: without(visit, over), nearest });
  }
  const named = refusalOf(placementsFor({ ...search, occupancies: beneath.occupancies }), wish, shop);
  const taken = named.code === 'slot-taken' ? named : refusal;
  if (taken.code !== 'slot-taken') return new AppError(taken);
  return new AppError({ ...taken, blocking: eachOnce(taken.blocking, over), nearest });
}

/** What a wish would lie over, beside the visit that is there, if it were overbooked; nothing where no reason would help. */
export async function beneathBeside(
  visit: Pick<Appointment, 'id'>,
  wish: Wish,
  shop: Shop,
  ports: PlacingPorts,
): Promise<readonly Blocking[]> {
  if (refusedTime(shop, wish.slot, ports.clock.now()) !== null) return [];
  const look = await lookAround(shop, wish, ports);
  return without(visit, blockingIn(await beneathLook(look, wish, shop, ports), look.visits));
}

function without({ id }: Pick<Appointment, 'id'>, blocking: readonly Blocking[]): Blocking[] {
  return blocking.filter(({ appointmentId }) => appointmentId !== id);
}

function beneathLook(
  { known, free, where }: Look,
  wish: Wish,
  shop: Shop,
  ports: PlacingPorts,
): Promise<Beneath> | Beneath {
  if (free === undefined && where !== undefined) return lookBeneath(where, wish, known, shop, ports);
  return { occupancies: known.occupancies, jobs: [], events: [], named: [] };
}

/**
 * The placement there, with the overbooking reason that was given; without it if the time is free after all and the car is
 * nowhere else.
 */
export async function overbooked(
  where: Place,
  overbookReason: string,
  { known, visits, full }: Look,
  wish: Wish,
  shop: Shop,
  ports: PlacingPorts,
): Promise<Placement> {
  const { jobs, events, named } = await lookBeneath(where, wish, known, shop, ports);
  assertNotInterrupted(ports, verbOf(wish));
  const isFree = jobs.length + events.length + visits.length === 0 && full === null;
  if (isFree) return placementOf(shop, wish, where, null);
  return { ...placementOf(shop, wish, where, overbookReason), overbookedOver: named };
}
