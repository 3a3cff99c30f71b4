import type { Appointment } from '../../domain/appointment.ts';
import { choosePlace } from '../../domain/choice.ts';
import type { Interval } from '../../domain/interval.ts';
import type { ModeFull } from '../../domain/mode-limits.ts';
import { type Place, type PlacementSearch, placementsFor } from '../../domain/placement.ts';
import { jobOf } from '../../domain/planned-visit.ts';
import { LONGEST_SERIES_DAYS } from '../../domain/series-limits.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError, type Blocking } from '../../failure.ts';
import type { HeldClaim, Placement } from '../../store/placements.ts';
import { PlacementRefused, Stale } from '../../store/refusals.ts';
import { PATIENCE } from '../calendar/patience.ts';
import { type KnownTime, occupanciesDuring } from '../free-time/occupancies.ts';
import { assertNotInterrupted } from '../interruption.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';
import { busyThatDay } from './busy-that-day.ts';
import { modeFullFor, modeRefusal } from './mode-room.ts';
import { nearestTo, withNearest } from './nearest-times.ts';
import { type Beneath, blockingIn, lookBeneath } from './overbooking.ts';
import { placementOf } from './placement-of.ts';
import { eachOnce, type Found, refusalOf } from './refusal.ts';
import { refusedTime } from './refused-time.ts';
import { visitsOfCar } from './visits-of-car.ts';
import { givingWay, verbOf, type Wish } from './wish.ts';

export type PlacingPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'zones' | 'interruption'>;

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

/** Where the wish can be put, as the book and the calendars have it now. Throws what `place` throws. */
export async function findPlacement(inForce: Shop, wish: Wish, ports: PlacingPorts): Promise<Placement> {
  const shop = wish.isOfSeries === true ? asFarAsSeries(inForce) : inForce;
  const { slot, overbookReason } = wish;
  const untimely = refusedTime(shop, slot, ports.clock.now(), wish.keepsStart);
  if (untimely !== null) throw await withNearest(untimely, shop, wish, ports);
  const look = await lookAround(shop, wish, ports);
  assertNotInterrupted(ports, verbOf(wish));
  const carIsElsewhere = look.visits.length > 0;
  // Where its car is, the book knows by itself.
  if (overbookReason !== null || !carIsElsewhere) assertAnswered(look.known, shop, verbOf(wish));
  if (overbookReason !== null && look.where !== undefined)
    return overbooked(look.where, overbookReason, look, wish, shop, ports);
  if (look.free !== undefined && !carIsElsewhere) {
    if (look.full !== null) throw await modeRefusal(look.full, wish, shop, ports);
    return placementOf(shop, wish, look.free, null);
  }
  throw await refused(look, wish, shop, ports);
}

function asFarAsSeries(shop: Shop): Shop {
  return { ...shop, horizonDays: Math.max(shop.horizonDays, LONGEST_SERIES_DAYS) };
}

/** What is there at the time of a wish. */
interface Look {
  readonly known: KnownTime;
  /** Where else the car is. */
  readonly visits: readonly Appointment[];
  readonly search: Omit<PlacementSearch<HeldClaim, Interval>, 'occupancies'>;
  readonly found: Found;
  readonly free: Place | undefined;
  /** What of the visit's mode is used up then; null: nothing. */
  readonly full: ModeFull | null;
  /** Where it would go if a reason were given to overbook; undefined where nobody may do it. */
  readonly where: Place | undefined;
}

async function lookAround(shop: Shop, wish: Wish, ports: PlacingPorts): Promise<Look> {
  const { slot, bufferMs, bay, technician, moving } = wish;
  const visits = await visitsOfCar(wish, slot, ports);
  const around = { start: slot.start, end: slot.end + bufferMs };
  const known = await occupanciesDuring(around, shop, ports, {
    except: givingWay(wish),
    // Who books only what the calendar confirms would rather wait for it.
    withinMs: shop.onUnavailable === 'keep' ? PATIENCE.look : PATIENCE.check,
  });
  const search = {
    shop,
    slot,
    job: jobOf(wish),
    bayIds: bay === null ? undefined : [bay.id],
    technicianId: technician?.id,
  };
  const found = placementsFor({ ...search, occupancies: known.occupancies });
  const rules = { shop, keep: moving, busyMs: await busyThatDay(wish, found, shop, ports) };
  const free = choosePlace(found, { ...rules, evenTaken: false });
  const where = free ?? choosePlace(found, { ...rules, evenTaken: true });
  return { known, visits, search, found, free, full: await modeFullFor(wish, shop, ports), where };
}

/** The refusal, which names all that the appointment would lie over if somebody said why. */
async function refused(look: Look, wish: Wish, shop: Shop, ports: PlacingPorts): Promise<AppError> {
  const { known, search, found, visits } = look;
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
async function overbooked(
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

/** Throws `calendar-unreachable` for a shop that takes no booking which its calendar has not confirmed. */
function assertAnswered(
  { outOfReach }: KnownTime,
  { onUnavailable }: Shop,
  verb: 'book' | 'reschedule',
): void {
  if (outOfReach === null || onUnavailable === 'keep') return;
  throw new AppError({ code: 'calendar-unreachable', trouble: outOfReach.trouble, verb });
}
