import { bookingLimits, daysInterval } from '../../domain/booking-limits.ts';
import { choosePlace } from '../../domain/choice.ts';
import { type Instant, type Interval, overlaps } from '../../domain/interval.ts';
import { takingOf } from '../../domain/lies-over.ts';
import { addDays, type LocalDate } from '../../domain/local-date.ts';
import { modeClaims } from '../../domain/mode-limits.ts';
import { placementsFor } from '../../domain/placement.ts';
import { jobOf, plannedVisit } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import { findSlots } from '../../domain/slot-search.ts';
import { timeline } from '../../domain/timeline.ts';
import type { Claim } from '../../store/placements.ts';
import { modeFullDuring } from '../booking/mode-room.ts';
import { type KnownOccupancy, occupanciesDuring } from '../free-time/occupancies.ts';
import { servicesNamed } from '../shop/shop-words.ts';
import type { DayToOffer } from './choose-options.ts';
import type { ProposalRequest, ProposingPorts } from './proposal-request.ts';

/** A day that is full is passed over, so many times. */
export const WITHIN_DAYS = 14;

/** A day on which the shop has room for the work. */
export interface FreeDay extends DayToOffer {
  /** The starts that suit, ascending. */
  readonly suiting: readonly Instant[];
  /** What the bay, the technicians and the limits would give to it who would be chosen now. */
  readonly claimsAt: (start: Instant) => readonly Claim[];
}

interface FreeDays {
  readonly durationMs: number;
  /** Ascending; those on which there is no room are left out. */
  readonly days: readonly FreeDay[];
}

/** What is free in two weeks, with what is held for the conversation. One look for all days, so that calendars are asked once. */
export async function freeDays(
  { services, mode, from, suits, vehicleId }: ProposalRequest,
  ownHold: readonly Claim[],
  shop: Shop,
  ports: ProposingPorts,
): Promise<FreeDays> {
  const named = servicesNamed(services, shop);
  const visitAt = (start: Instant) => plannedVisit(named, start, null);
  const job = jobOf(visitAt(0));
  const dates = Array.from({ length: WITHIN_DAYS }, (_, i) => addDays(from, i));
  const { start, end } = daysInterval(shop, dates);
  const range = { start, end: end + job.bufferMs };
  const { occupancies } = await occupanciesDuring(range, shop, ports, { ownHold });
  const visits = await ports.store.appointments.ofVehicle(vehicleId, range);
  const modeFullAt = await modeFullDuring({ mode, moving: null, ownHold }, range, shop, ports);
  const limits = bookingLimits(shop, ports.clock.now());
  const search = { shop, job, notBefore: limits.start, notAfter: limits.end };
  const startsOf = (days: readonly LocalDate[], held: readonly Claim[]) =>
    findSlots({ ...search, timelines: timelinesWith(held, occupancies) }, days).map((day) => ({
      date: day.date,
      starts: day.starts.map((one) => one.start),
    }));
  const isOffered = (at: Instant) =>
    suits(at) &&
    modeFullAt(at) === null &&
    !visits.some((visit) => overlaps(visit, { start: at, end: at + job.durationMs }));
  const claimsAt = (at: Instant) => [
    ...placeAt(visitAt(at), shop, occupancies),
    ...modeClaims({ mode, start: at }, shop),
  ];
  const days = startsOf(dates, []).map(({ date, starts }) => ({
    suiting: starts.filter(isOffered),
    claimsAt,
    free: starts.length,
    leftBeside: (chosen: readonly Instant[]) =>
      startsOf([date], chosen.flatMap(claimsAt)).flatMap((day) => day.starts).length,
  }));
  return { durationMs: job.durationMs, days: days.filter(({ free }) => free > 0) };
}

/** What everybody has free where these claims are taken, too. */
function timelinesWith(held: readonly Claim[], occupancies: ReadonlyMap<number, KnownOccupancy>) {
  return new Map(
    [...occupancies].map(([id, occupancy]) => {
      const more = held.filter(({ claimableId }) => claimableId === id);
      return [id, timeline({ ...occupancy, held: [...occupancy.held, ...more] })];
    }),
  );
}

function placeAt(
  visit: ReturnType<typeof plannedVisit>,
  shop: Shop,
  occupancies: ReadonlyMap<number, KnownOccupancy>,
): Claim[] {
  const { slot, pieces, bufferMs } = visit;
  const found = placementsFor({ shop, slot, job: jobOf(visit), occupancies });
  const place = choosePlace(found, { shop, keep: null, busyMs: new Map(), evenTaken: false });
  if (place === undefined) return [];
  const spans: readonly Interval[] = pieces;
  return takingOf(place, spans, { slot, bufferMs }).map(({ id, slot: { start, end }, bufferMs: after }) => ({
    claimableId: id,
    start,
    end: end + after,
  }));
}
