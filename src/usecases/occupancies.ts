import type { Interval } from '../domain/interval.ts';
import type { Shop } from '../domain/shop.ts';
import type { Occupancy } from '../domain/timeline.ts';
import type { HeldClaim } from '../store/store.ts';
import type { Ports } from './ports.ts';

/** What takes the time of one bay or technician: our claims, and what others have put into its calendar. */
export type KnownOccupancy = Occupancy<HeldClaim>;

/**
 * What takes the time of each of the shop's bays and technicians during `range`, by id. The appointment `except`, which
 * is about to be moved, is left out. A calendar that cannot be read is taken as busy throughout: unknown is not free.
 */
export async function occupanciesDuring(
  range: Interval,
  shop: Shop,
  { store, calendar }: Pick<Ports, 'store' | 'calendar'>,
  except: number | null = null,
): Promise<Map<number, KnownOccupancy>> {
  const everyone = [...shop.bays, ...shop.technicians];
  const calendarIds = [...new Set(everyone.flatMap((who) => who.calendar ?? []))];
  const [claims, calendars] = await Promise.all([
    store.appointments.claimsDuring(range),
    calendar.busy(calendarIds, range),
  ]);
  const foreign = new Map(
    calendars.map((busy) => [busy.calendarId, busy.known ? busy.intervals : Array<Interval>(1).fill(range)]),
  );
  const occupancies = new Map<number, KnownOccupancy & { held: HeldClaim[] }>();
  for (const { id, capacity, calendar: calendarId } of everyone) {
    occupancies.set(id, { capacity, held: [], foreign: foreign.get(calendarId ?? '') ?? [] });
  }
  for (const claim of claims) {
    if (claim.appointmentId !== except) occupancies.get(claim.claimableId)?.held.push(claim);
  }
  return occupancies;
}
