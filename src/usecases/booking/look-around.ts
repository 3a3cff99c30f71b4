import type { Appointment } from '../../domain/appointment.ts';
import { choosePlace } from '../../domain/choice.ts';
import type { Interval } from '../../domain/interval.ts';
import type { ModeFull } from '../../domain/mode-limits.ts';
import { type Place, type PlacementSearch, placementsFor } from '../../domain/placement.ts';
import { jobOf } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import type { HeldClaim } from '../../store/placements.ts';
import { PATIENCE } from '../calendar/patience.ts';
import { type KnownTime, occupanciesDuring } from '../free-time/occupancies.ts';
import type { Ports } from '../ports.ts';
import { busyThatDay } from './busy-that-day.ts';
import { modeFullFor } from './mode-room.ts';
import type { Found } from './refusal.ts';
import { visitsOfCar } from './visits-of-car.ts';
import { givingWay, type Wish } from './wish.ts';

export type PlacingPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'zones' | 'interruption'>;

/** What is there at the time of a wish. */
export interface Look {
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

export async function lookAround(
  shop: Shop,
  wish: Wish,
  ports: PlacingPorts,
  before?: KnownTime,
): Promise<Look> {
  const { slot, bufferMs, bay, technician, moving } = wish;
  const visits = await visitsOfCar(wish, slot, ports);
  const around = timeAround({ slot, bufferMs });
  const known = before ?? (await occupanciesDuring(around, shop, ports, lookingFor([wish], shop)));
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

/** With the buffer behind it. */
export function timeAround({ slot, bufferMs }: Pick<Wish, 'slot' | 'bufferMs'>): Interval {
  return { start: slot.start, end: slot.end + bufferMs };
}

/** How calendars are looked at for wishes that are placed together. */
export function lookingFor(wishes: readonly Wish[], { onUnavailable }: Shop) {
  return {
    except: new Set(wishes.flatMap((wish) => [...givingWay(wish)])),
    ownHold: wishes.flatMap(({ ownHold = [] }) => ownHold),
    // Who books only what the calendar confirms would rather wait for it.
    withinMs: onUnavailable === 'keep' ? PATIENCE.look : PATIENCE.check,
  };
}
