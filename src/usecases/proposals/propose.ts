import { bookingLimits, daysInterval } from '../../domain/booking-limits.ts';
import { choosePlace } from '../../domain/choice.ts';
import { type Instant, type Interval, MINUTE_MS, overlaps } from '../../domain/interval.ts';
import { takingOf } from '../../domain/lies-over.ts';
import { addDays, type LocalDate } from '../../domain/local-date.ts';
import { placementsFor } from '../../domain/placement.ts';
import { jobOf, plannedVisit } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import { findSlots } from '../../domain/slot-search.ts';
import { timeline } from '../../domain/timeline.ts';
import { AppError } from '../../failure.ts';
import type { Hold } from '../../store/holds.ts';
import type { Claim } from '../../store/placements.ts';
import { PlacementRefused } from '../../store/refusals.ts';
import { newToken } from '../conversation/new-token.ts';
import { type KnownTime, occupanciesDuring } from '../free-time/occupancies.ts';
import type { Ports } from '../ports.ts';
import { servicesNamed } from '../shop/shop-words.ts';
import { chooseOptions } from './choose-options.ts';
import type { ProposedOption, ProposedVisit } from './proposed-option.ts';

export interface ProposalRequest {
  readonly customerId: number;
  readonly vehicleId: number;
  /** As they were said, for one visit. */
  readonly services: readonly string[];
  /** The first day that is looked at. */
  readonly from: LocalDate;
  /** Which starts suit; any, unless somebody has said so. */
  readonly suits: (start: Instant) => boolean;
  /** A digest of the key of the conversation; null: none in particular. */
  readonly conversation: string | null;
  /** Who is deciding, as the people at the counter read it. */
  readonly who: string | null;
}

export interface Proposed {
  readonly token: string;
  readonly heldUntil: Instant;
  /** In order of start, at most three; none where nothing is free in two weeks. */
  readonly options: readonly ProposedOption[];
}

/** So long a caller is waited for. Told in the description of the tool that proposes. */
export const HELD_MS = 2 * MINUTE_MS;
/** No time is held longer for one conversation, however often it asks. */
const LONGEST_HELD_MS = 6 * MINUTE_MS;
/** A day that is full is passed over, so many times. */
export const WITHIN_DAYS = 14;
/** How often it is looked again where somebody else was faster. */
const MOST_TRIES = 8;

type ProposingPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption' | 'newUuid' | 'digest'>;

/**
 * Offers up to three free times of the first day that has any, and holds them for two minutes: nobody else is given them meanwhile,
 * and no calendar hears of it. What the conversation was offered before is given back first, so that it never holds more
 * than this. Throws `not-found`, `several-match` for services, `changed-meanwhile`.
 */
export async function propose(
  request: ProposalRequest,
  shop: Shop,
  ports: ProposingPorts,
): Promise<Proposed> {
  const { store, clock } = ports;
  const token = newToken(ports);
  const tokenHash = ports.digest(token);
  for (let tries = 1; ; tries += 1) {
    const now = clock.now();
    const before = await earlierOf(request, ports);
    const { options, claims } = await optionsFor(request, before, shop, ports);
    const proposed = { token, heldUntil: now + HELD_MS, options };
    if (options.length === 0) return proposed;
    const content: ProposedVisit = {
      customerId: request.customerId,
      vehicleId: request.vehicleId,
      services: servicesNamed(request.services, shop).map(({ type }) => type),
      options,
    };
    for (const earlier of before) await store.holds.release(earlier.tokenHash, now);
    const hold: Hold = { tokenHash, proposal: content, who: request.who, expiresAt: now + HELD_MS, claims };
    try {
      await store.holds.place(hold, now);
    } catch (thrown) {
      if (!(thrown instanceof PlacementRefused)) throw thrown;
      if (tries === MOST_TRIES) throw new AppError({ code: 'changed-meanwhile', what: 'appointment' });
      continue;
    }
    const { conversation } = request;
    await store.proposals.keep({ tokenHash, conversation, content, madeAt: now, heldUntil: now + HELD_MS });
    return proposed;
  }
}

/** What the conversation was offered before and may still have, with the time that is held for it. */
interface Earlier {
  readonly tokenHash: string;
  readonly options: readonly ProposedOption[];
  readonly claims: readonly Claim[];
}

async function earlierOf(
  { conversation }: ProposalRequest,
  { store, clock }: ProposingPorts,
): Promise<Earlier[]> {
  if (conversation === null) return [];
  const now = clock.now();
  const earlier: Earlier[] = [];
  for (const { tokenHash, content } of await store.proposals.of(conversation, now)) {
    const hold = await store.holds.get(tokenHash, now);
    const { options } = content as ProposedVisit;
    earlier.push({ tokenHash, options, claims: hold?.claims ?? [] });
  }
  return earlier;
}

interface Options {
  readonly options: readonly ProposedOption[];
  readonly claims: readonly Claim[];
}

/** One look for all days, so that calendars are asked once. */
async function optionsFor(
  { services, from, suits, vehicleId }: ProposalRequest,
  before: readonly Earlier[],
  shop: Shop,
  ports: ProposingPorts,
): Promise<Options> {
  const now = ports.clock.now();
  const named = servicesNamed(services, shop);
  const visitAt = (start: Instant) => plannedVisit(named, start, null);
  const job = jobOf(visitAt(0));
  const days = Array.from({ length: WITHIN_DAYS }, (_, i) => addDays(from, i));
  const { start, end } = daysInterval(shop, days);
  const range = { start, end: end + job.bufferMs };
  const ownHold = before.flatMap(({ claims }) => claims);
  const { occupancies } = await occupanciesDuring(range, shop, ports, { ownHold });
  const visits = await ports.store.appointments.ofVehicle(vehicleId, range);
  const limits = bookingLimits(shop, now);
  const timelines = new Map([...occupancies].map(([id, occupancy]) => [id, timeline(occupancy)]));
  const found = findSlots({ shop, job, timelines, notBefore: limits.start, notAfter: limits.end }, days);
  const heldSince = (at: Instant) => sinceWhen(at, before, now);
  const isOffered = (at: Instant) =>
    suits(at) &&
    now - heldSince(at) < LONGEST_HELD_MS &&
    !visits.some((visit) => overlaps(visit, { start: at, end: at + job.durationMs }));
  for (const day of found) {
    const starts = chooseOptions(day.starts.map((one) => one.start).filter(isOffered), day.starts.length);
    if (starts.length === 0) continue;
    return {
      options: starts.map((at) => ({ start: at, end: at + job.durationMs, heldSince: heldSince(at) })),
      claims: starts.flatMap((at) => claimsAt(visitAt(at), shop, occupancies)),
    };
  }
  return { options: [], claims: [] };
}

/** The beginning of the time for which the conversation has held that start without a break. */
function sinceWhen(start: Instant, before: readonly Earlier[], now: Instant): Instant {
  const held = before.flatMap(({ options }) => options.filter((option) => option.start === start));
  return Math.min(now, ...held.map((option) => option.heldSince));
}

/** What the bay and the technicians would give to it who would be chosen now. */
function claimsAt(
  visit: ReturnType<typeof plannedVisit>,
  shop: Shop,
  occupancies: KnownTime['occupancies'],
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
