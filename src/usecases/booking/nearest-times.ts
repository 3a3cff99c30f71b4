import { bookingLimits, daysInterval } from '../../domain/booking-limits.ts';
import { type Instant, type Interval, MINUTE_MS } from '../../domain/interval.ts';
import { addDays, type LocalDate } from '../../domain/local-date.ts';
import { jobOf } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import { nearestStarts } from '../../domain/slot-search.ts';
import { timeline } from '../../domain/timeline.ts';
import { dateAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import { type OccupancyPorts, occupanciesDuring } from '../free-time/occupancies.ts';
import { modeFullDuring } from './mode-room.ts';
import type { Refusal } from './refusal.ts';
import type { Untimely } from './refused-time.ts';
import { visitsOfCar } from './visits-of-car.ts';
import { givingWay, type Wish } from './wish.ts';

/** How far before and after a refused time the nearest free times are looked for. */
const NEAREST_WITHIN_DAYS = 14;

/** The refusal with the two starts nearest to what was wanted, where there is any use in them. */
export async function withNearest(
  refusal: Untimely | Refusal,
  shop: Shop,
  wish: Wish,
  ports: OccupancyPorts,
): Promise<AppError> {
  if (!('nearest' in refusal)) return new AppError(refusal);
  return new AppError({ ...refusal, nearest: await nearestTo(shop, wish, ports) });
}

/** A start, and the bays in which the work can be done then, by their names. */
export interface NearestStart {
  readonly start: Instant;
  readonly bays: readonly string[];
}

/** The two starts nearest to what was wanted. */
export async function nearestTo(shop: Shop, wish: Wish, ports: OccupancyPorts): Promise<Instant[]> {
  return (await nearestPlaces(shop, wish, ports)).map(({ start }) => start);
}

/** The same, with where. */
export async function nearestPlaces(shop: Shop, wish: Wish, ports: OccupancyPorts): Promise<NearestStart[]> {
  const { slot, bufferMs, bay, technician } = wish;
  const limits = bookingLimits(shop, ports.clock.now());
  const days = daysAround(shop, slot.start, limits);
  const { start, end } = daysInterval(shop, days);
  const { occupancies } = await occupanciesDuring({ start, end: end + bufferMs }, shop, ports, {
    except: givingWay(wish),
    ownHold: wish.ownHold ?? [],
  });
  const modeFullAt = await modeFullDuring(wish, { start, end }, shop, ports);
  const starts = nearestStarts(
    {
      shop,
      job: jobOf(wish),
      timelines: new Map([...occupancies].map(([id, occupancy]) => [id, timeline(occupancy)])),
      notBefore: limits.start,
      notAfter: limits.end,
      bayIds: bay === null ? undefined : [bay.id],
      technicianId: technician?.id,
    },
    days,
    slot.start,
    {
      without: await visitsOfCar(wish, { start, end }, ports),
      mayBegin: (at) => modeFullAt(at) === null,
    },
  );
  const nameOf = new Map(shop.bays.map(({ id, name }) => [id, name]));
  return starts.map(({ start, bays }) => ({
    start,
    bays: bays.map(({ bayId }) => nameOf.get(bayId) as string),
  }));
}

/** The days near the wanted one on which booking is possible at all. */
function daysAround({ zone }: Shop, wanted: Instant, limits: Interval): LocalDate[] {
  const [first, last] = [dateAt(zone, limits.start), dateAt(zone, limits.end - MINUTE_MS)];
  const asked = dateAt(zone, wanted);
  const middle = asked < first ? first : asked > last ? last : asked;
  return Array.from({ length: 2 * NEAREST_WITHIN_DAYS + 1 }, (_, i) =>
    addDays(middle, i - NEAREST_WITHIN_DAYS),
  ).filter((date) => date >= first && date <= last);
}
